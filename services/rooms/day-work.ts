import type { BookingRow } from '../../db/entities/booking.entity';
import { officeDate } from './office-calendar';

/** So long before its start a room is prepared, also when midnight lies between. */
const preparingMs = 2 * 60 * 60 * 1000;

/** Whether a booking belongs to this day: it begins today, or soon after midnight. */
export function isOfTheDay({ startsAt }: Pick<BookingRow, 'startsAt'>, now: Date): boolean {
  const untilStartMs = Date.parse(startsAt) - now.getTime();
  return officeDate(new Date(startsAt)) === officeDate(now) || (untilStartMs > 0 && untilStartMs <= preparingMs);
}

/** Whether something is still to be done for it this day: it is not over, and it is of this day or goes on from yesterday. */
export function isDayWork(booking: Pick<BookingRow, 'startsAt' | 'endsAt'>, now: Date): boolean {
  const at = now.toISOString();
  return booking.endsAt > at && (booking.startsAt <= at || isOfTheDay(booking, now));
}
