import type { BookingRow } from '../../db/entities/booking.entity';
import { officeDate } from './office-calendar';

/** So long before its start a room is prepared, also when midnight lies between. */
const preparingMs = 2 * 60 * 60 * 1000;

/** Whether a booking belongs to this day's work: it is not over, and it is today's, goes on from yesterday, or begins soon after midnight. */
export function isDayWork({ startsAt, endsAt }: Pick<BookingRow, 'startsAt' | 'endsAt'>, now: Date): boolean {
  if (endsAt <= now.toISOString()) return false;
  return officeDate(new Date(startsAt)) === officeDate(now) || Date.parse(startsAt) - now.getTime() <= preparingMs;
}
