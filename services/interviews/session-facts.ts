import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import { attendeeOf } from '../rooms/booking-draft';
import { repairsOf } from './condition-repairs';
import { readPresence } from './read-presence';
import { readTimes } from './read-times';
import type { SessionFacts } from './session-view';

/** What the rows don't say. */
export interface SessionSurroundings extends Pick<SessionFacts, 'agency' | 'now' | 'sealProblem'> {
  /** Whose names the table of times gives. */
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
}

/** Reads all that is known of a session. Refuses with `session.unknown`. */
export async function readSessionFacts(db: Database, sessionId: string, around: SessionSurroundings): Promise<SessionFacts> {
  const row = await db.sessions.byId(sessionId);
  const booking = row && (await db.bookings.byId(row.bookingId));
  const room = row && (await db.rooms.byId(row.roomId));
  if (!row || !booking || !room) throw new Refusal('session.unknown', {});
  const [inspectors, lines, notes, signings, persons, climate, people] = await Promise.all([
    inspectorsOf(db, row),
    db.transcripts.ofSession(sessionId),
    db.notes.ofSession(sessionId),
    db.signings.ofSession(sessionId),
    db.bookingPersons.ofBooking(row.bookingId),
    db.climate.ofSession(sessionId),
    db.people.list(),
  ]);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const [presence, times] = await Promise.all([readPresence(db, row, notes), readTimes(db, row, around.cameras)]);
  return {
    ...{ row, booking, presence, times, inspectors, lines, notes, signings, climate },
    ...{ agency: around.agency, now: around.now, sealProblem: around.sealProblem },
    attendees: persons.map(attendeeOf),
    repairs: repairsOf(notes, nameOf),
    roomName: room.name,
    closedBy: row.closedById === null ? undefined : nameOf(row.closedById),
  };
}

/** Who signed in, lead first. */
export async function inspectorsOf(db: Database, row: Pick<SessionRow, 'leadId' | 'recorderId'>): Promise<readonly Inspector[]> {
  const ids = [row.leadId, row.recorderId].filter((id) => id !== null);
  const people = await Promise.all(ids.map((id) => db.people.byId(id)));
  return people.flatMap((person) => (person ? [{ personId: person.id, name: person.name, badgeNumber: person.badgeNumber }] : []));
}
