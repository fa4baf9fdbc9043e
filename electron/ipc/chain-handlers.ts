import type { Database } from '../../db/data-source';
import type { CallHandlers } from '../../services/contract/calls';
import { readBookingHistory } from '../../services/rooms/booking-history';
import type { Bookings } from '../../services/rooms/bookings';
import type { Keys } from '../../services/rooms/keys';
import type { ReadinessDesk } from '../../services/rooms/readiness-desk';
import type { RoomTimes } from '../../services/rooms/room-times';
import { personOf } from './person-of';

export interface ChainParts {
  readonly db: Database;
  readonly roomId: string;
  readonly bookings: Bookings;
  readonly keys: Keys;
  readonly times: RoomTimes;
  readonly readiness: ReadinessDesk;
}

/** From the application to the return of the key. */
export function chainHandlers({ db, bookings, keys, times, readiness }: ChainParts) {
  return {
    'booking.askMore': (caller, bookingId, question) => bookings.askMore(bookingId, question, personOf(caller)),
    'booking.answerMore': (caller, bookingId, answer) => bookings.answerMore(bookingId, answer, personOf(caller)),
    'booking.register': (caller, bookingId) => bookings.register(bookingId, personOf(caller)),
    'booking.change': (caller, bookingId, change, reason) => bookings.change(bookingId, change, reason, personOf(caller)),
    'booking.clean': (caller, bookingId) => keys.clean(bookingId, personOf(caller)),
    'booking.history': (caller, bookingId) => readBookingHistory(db, bookingId, personOf(caller)),
    'rooms.free': (_, startsAt, endsAt) => times.free({ startsAt, endsAt }),
    'closedTime.list': () => times.closed(),
    'closedTime.add': (caller, draft) => times.close(draft, personOf(caller)),
    'closedTime.lift': (caller, id) => times.lift(id, personOf(caller)),
    'waiting.list': (caller) => times.waiting(personOf(caller)),
    'waiting.join': (caller, draft) => times.wait(draft, personOf(caller)),
    'waiting.leave': (caller, number) => times.leave(number, personOf(caller)),
    'readiness.view': () => readiness.view(),
    'readiness.setResponsible': (caller, name, position) => readiness.setResponsible(name, position, personOf(caller)),
    'readiness.check': (caller, draft) => readiness.check(draft, personOf(caller)),
  } satisfies Partial<CallHandlers>;
}
