import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import { attendeeOf } from '../rooms/booking-draft';
import { readPresence } from './read-presence';
import type { SessionFacts } from './session-view';

/** Reads all that is known of a session. Refuses with `session.unknown`. */
export async function readSessionFacts(
  db: Database,
  sessionId: string,
  agency: SessionFacts['agency'],
  sealProblem: string | undefined,
): Promise<SessionFacts> {
  const row = await db.sessions.byId(sessionId);
  const booking = row && (await db.bookings.byId(row.bookingId));
  const room = row && (await db.rooms.byId(row.roomId));
  if (!row || !booking || !room) throw new Refusal('session.unknown', {});
  const [inspectors, lines, notes, signings, persons, closer] = await Promise.all([
    inspectorsOf(db, row),
    db.transcripts.ofSession(sessionId),
    db.notes.ofSession(sessionId),
    db.signings.ofSession(sessionId),
    db.bookingPersons.ofBooking(row.bookingId),
    row.closedById === null ? undefined : db.people.byId(row.closedById),
  ]);
  const attendees = persons.map(attendeeOf);
  const presence = await readPresence(db, row, notes);
  const { name: roomName } = room;
  return { row, booking, presence, inspectors, attendees, lines, notes, signings, agency, roomName, sealProblem, closedBy: closer?.name };
}

/** Who signed in, lead first. */
export async function inspectorsOf(db: Database, row: Pick<SessionRow, 'leadId' | 'recorderId'>): Promise<readonly Inspector[]> {
  const ids = [row.leadId, row.recorderId].filter((id) => id !== null);
  const people = await Promise.all(ids.map((id) => db.people.byId(id)));
  return people.flatMap((person) => (person ? [{ personId: person.id, name: person.name, badgeNumber: person.badgeNumber }] : []));
}
