import type { DayLoad } from '../contract/calendar';
import { officeDate, officeDay } from './office-calendar';

interface UsedTime {
  readonly roomId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** How much of each day and room is used, of the days of `month` (yyyy-mm) in Shanghai. */
export function dayLoads(times: readonly UsedTime[], month: string): readonly DayLoad[] {
  const { from } = officeDay(`${month}-01`);
  const first = Date.parse(from);
  const days = daysIn(month);
  const loads = new Map<string, { bookings: number; ms: number }>();
  for (const { roomId, startsAt, endsAt } of times) {
    const [start, end] = [Date.parse(startsAt) - first, Date.parse(endsAt) - first];
    for (let day = Math.max(0, Math.floor(start / dayMs)); day < days && day * dayMs < end; day += 1) {
      const key = `${day} ${roomId}`;
      const load = loads.get(key) ?? { bookings: 0, ms: 0 };
      load.bookings += 1;
      load.ms += Math.min(end, (day + 1) * dayMs) - Math.max(start, day * dayMs);
      loads.set(key, load);
    }
  }
  return [...loads].map(([key, { bookings, ms }]) => {
    const space = key.indexOf(' ');
    const date = `${month}-${String(Number(key.slice(0, space)) + 1).padStart(2, '0')}`;
    return { roomId: key.slice(space + 1), date, bookings, minutes: Math.round(ms / 60_000) };
  });
}

/** The instants between which a month lies there, half-open. */
export function officeMonth(month: string): { readonly from: string; readonly to: string } {
  const { from } = officeDay(`${month}-01`);
  return { from, to: new Date(Date.parse(from) + daysIn(month) * dayMs).toISOString() };
}

function daysIn(month: string): number {
  // The 32nd of a month is in the next one; as many days before it as the month is short of 32.
  const beyond = officeDate(new Date(Date.parse(officeDay(`${month}-01`).from) + 31 * dayMs));
  return 32 - Number(beyond.slice(8));
}
