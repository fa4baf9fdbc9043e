import type { Database } from '../../db/data-source';
import type { NewFinding } from '../../db/repositories/finding-repository';
import { readSealedManifest } from '../../recordings/evidence/sealed-manifest';
import { readPresence } from '../interviews/read-presence';
import { coverageOf } from '../registers/room-coverage';
import { addMonths, officeDate, officeDay } from '../rooms/office-calendar';
import type { Candidate } from './candidate';
import { findInAlarms, findInCoverage, findInEmergencies } from './find-in-room';
import { findInSession } from './find-in-session';

export interface GatherParts {
  readonly db: Database;
  readonly folderOf: (sessionId: string) => string;
  readonly now: () => Date;
}

/** Looks through a month (yyyy-mm) of all rooms and keeps what is new. What was found once stays, also where its cause was made good. */
export async function gatherFindings({ db, folderOf, now }: GatherParts, month: string): Promise<void> {
  const [from, to] = [officeDay(`${month}-01`).from, officeDay(addMonths(`${month}-01`, 1)).from];
  const at = now();
  const found: Candidate[] = [];
  for (const row of await db.findings.sessions(from, to)) {
    const facts = {
      row,
      segments: await db.segments.ofSession(row.id),
      sealed: row.phase === 'sealed' ? await readSealedManifest(folderOf(row.id)) : undefined,
      presence: await readPresence(db, row, []),
    };
    found.push(...findInSession(facts, at));
  }
  const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
  found.push(...findInAlarms(await db.findings.alarms(from, to), at));
  found.push(...findInEmergencies(await db.findings.emergencies(from, to), (id) => people.get(id) ?? ''));
  const missing = coverageOf(await db.bookings.acts(from, to, at.toISOString()));
  found.push(...findInCoverage(await Promise.all(missing.map(async (one) => ({ ...one, roomId: await roomOf(db, one.bookingId) })))));
  for (const { n, at: seenAt, sessionId, outcome } of await db.findings.brokenProofs(from, to)) {
    const detail = { what: 'watched', count: outcome.replace(/\D/g, ''), audit: String(n) };
    found.push(...(await ofSession(db, sessionId, { key: `integrity:${sessionId}:audit-${n}`, kind: 'integrity', at: seenAt, detail })));
  }
  for (const { number, at: sentAt, sessionId, text, by } of await db.findings.stopOrders(from, to)) {
    const detail = { order: String(number), text, by };
    found.push(...(await ofSession(db, sessionId, { key: `stop-order:${number}`, kind: 'stop-order', at: sentAt, detail })));
  }
  const foundAt = at.toISOString();
  await db.findings.append(found.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map((one) => rowOf(one, foundAt)));
}

async function ofSession(
  db: Database,
  sessionId: string,
  one: Pick<Candidate, 'key' | 'kind' | 'at' | 'detail'>,
): Promise<readonly Candidate[]> {
  const row = await db.sessions.byId(sessionId);
  return row ? [{ ...one, until: null, roomId: row.roomId, bookingId: row.bookingId, sessionId }] : [];
}

async function roomOf(db: Database, bookingId: string): Promise<string> {
  const booking = await db.bookings.byId(bookingId);
  if (!booking) throw new Error(`no booking ${bookingId}`);
  return booking.roomId;
}

function rowOf({ detail, ...candidate }: Candidate, foundAt: string): NewFinding {
  return { ...candidate, month: officeDate(new Date(candidate.at)).slice(0, 7), detail: JSON.stringify(detail), foundAt };
}
