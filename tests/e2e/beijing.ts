/** Times as people in Beijing read them, worked out another way than the screens do it. */

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function inBeijing(instant: string): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** 09:02:14 */
export function clockTime(instant: string): string {
  const { hour = '', minute = '', second = '' } = inBeijing(instant);
  return `${hour}:${minute}:${second}`;
}

/** 11-25 */
export function monthDay(instant: string): string {
  const { month = '', day = '' } = inBeijing(instant);
  return `${month}-${day}`;
}

/** 2026年11月25日09时02分14秒 */
export function writtenTime(instant: string): string {
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = inBeijing(instant);
  return `${year}年${month}月${day}日${hour}时${minute}分${second}秒`;
}

/** 00:12:07 after the start. */
export function timeInRecording(startedAt: string, at: string): string {
  const seconds = Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
