import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import type { SuspensionView } from '../contract/stops';
import { attendeeOf } from '../rooms/booking-draft';
import { readBefore } from './read-before';
import { readPresence } from './read-presence';
import type { SessionFacts } from './session-view';
import { groundOf } from './unsigned-rule';

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
  const [presence, before] = [await readPresence(db, row, notes), await readBefore(db, row)];
  const { name: roomName } = room;
  return {
    row,
    booking,
    before,
    presence,
    inspectors,
    attendees,
    lines,
    notes,
    signings,
    agency,
    roomName,
    sealProblem,
    suspensions: await readSuspensions(db, sessionId),
    closedBy: closer?.name,
  };
}

async function readSuspensions(db: Database, sessionId: string): Promise<readonly SuspensionView[]> {
  const rows = await db.suspensions.ofSession(sessionId);
  const nameOf = async (id: string) => (await db.people.byId(id))?.name ?? '';
  return Promise.all(
    rows.map(async ({ ground, words, approval, since, until, approvedById, startedById }) => ({
      ...{ words, since, ground: groundOf('stopped', ground)?.label ?? ground },
      ...{ approval: approval as SuspensionView['approval'], until: until ?? undefined },
      ...{ approvedBy: await nameOf(approvedById), startedBy: await nameOf(startedById) },
    })),
  );
}

/** Who signed in, lead first. */
export async function inspectorsOf(db: Database, row: Pick<SessionRow, 'leadId' | 'recorderId'>): Promise<readonly Inspector[]> {
  const ids = [row.leadId, row.recorderId].filter((id) => id !== null);
  const people = await Promise.all(ids.map((id) => db.people.byId(id)));
  return people.flatMap((person) => (person ? [{ personId: person.id, name: person.name, badgeNumber: person.badgeNumber }] : []));
}
