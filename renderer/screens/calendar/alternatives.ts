import type { Instant } from '../../components/instant';
import { instantAt } from '../../components/format';
import { findOverlap, nextSlot } from './slot';
import type { Slot, Taken } from './slot';
import { workingDayAfter } from './week';

export interface Alternative extends Slot {
  readonly kind: 'other-room' | 'before' | 'after' | 'next-day' | 'other';
}

/** Office hours. */
export const dayBegins = 8 * 60;
export const dayEnds = 18 * 60 + 30;
const step = 30;
const offered = 3;

/**
 * Up to three free times of the same length: another room at the same time, the same day nearest by, the next working day at the same time, then
 * whatever comes first.
 */
export function alternatives(
  slot: Slot,
  taken: readonly Taken[],
  roomIds: readonly string[],
  now: Instant,
  exceptId?: string,
): readonly Alternative[] {
  const length = slot.to - slot.from;
  const free = (candidate: Slot): boolean =>
    instantAt(candidate.date, candidate.from) > now && findOverlap(candidate, taken, exceptId) === undefined;
  const at = (date: string, from: number): Slot => ({ roomId: slot.roomId, date, from, to: from + length });
  const starts = (date: string): readonly Slot[] =>
    Array.from({ length: Math.max(0, Math.floor((dayEnds - length - dayBegins) / step) + 1) }, (_, index) =>
      at(date, dayBegins + index * step),
    ).filter(free);

  const found: Alternative[] = [];
  const offer = (kind: Alternative['kind'], one: Slot | undefined) => one && found.push({ ...one, kind });
  const otherRooms = roomIds.filter((roomId) => roomId !== slot.roomId).map((roomId) => ({ ...slot, roomId }));
  offer('other-room', otherRooms.find(free));
  const sameDay = starts(slot.date);
  offer(
    'after',
    sameDay.find((one) => one.from > slot.from),
  );
  offer('before', sameDay.filter((one) => one.from < slot.from).at(-1));
  const nextDay = workingDayAfter(slot.date);
  offer('next-day', [at(nextDay, slot.from)].find(free));
  for (let date = nextDay, tries = 0; found.length < offered && tries < 7; date = workingDayAfter(date), tries += 1)
    offer(
      'other',
      starts(date).find((one) => found.every((known) => known.date !== one.date)),
    );
  return found.slice(0, offered);
}

/** Where the form begins: the next hour, or the first free time after it. */
export function firstFreeSlot(roomId: string, taken: readonly Taken[], now: Instant): Slot {
  const slot = nextSlot(roomId, now);
  const [first] = findOverlap(slot, taken) ? alternatives(slot, taken, [], now) : [];
  return first ? { roomId, date: first.date, from: first.from, to: first.to } : slot;
}
