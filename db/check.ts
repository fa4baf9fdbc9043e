import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './data-source';
import type { BookingRow } from './entities/booking.entity';
import type { DiscPairRow } from './entities/disc-pair.entity';
import type { KeyMovementRow } from './entities/key-movement.entity';
import type { SessionRow } from './entities/session.entity';
import { liveStatuses } from './repositories/booking-repository';

/** A broken invariant of db/README.md: its number, what breaks it, and how. */
export interface Violation {
  readonly invariant: number;
  readonly subject: string;
  readonly detail: string;
}

/** Checks every numbered invariant between the rows and the files under `recordingsFolder`; an empty list is a sound store. */
export async function checkDatabase(db: Database, recordingsFolder: string): Promise<readonly Violation[]> {
  const [rooms, bookings, sessions, discPairs] = await Promise.all([
    db.rooms.list(),
    db.bookings.between(undefined, '0', '9'),
    db.sessions.list(),
    db.discPairs.all(),
  ]);
  const violations: Violation[] = [];
  for (const session of sessions) {
    violations.push(
      ...(await checkFiles(db, session, path.join(recordingsFolder, session.id))),
      ...(session.phase === 'abandoned' ? await checkAbandoned(session, path.join(recordingsFolder, session.id)) : checkPhase(session)),
      ...checkOrder(session),
    );
    if (session.phase === 'sealed' && endedBySigning(session) && (await db.signings.ofSession(session.id)).length !== 2) {
      violations.push({ invariant: 6, subject: session.id, detail: 'signature or thumbprint is missing' });
    }
  }
  for (const room of rooms) {
    const movements = await db.keys.ofRoom(room.id);
    const ofRoom = bookings.filter((booking) => booking.roomId === room.id);
    violations.push(
      ...checkKeys(movements),
      ...checkBookingKeys(ofRoom, movements),
      ...checkOverlaps(ofRoom),
      ...checkRegister(room.id, sessions),
    );
  }
  const audit = await db.audit.verify();
  if (!audit.intact) violations.push({ invariant: 10, subject: `entry ${audit.n}`, detail: audit.problem });
  return [...violations, ...checkDiscNumbers(discPairs)];
}

async function checkFiles(db: Database, session: SessionRow, folder: string): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  const segments = await db.segments.ofSession(session.id);
  for (const [index, segment] of segments.entries()) {
    const found = await stat(path.join(folder, segment.file)).catch(() => undefined);
    if (found?.size !== segment.bytes)
      violations.push({
        invariant: 1,
        subject: `${session.id}/${segment.file}`,
        detail: found ? `${found.size} bytes instead of ${segment.bytes}` : 'file is missing',
      });
    if (segment.n !== index + 1)
      violations.push({ invariant: 3, subject: session.id, detail: `link ${segment.n} stands at place ${index + 1}` });
  }
  if (session.phase !== 'sealed') return violations;
  const known = new Set(segments.map((segment) => segment.file));
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('.mp4') && !known.has(name))) {
    violations.push({ invariant: 2, subject: `${session.id}/${file}`, detail: 'file has no row' });
  }
  return violations;
}

/** What each phase knows; a later phase knows all that the earlier ones do. */
const knownFrom = [
  ['checked', ['checkedAt', 'checkedById']],
  ['ready', ['leadId', 'recorderId']],
  ['opening', ['startedAt', 'registrationCode']],
  ['questioning', ['noticeGivenAt']],
  ['reviewing', []],
  ['reviewed', ['reviewedAt']],
  ['signed', ['signedAt']],
  ['concluded', ['thumbprintedAt', 'endedAt']],
  ['sealed', ['sealedAt', 'chainHead', 'manifestSha256']],
] as const satisfies readonly (readonly [string, readonly (keyof SessionRow)[]])[];

const abandonColumns = ['abandonedAt', 'abandonReason', 'abandonedById'] as const satisfies readonly (keyof SessionRow)[];

function checkPhase(session: SessionRow): readonly Violation[] {
  const given = abandonColumns.filter((column) => session[column] !== null);
  const reached = knownFrom.findIndex(([phase]) => phase === session.phase);
  const abandoned = given.map((column) => ({ invariant: 4, subject: session.id, detail: `${session.phase} with ${column}` }));
  const others = knownFrom.flatMap(([phase, columns], index) => {
    const due = endedBySigning(session) ? columns : columns.filter((column) => !ofSigning.has(column));
    const wrong = due.filter((column) =>
      index <= reached ? session[column] === null : session[column] !== null && !mayBeKnownEarly.has(column),
    );
    return wrong.map((column) => ({
      invariant: 4,
      subject: session.id,
      detail: `${session.phase} ${index <= reached ? 'without' : 'with'} ${column} of ${phase}`,
    }));
  });
  return [...abandoned, ...others];
}

/** An abandoned session keeps what was checked and who had signed in, and knows nothing of an entry. */
async function checkAbandoned(session: SessionRow, folder: string): Promise<readonly Violation[]> {
  const early: ReadonlySet<string> = new Set(['checked', 'ready']);
  const known = knownFrom
    .flatMap(([phase, columns]): readonly (keyof SessionRow)[] => (early.has(phase) ? [] : columns))
    .filter((column) => session[column] !== null && !mayBeKnownEarly.has(column));
  const missing = abandonColumns.filter((column) => session[column] === null);
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  return [
    ...known.map((column) => ({ invariant: 4, subject: session.id, detail: `abandoned with ${column}` })),
    ...missing.map((column) => ({ invariant: 4, subject: session.id, detail: `abandoned without ${column}` })),
    ...files
      .filter((name) => name.endsWith('.mp4'))
      .map((file) => ({ invariant: 13, subject: `${session.id}/${file}`, detail: 'pre-roll of an abandoned session' })),
  ];
}

/** 规定§15: neither by its closing act (规定§3) nor without signature. */
function endedBySigning({ closedAt, unsignedHow }: SessionRow): boolean {
  return closedAt === null && unsignedHow === null;
}

/** What a session that ended otherwise needn't know. */
const ofSigning: ReadonlySet<keyof SessionRow> = new Set(['noticeGivenAt', 'reviewedAt', 'signedAt', 'thumbprintedAt']);

/** The lead signs in before the pair is complete; the register's number is taken just before the entry is stored. */
const mayBeKnownEarly: ReadonlySet<keyof SessionRow> = new Set(['leadId', 'registrationCode']);

function checkOrder(session: SessionRow): readonly Violation[] {
  const instants = [
    session.createdAt,
    session.startedAt,
    session.noticeGivenAt,
    session.reviewedAt,
    session.endedAt,
    session.sealedAt,
    session.handedOverAt,
    session.receivedAt,
  ].filter((at) => at !== null);
  const wrong = instants.find((at, index) => index > 0 && at < (instants[index - 1] ?? ''));
  return wrong === undefined ? [] : [{ invariant: 5, subject: session.id, detail: `${wrong} comes before what precedes it` }];
}

function checkKeys(movements: readonly KeyMovementRow[]): readonly Violation[] {
  return movements.flatMap((movement, index) => {
    const before = movements[index - 1];
    const expected = before?.kind === 'issued' ? 'returned' : 'issued';
    if (movement.kind !== expected)
      return [{ invariant: 7, subject: `movement ${movement.number}`, detail: `${movement.kind} instead of ${expected}` }];
    if (movement.kind === 'returned' && movement.fromId !== before?.toId)
      return [{ invariant: 7, subject: `movement ${movement.number}`, detail: 'comes from a hand that had no key' }];
    return [];
  });
}

function checkBookingKeys(bookings: readonly BookingRow[], movements: readonly KeyMovementRow[]): readonly Violation[] {
  const expected: Readonly<Record<string, readonly string[]>> = { keyIssued: ['issued'], keyReturned: ['issued', 'returned'] };
  return bookings.flatMap((booking) => {
    const kinds = movements.filter((movement) => movement.bookingId === booking.id).map((movement) => movement.kind);
    const fits = kinds.join() === (expected[booking.status] ?? []).join();
    return fits
      ? []
      : [{ invariant: 8, subject: booking.id, detail: `${booking.status} with key movements: ${kinds.join(' ') || 'none'}` }];
  });
}

function checkOverlaps(bookings: readonly BookingRow[]): readonly Violation[] {
  const live = bookings
    .filter(({ status }) => (liveStatuses as readonly string[]).includes(status))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return live.flatMap((booking, index) => {
    const before = live[index - 1];
    return before && before.endsAt > booking.startsAt ? [{ invariant: 9, subject: booking.id, detail: `overlaps ${before.id}` }] : [];
  });
}

function checkRegister(roomId: string, sessions: readonly SessionRow[]): readonly Violation[] {
  const registered = sessions.filter((session) => session.roomId === roomId && session.registrationNumber !== null);
  return gapsByYear(registered.map((session) => ({ year: session.registrationYear ?? 0, number: session.registrationNumber ?? 0 }))).map(
    (detail) => ({ invariant: 11, subject: roomId, detail }),
  );
}

function checkDiscNumbers(pairs: readonly DiscPairRow[]): readonly Violation[] {
  return gapsByYear(pairs).map((detail) => ({ invariant: 12, subject: 'disc pairs', detail }));
}

/** Numbers of a year must be 1, 2, 3 and so on. */
function gapsByYear(numbered: readonly { readonly year: number; readonly number: number }[]): readonly string[] {
  const years = [...new Set(numbered.map(({ year }) => year))];
  return years.flatMap((year) => {
    const numbers = numbered
      .filter((entry) => entry.year === year)
      .map((entry) => entry.number)
      .toSorted((a, b) => a - b);
    const wrong = numbers.findIndex((number, index) => number !== index + 1);
    return wrong === -1 ? [] : [`${year}: number ${wrong + 1} is missing`];
  });
}
