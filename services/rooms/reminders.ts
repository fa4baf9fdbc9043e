import type { BookingRow } from '../../db/entities/booking.entity';

export interface Reminder {
  readonly kind: 'booking-soon' | 'key-overdue' | 'next-waits';
  readonly bookingId: string;
  readonly dueAt: string;
  /** The booking that is in the way. */
  readonly otherId: string | undefined;
}

type Booking = Pick<BookingRow, 'id' | 'roomId' | 'startsAt' | 'endsAt' | 'status'>;

/** Who asked is reminded so long before the start, ms. */
const soonMs = 60 * 60 * 1000;
/** So long after its end a booking's key is out too long, ms. */
const keyGraceMs = 30 * 60 * 1000;
/** So long before its start the next booking waits for the room, ms. */
const nextMs = 30 * 60 * 1000;

/** What has to be said now of the bookings that aren't closed: a start near by, a key out too long (规定§11), a room that the next one waits for. */
export function remindersOf(bookings: readonly Booking[], now: Date): readonly Reminder[] {
  const time = now.getTime();
  return bookings.flatMap((booking): readonly Reminder[] => {
    const [startsIn, endedFor] = [Date.parse(booking.startsAt) - time, time - Date.parse(booking.endsAt)];
    const { id: bookingId } = booking;
    if (booking.status === 'keyIssued')
      return endedFor >= keyGraceMs ? [{ kind: 'key-overdue', bookingId, dueAt: booking.endsAt, otherId: undefined }] : [];
    if (booking.status !== 'approved' || endedFor >= 0) return [];
    const open = bookings.find((other) => other.roomId === booking.roomId && other.status === 'keyIssued' && other.id !== bookingId);
    if (open && startsIn <= nextMs) return [{ kind: 'next-waits', bookingId, dueAt: booking.startsAt, otherId: open.id }];
    return startsIn >= 0 && startsIn <= soonMs ? [{ kind: 'booking-soon', bookingId, dueAt: booking.startsAt, otherId: undefined }] : [];
  });
}
