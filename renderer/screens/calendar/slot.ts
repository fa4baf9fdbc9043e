import type { Instant } from '../../components/instant';
import type { BookingStatus, BookingView } from '../../../services/contract/bookings';
import { addDays, instantAt, minuteOfDay, dateOf } from '../../components/format';

/** A time in the room: a Beijing day and minutes of that day. */
export interface Slot {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

export interface Overlap {
  readonly booking: BookingView;
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

const holding: readonly BookingStatus[] = ['requested', 'approved', 'keyIssued', 'keyReturned'];

/** Whether the booking keeps the room; refused and cancelled ones don't. */
export function holdsRoom(booking: BookingView): boolean {
  return holding.includes(booking.status);
}

export function slotOf(booking: BookingView): Slot {
  const from = minuteOfDay(booking.startsAt);
  return { date: dateOf(booking.startsAt), from, to: from + (Date.parse(booking.endsAt) - Date.parse(booking.startsAt)) / 60_000 };
}

/** The booking that takes the most of the slot, before anything is sent. */
export function findOverlap(slot: Slot, bookings: readonly BookingView[]): Overlap | undefined {
  return bookings
    .filter(holdsRoom)
    .map((booking) => ({ booking, taken: slotOf(booking) }))
    .filter(({ taken }) => taken.date === slot.date && taken.from < slot.to && slot.from < taken.to)
    .map(({ booking, taken }) => ({ booking, from: Math.max(slot.from, taken.from), to: Math.min(slot.to, taken.to) }))
    .map((part) => ({ ...part, minutes: part.to - part.from }))
    .sort((a, b) => b.minutes - a.minutes)[0];
}

export interface Alternative extends Slot {
  readonly kind: 'before' | 'after' | 'next-day' | 'other';
}

export const dayBegins = 8 * 60;
export const dayEnds = 18 * 60 + 30;
const step = 30;

/** Up to three free times of the same length: the same day nearest by, the next working day at the same time, then whatever comes first. */
export function alternatives(slot: Slot, bookings: readonly BookingView[], now: Instant): readonly Alternative[] {
  const length = slot.to - slot.from;
  const free = (candidate: Slot): boolean =>
    instantAt(candidate.date, candidate.from) > now && findOverlap(candidate, bookings) === undefined;
  const at = (date: string, from: number): Slot => ({ date, from, to: from + length });
  const starts = (date: string): readonly Slot[] =>
    Array.from({ length: Math.max(0, Math.floor((dayEnds - length - dayBegins) / step) + 1) }, (_, index) =>
      at(date, dayBegins + index * step),
    ).filter(free);

  const sameDay = starts(slot.date);
  const before = sameDay.filter((one) => one.from < slot.from).at(-1);
  const after = sameDay.find((one) => one.from > slot.from);
  const nextDay = workingDayAfter(slot.date);
  const next = [at(nextDay, slot.from)].find(free);
  const found: Alternative[] = [];
  if (after) found.push({ ...after, kind: 'after' });
  if (before) found.push({ ...before, kind: 'before' });
  if (next) found.push({ ...next, kind: 'next-day' });
  for (let date = nextDay, tries = 0; found.length < 3 && tries < 7; date = workingDayAfter(date), tries += 1) {
    const other = starts(date).find((one) => found.every((known) => known.date !== one.date));
    if (other) found.push({ ...other, kind: 'other' });
  }
  return found.slice(0, 3);
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function workingDayAfter(date: string): string {
  let next = addDays(date, 1);
  while (isWeekend(next)) next = addDays(next, 1);
  return next;
}

/** `10:30` of a minute of the day. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function spanText(from: number, to: number): string {
  return `${minuteText(from)}–${minuteText(to)}`;
}

/** Monday of the week of `date`. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** ISO 8601 week number. */
export function weekNumber(date: string): number {
  const thursday = addDays(mondayOf(date), 3);
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`)) / (7 * 86_400_000)) + 1;
}

/** From the next quarter of an hour, for one hour: who opens the form mostly needs the room now, also outside office hours. Late at night to 24:00. */
function firstSlot(now: Instant): Slot {
  const from = Math.ceil((minuteOfDay(now) + 1) / 15) * 15;
  const today = dateOf(now);
  const to = Math.min(from + 60, 24 * 60);
  return to - from >= 30 ? { date: today, from, to } : { date: addDays(today, 1), from: 0, to: 60 };
}

/** Where the form begins: the next hour, or the first free time after it. */
export function firstFreeSlot(now: Instant, bookings: readonly BookingView[]): Slot {
  const slot = firstSlot(now);
  return findOverlap(slot, bookings) ? (alternatives(slot, bookings, now)[0] ?? slot) : slot;
}
