import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { BookingEventView, BookingHistoryView } from '../contract/room-use';
import { attendeeOf } from './booking-draft';
import { maySeeCase } from './booking-view';

/** Who is named, and every step with who and when, oldest first. Refuses with `booking.unknown`, `people.not-allowed`. */
export async function readBookingHistory(db: Database, bookingId: string, viewer: PersonTile): Promise<BookingHistoryView> {
  const booking = await db.bookings.byId(bookingId);
  if (!booking) throw new Refusal('booking.unknown');
  if (!maySeeCase(booking, viewer)) throw new Refusal('people.not-allowed', { name: viewer.name });
  const [persons, events, people, rooms] = await Promise.all([
    db.bookingPersons.ofBooking(bookingId),
    db.bookingEvents.ofBooking(bookingId),
    db.people.list(),
    db.rooms.list(),
  ]);
  return {
    attendees: persons.map(attendeeOf),
    events: events.map(({ kind, at, byId, text, detail }) => ({
      kind: kind as BookingEventView['kind'],
      at,
      by: people.find(({ id }) => id === byId)?.name ?? '',
      text,
      before: detail === null ? undefined : before(detail, rooms),
    })),
  };
}

function before(detail: string, rooms: readonly { readonly id: string; readonly name: string }[]): BookingEventView['before'] {
  const { roomId, startsAt, endsAt } = JSON.parse(detail) as {
    readonly roomId: string;
    readonly startsAt: string;
    readonly endsAt: string;
  };
  return { roomName: rooms.find(({ id }) => id === roomId)?.name ?? roomId, startsAt, endsAt };
}
