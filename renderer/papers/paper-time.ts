import type { Instant } from '../components/instant';
import { clockTime, dateTime, recordingTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** 2026年11月25日09时02分14秒, Beijing time. */
export function writtenTime(instant: Instant): string {
  const [date = '', time = ''] = dateTime(instant).split(' ');
  const [year, month, day] = date.split('-');
  const [hour, minute, second] = time.split(':');
  return `${year}年${month}月${day}日${hour}时${minute}分${second}秒`;
}

/** 2026-11-25 09:02:14–11:09:31; the second date only when it is another day. */
export function labelHours(from: Instant, to: Instant): string {
  const [start, end] = [dateTime(from), dateTime(to)];
  return start.slice(0, 10) === end.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start}–${end}`;
}

/** Time within the recording as hh:mm:ss; a dash for what did not happen or lies before it. */
export function timeInRecording(startedAt: Instant | undefined, at: Instant | undefined): string {
  return startedAt && at && at >= startedAt ? recordingTime(startedAt, at) : '—';
}

/** 09:02:14 至 11:09:31, or to the end of the session where nothing ended it. */
export function clockSpan(from: Instant, to: Instant | undefined): string {
  return t('report.span', { from: clockTime(from), to: clockEnd(to) });
}

export function clockEnd(to: Instant | undefined): string {
  return to === undefined ? t('report.toEnd') : clockTime(to);
}
