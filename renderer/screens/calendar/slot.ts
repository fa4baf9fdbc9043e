import type { Instant } from '../../components/instant';
import type { CalendarBooking, ClosedSpan } from '../../../services/contract/calendar';
import { addDays, dateOf, instantAt, minuteOfDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** A time in a room: a Beijing day and minutes of that day; an end past 24:00 lies on the next day. */
export interface Slot {
  readonly roomId: string;
  readonly date: string;
  readonly from: number;
  readonly to: number;
}
/** Minutes of a day. */
export type Part = Pick<Slot, 'from' | 'to'>;
interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}
/** What keeps a room from being booked for a time. */
export type Taken = CalendarBooking | ClosedSpan;

export interface Overlap extends Part {
  readonly taken: Taken;
  readonly minutes: number;
}

export const midnight = 24 * 60;

export function spanOf({ date, from, to }: Omit<Slot, 'roomId'>): Span {
  return { startsAt: instantAt(date, from), endsAt: instantAt(date, to) };
}

export function slotOf({ roomId, startsAt, endsAt }: Span & { readonly roomId: string }): Slot {
  const from = minuteOfDay(startsAt);
  return { roomId, date: dateOf(startsAt), from, to: from + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 };
}

/** The part of a span that lies on a day; a booking over midnight has one on both. */
export function partOn(date: string, { startsAt, endsAt }: Span): Part | undefined {
  const [begins, ends] = [Date.parse(instantAt(date, 0)), Date.parse(instantAt(date, midnight))];
  const [from, to] = [Math.max(begins, Date.parse(startsAt)), Math.min(ends, Date.parse(endsAt))];
  return from < to ? { from: (from - begins) / 60_000, to: (to - begins) / 60_000 } : undefined;
}

/** What takes the most of the slot, before anything is sent; a booking that is moved isn't in its own way. */
export function findOverlap(slot: Slot, taken: readonly Taken[], exceptId?: string): Overlap | undefined {
  const wanted = spanOf(slot);
  const begins = Date.parse(instantAt(slot.date, 0));
  const minute = (instant: Instant) => (Date.parse(instant) - begins) / 60_000;
  return taken
    .filter((one) => one.roomId === slot.roomId && one.startsAt < wanted.endsAt && wanted.startsAt < one.endsAt)
    .filter((one) => one.kind === 'closed' || (one.status !== 'keyReturned' && one.id !== exceptId))
    .map((one) => ({ taken: one, from: Math.max(slot.from, minute(one.startsAt)), to: Math.min(slot.to, minute(one.endsAt)) }))
    .map((part) => ({ ...part, minutes: Math.ceil(part.to - part.from) }))
    .sort((a, b) => b.minutes - a.minutes)[0];
}

/** `10:30` of a minute of the day; of one past midnight `次日 01:30`. */
export function minuteText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % (minute > midnight ? 24 : 25), Math.floor(minute % 60)];
  const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return minute > midnight ? t('calendar.nextDayTime', { time }) : time;
}

export function spanText(from: number, to: number): string {
  return `${minuteText(from)}–${minuteText(to)}`;
}

/** From the next quarter of an hour, for one hour: who opens the form mostly needs the room now, also outside office hours. */
export function nextSlot(roomId: string, now: Instant): Slot {
  const from = Math.ceil((minuteOfDay(now) + 1) / 15) * 15;
  const today = dateOf(now);
  return from < midnight ? { roomId, date: today, from, to: from + 60 } : { roomId, date: addDays(today, 1), from: 0, to: 60 };
}
