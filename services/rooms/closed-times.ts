import type { Instant } from '../../recordings/session/instant';
import { officeDate, officeDay } from './office-calendar';

export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** A time of each week, in minutes of the day in Shanghai, from one date on and, where there is one, to another. */
export interface WeeklyTime {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly firstOn: string;
  readonly lastOn: string | null | undefined;
}

/** The days in Shanghai that a span touches, in order. */
export function daysOf({ startsAt, endsAt }: Span): readonly string[] {
  const days: string[] = [];
  for (let day = officeDate(new Date(startsAt)); officeDay(day).from < endsAt; day = officeDate(new Date(officeDay(day).to)))
    days.push(day);
  return days;
}

/** The spans within [startsAt, endsAt) at which the time comes round, in order. */
export function occurrences<T extends WeeklyTime>(times: readonly T[], span: Span): readonly (Span & { readonly time: T })[] {
  return daysOf(span)
    .flatMap((day) => times.filter((time) => comesOn(time, day)).map((time) => ({ ...spanOn(time, day), time })))
    .filter((one) => overlap(one, span))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** Half-open: what ends at 11:00 leaves 11:00 free. */
export function overlap(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function comesOn({ weekday, firstOn, lastOn }: WeeklyTime, day: string): boolean {
  return weekdayOf(day) === weekday && firstOn <= day && (lastOn == null || day <= lastOn);
}

/** 1 Monday … 7 Sunday */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function spanOn({ fromMinute, toMinute }: WeeklyTime, day: string): Span {
  const midnight = Date.parse(officeDay(day).from);
  return { startsAt: new Date(midnight + fromMinute * 60_000).toISOString(), endsAt: new Date(midnight + toMinute * 60_000).toISOString() };
}
