import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { Inspector } from '../../recordings/session/session-state';
import { Refusal } from '../contract/errors';
import type { ExhibitView } from '../contract/exhibits';
import { attendeeOf } from '../rooms/booking-draft';
import { namedChair } from './chair-notes';
import { exhibitViews } from './exhibit-view';
import { readBefore } from './read-before';
import { repairsOf } from './repair-notes';
import { readSignings } from './signing-view';
import { readPresence } from './read-presence';
import { readSuspensions } from './read-suspensions';
import { readTimes } from './read-times';
import { readWithdrawals } from './read-withdrawals';
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
  const [inspectors, firstQuestionAt, notes, markWords, exhibits, signings, signed, persons, climate, people] = await Promise.all([
    inspectorsOf(db, row),
    db.transcripts.firstQuestionAt(sessionId),
    db.notes.ofSession(sessionId),
    db.markWords.ofSession(sessionId),
    exhibitsOf(db, sessionId),
    db.signings.ofSession(sessionId),
    readSignings(db, sessionId),
    db.bookingPersons.ofBooking(row.bookingId),
    db.climate.ofSession(sessionId),
    db.people.list(),
  ]);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  // Thousands of them while it is written; what was signed is held against them.
  const lines =
    signed.pages.length + signed.officers.length + signed.companions.length + signings.length > 0
      ? await db.transcripts.ofSession(sessionId)
      : [];
  const [presence, times, before, suspensions, answers, withdrawals] = await Promise.all([
    readPresence(db, row, notes),
    readTimes(db, row, around.cameras),
    readBefore(db, row),
    readSuspensions(db, sessionId, nameOf),
    db.noticeAnswers.ofSession(sessionId),
    readWithdrawals(db, sessionId, nameOf),
  ]);
  return {
    ...{ row, booking, before, presence, times, inspectors, firstQuestionAt, climate },
    ...{ lines, notes, markWords, exhibits, signings, signed, suspensions, withdrawals },
    ...{ agency: around.agency, now: around.now, sealProblem: around.sealProblem },
    answers: answers.map(({ question, answer, at, byId }) => ({ question, answer, at, by: byId === null ? undefined : nameOf(byId) })),
    attendees: persons.map(attendeeOf),
    repairs: repairsOf(notes, nameOf),
    roomName: room.name,
    chair: namedChair(notes, nameOf),
    closedBy: row.closedById === null ? undefined : nameOf(row.closedById),
  };
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
