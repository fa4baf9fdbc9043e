import { isWorkingDay } from './holidays';

/** The office's calendar: Asia/Shanghai, which has had no daylight saving since 1991. */
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const dayMs = 24 * 60 * 60 * 1000;

/** The date there, yyyy-mm-dd. */
export function officeDate(now: Date): string {
  return shanghai.format(now);
}

/** The instants between which that date lies there, half-open. */
export function officeDay(date: string): { readonly from: string; readonly to: string } {
  const from = new Date(`${date}T00:00:00+08:00`);
  return { from: from.toISOString(), to: new Date(from.getTime() + dayMs).toISOString() };
}

/** The date `count` working days after `date` (制度§9: two days to hand over). Public holidays are of holidays.json. */
export function addWorkingDays(date: string, count: number): string {
  let day = new Date(`${date}T00:00:00Z`);
  for (let left = count; left > 0;) {
    day = new Date(day.getTime() + dayMs);
    if (isWorkingDay(day.toISOString().slice(0, 10))) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

/** The same day `count` months later; the month's last day where it has no such day. */
export function addMonths(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toISOString().slice(0, 10);
}
