import type { Database } from '../../db/data-source';
import type { BookingEventRow } from '../../db/entities/booking-event.entity';
import type { Attendee } from '../contract/attendees';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { BookedPlace, BookingEventView, BookingHistoryView } from '../contract/room-use';
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
  const roomName = (id: string) => rooms.find((room) => room.id === id)?.name ?? id;
  const attendees = persons.map(attendeeOf);
  const now: BookedPlace = { roomName: roomName(booking.roomId), startsAt: booking.startsAt, endsAt: booking.endsAt, attendees };
  return { attendees, events: withPlaces(events, now, roomName).map(({ byId, ...event }) => ({ ...event, by: nameIn(people, byId) })) };
}

type Placed = Omit<BookingEventView, 'by'> & { readonly byId: string };

/** A change says what stood before it; what stood after is what the next change found, or what stands now. */
function withPlaces(events: readonly BookingEventRow[], now: BookedPlace, roomName: (id: string) => string): readonly Placed[] {
  const placed: Placed[] = [];
  let after = now;
  for (const { kind, at, byId, text, detail } of events.toReversed()) {
    const before = detail === null ? undefined : placeIn(detail, roomName);
    placed.unshift({ kind: kind as BookingEventView['kind'], at, byId, text, before, after: before && after });
    after = before ?? after;
  }
  return placed;
}

/** As `Bookings.change` writes it. */
interface Detail {
  readonly roomId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly Attendee[];
}

function placeIn(detail: string, roomName: (id: string) => string): BookedPlace {
  const { roomId, startsAt, endsAt, attendees } = JSON.parse(detail) as Detail;
  return { roomName: roomName(roomId), startsAt, endsAt, attendees };
}

function nameIn(people: readonly { readonly id: string; readonly name: string }[], personId: string): string {
  return people.find(({ id }) => id === personId)?.name ?? '';
}
