import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import type { ExhibitView } from '../contract/exhibits';
import type { SuspensionView } from '../contract/stops';
import { attendeeOf } from '../rooms/booking-draft';
import { exhibitViews } from './exhibit-view';
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
  const [inspectors, notes, markWords, exhibits, signings, persons, closer] = await Promise.all([
    inspectorsOf(db, row),
    db.notes.ofSession(sessionId),
    db.markWords.ofSession(sessionId),
    exhibitsOf(db, sessionId),
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
    ...{ notes, markWords, exhibits, signings },
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

/** 示证 of a session, with the names of who showed them. */
export async function exhibitsOf(db: Database, sessionId: string): Promise<readonly ExhibitView[]> {
  const rows = await db.exhibits.ofSession(sessionId);
  const people = await Promise.all([...new Set(rows.map((row) => row.shownById))].map((id) => db.people.byId(id)));
  return exhibitViews(rows, new Map(people.flatMap((person) => (person ? [[person.id, person.name] as const] : []))));
}

/** Who signed in, lead first. */
export async function inspectorsOf(db: Database, row: Pick<SessionRow, 'leadId' | 'recorderId'>): Promise<readonly Inspector[]> {
  const ids = [row.leadId, row.recorderId].filter((id) => id !== null);
  const people = await Promise.all(ids.map((id) => db.people.byId(id)));
  return people.flatMap((person) => (person ? [{ personId: person.id, name: person.name, badgeNumber: person.badgeNumber }] : []));
}
