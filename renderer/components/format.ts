import type { Instant } from './instant';

/** China keeps one time, UTC+8, without summer time. */
const shanghaiMs = 8 * 3600_000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

function shanghai(instant: Instant): string {
  return new Date(Date.parse(instant) + shanghaiMs).toISOString();
}

/** `09:02:14` Beijing time. */
export function clockTime(instant: Instant): string {
  return shanghai(instant).slice(11, 19);
}

/** `09:02` */
export function clockMinute(instant: Instant): string {
  return shanghai(instant).slice(11, 16);
}

/** `09:00–11:30`; `23:00–次日 01:30` over midnight, `23:00–24:00` up to it. */
export function timeSpan(from: Instant, to: Instant): string {
  const [begins, ends] = [clockMinute(from), clockMinute(to)];
  if (dateOf(from) === dateOf(to)) return `${begins}–${ends}`;
  return `${begins}–${ends === '00:00' && dateOf(to) === addDays(dateOf(from), 1) ? '24:00' : `次日 ${ends}`}`;
}

/** `2026-11-25`, the day in Beijing. */
export function dateOf(instant: Instant): string {
  return shanghai(instant).slice(0, 10);
}

/** `2026-11-25 09:02:14`, for records. */
export function dateTime(instant: Instant): string {
  return `${dateOf(instant)} ${clockTime(instant)}`;
}

/** `11-25` of a date or instant. */
export function monthDay(date: string): string {
  return (date.length > 10 ? dateOf(date) : date).slice(5);
}

/** `周三` of a yyyy-mm-dd date. */
export function weekdayShort(date: string): string {
  return `周${weekdayOf(date)}`;
}

/** `11月25日 星期三` of a yyyy-mm-dd date. */
export function dayHeading(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 星期${weekdayOf(date)}`;
}

/** `2026年11月25日 星期三` of a yyyy-mm-dd date. */
export function dateHeading(date: string): string {
  return `${date.slice(0, 4)}年${dayHeading(date)}`;
}

function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `00:45:22`; hours grow past 24. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Recording time of a moment: `at` minus the session's start. */
export function recordingTime(startedAt: Instant, at: Instant): string {
  return duration(Date.parse(at) - Date.parse(startedAt));
}

/** For sentences: `3 小时 12 分`, `1 分 42 秒`, `8 秒`. */
export function durationInWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  const rest = seconds % 60;
  if (minutes > 0) return rest > 0 ? `${minutes} 分 ${rest} 秒` : `${minutes} 分`;
  return `${rest} 秒`;
}

/** `612 kB`, `21.6 GB`: powers of ten, as discs and disks are sold. */
export function byteSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return `${step < 2 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step] ?? ''}`;
}

/** `612 kB/s` */
export function byteRate(bytesPerSecond: number): string {
  return `${byteSize(bytesPerSecond)}/s`;
}

/** `+0.12`, `−21` with a real minus sign. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 ? '−' : '+';
  return Number(text) === 0 ? text : `${sign}${text}`;
}

/** The instant of a Beijing day and minute of that day. */
export function instantAt(date: string, minuteOfDay: number): Instant {
  return new Date(Date.parse(`${date}T00:00:00Z`) - shanghaiMs + minuteOfDay * 60_000).toISOString();
}

/** Minutes since midnight in Beijing. */
export function minuteOfDay(instant: Instant): number {
  const text = clockMinute(instant);
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** The yyyy-mm-dd date `days` after `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether it is a date of the calendar, written 2026-11-25. */
export function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
