import type { UseTotal } from '../../db/repositories/register-repository';
import type { StatisticsView, UseFigures } from '../contract/registers';
import { addWorkingDays } from '../rooms/office-calendar';
import { registerWords as words, wordOf } from './register-words';

const hourMs = 3_600_000;
/** A working day of the office, for the use rate. */
const hoursOfADay = 8;

/** 规定§23: the totals of the store by month, department and purpose. Every figure is a sum of the same totals, so that all agree. */
export function roomStatistics(totals: readonly UseTotal[], firstMonth: string, lastMonth: string): StatisticsView {
  const by = (key: (total: UseTotal) => string) =>
    [...new Set(totals.map(key))].map((name) => ({ name, ...figuresOf(totals.filter((total) => key(total) === name)) }));
  const used = new Map(by(({ month }) => month).map((part) => [part.name, part]));
  return {
    firstMonth,
    lastMonth,
    total: figuresOf(totals),
    months: monthsBetween(firstMonth, lastMonth).map((month) => {
      const { uses, hours, open } = used.get(month) ?? { uses: 0, hours: 0, open: 0 };
      const openHours = workingDaysOf(month) * hoursOfADay;
      return { month, uses, hours, open, openHours, useRate: hours / openHours };
    }),
    departments: by(({ department }) => department).toSorted(mostFirst),
    purposes: by(({ purpose }) => wordOf(words.purposes, purpose)).toSorted(mostFirst),
  };
}

function figuresOf(totals: readonly UseTotal[]): UseFigures {
  const sum = (value: (total: UseTotal) => number) => totals.reduce((all, total) => all + value(total), 0);
  return { uses: sum(({ uses }) => uses), hours: sum(({ usedMs }) => usedMs) / hourMs, open: sum(({ open }) => open) };
}

function mostFirst(a: UseFigures & { readonly name: string }, b: UseFigures & { readonly name: string }): number {
  return b.uses - a.uses || a.name.localeCompare(b.name, 'zh-CN');
}

/** From first to last, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** By the office's working days, of which it alone knows the holidays. */
export function workingDaysOf(month: string): number {
  const last = new Date(Date.parse(`${monthAfter(month)}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);
  let count = 0;
  const before = new Date(Date.parse(`${month}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);
  for (let day = addWorkingDays(before, 1); day <= last; day = addWorkingDays(day, 1)) count += 1;
  return count;
}
