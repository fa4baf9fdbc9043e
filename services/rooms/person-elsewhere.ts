import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import type { CheckedDraft } from './booking-draft';
import { timeSpan } from './office-clock';

/** 规定§13: names the booking of another room in which the same person is at that time. */
export function personElsewhere(db: Database, name: string, otherBookingId: string): Promise<Refusal> {
  return elsewhere(db, 'booking.person-elsewhere', name, otherBookingId);
}

/** 规定§13: the officers whom the application names are in no other room at that time. Refuses with `booking.officer-elsewhere`. */
export async function expectOfficersFree(db: Database, draft: CheckedDraft): Promise<void> {
  const officers = (draft.attendees ?? []).filter(({ kind }) => kind === 'officer').map(({ name }) => name);
  const found = await db.bookingPersons.officerElsewhere(officers, draft);
  if (found) throw await elsewhere(db, 'booking.officer-elsewhere', found.name, found.bookingId);
}

async function elsewhere(
  db: Database,
  code: 'booking.person-elsewhere' | 'booking.officer-elsewhere',
  name: string,
  bookingId: string,
): Promise<Refusal> {
  const other = await db.bookings.byId(bookingId);
  const room = other && (await db.rooms.byId(other.roomId));
  return new Refusal(code, { name, room: room?.name ?? '', with: other ? `${timeSpan(other)} ${other.department}` : '' });
}
