import { addDays } from '../../components/format';

/** Dates of the office's calendar, as yyyy-mm-dd. */

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

export function workingDayAfter(date: string): string {
  let next = addDays(date, 1);
  while (isWeekend(next)) next = addDays(next, 1);
  return next;
}

/** Monday of the week of `date`. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

export function weekOf(date: string): readonly string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(mondayOf(date), index));
}

/** ISO 8601 week number. */
export function weekNumber(date: string): number {
  const thursday = addDays(mondayOf(date), 3);
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)) / (7 * 86_400_000)) + 1;
}

/** yyyy-mm */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The first day of the month `count` months after that of `date`. */
export function addMonths(date: string, count: number): string {
  const first = new Date(`${monthOf(date)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + count);
  return first.toISOString().slice(0, 10);
}

export function daysOfMonth(date: string): readonly string[] {
  const first = addMonths(date, 0);
  const count = (Date.parse(addMonths(date, 1)) - Date.parse(first)) / 86_400_000;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** The weeks that a month touches, whole. */
export function weeksOfMonth(date: string): readonly (readonly string[])[] {
  const days = daysOfMonth(date);
  const mondays = [...new Set(days.map(mondayOf))];
  return mondays.map(weekOf);
}
