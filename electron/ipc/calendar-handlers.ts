import type { Database } from '../../db/data-source';
import type { CallHandlers } from '../../services/contract/calls';
import { openBooking, readBookingPage, readCalendar, readMonth } from '../../services/rooms/calendar';
import { personOf } from './person-of';

/** What is booked, as the calendar shows it. */
export function calendarHandlers(db: Database) {
  return {
    'calendar.span': (caller, startsAt, endsAt, roomId) => readCalendar(db, { startsAt, endsAt }, roomId, personOf(caller)),
    'calendar.month': (_, month) => readMonth(db, month),
    'bookings.page': (caller, query, after) => readBookingPage(db, query, after, personOf(caller)),
    'booking.open': (caller, bookingId) => openBooking(db, bookingId, personOf(caller)),
  } satisfies Partial<CallHandlers>;
}
