import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { manifestFileName, readManifest, type Manifest } from '../../recordings/evidence/manifest';
import { keepUntil } from '../../recordings/evidence/retention';
import type { ArchiveEntryView } from '../contract/archive';
import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { maySeeSession } from '../interviews/expect-may-see';
import { readTimes } from '../interviews/read-times';
import { inspectorsOf } from '../interviews/session-facts';
import { unsignedOfRow } from '../interviews/session-rows';
import { pairView } from './disc-pair-view';
import { readLongTerm } from './long-term';
import { readFilingProblems } from './read-filing-problems';
import { stampedAction } from './time-stamp-desk';

export interface ArchiveParts {
  readonly db: Database;
  readonly agencyName: string;
  readonly discPrefix: string;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly folderOf: (sessionId: string) => string;
  /** What kept it from its outside time stamp at the last try. */
  readonly timeStampProblem?: (sessionId: string) => string | undefined;
}

/** One sealed recording; `viewer`: whoever looks at it (制度§15). Refuses with `recording.unknown` and `people.not-allowed`. */
export async function archiveEntry(parts: ArchiveParts, sessionId: string, viewer?: PersonTile): Promise<ArchiveEntryView> {
  const row = await parts.db.sessions.byId(sessionId);
  if (row?.phase !== 'sealed') throw new Refusal('recording.unknown', {});
  const booking = await parts.db.bookings.byId(row.bookingId);
  if (!booking) throw new Refusal('booking.unknown', {});
  if (viewer && !maySeeSession(row, booking, viewer)) throw new Refusal('people.not-allowed', { name: viewer.name });
  return entryOf(parts, row, booking);
}

async function entryOf(parts: ArchiveParts, row: SessionRow, booking: BookingRow): Promise<ArchiveEntryView> {
  const { db } = parts;
  const known = (value: string | null): string => value ?? '';
  const nameOf = async (id: string | null) => (id === null ? undefined : (await db.people.byId(id))?.name);
  const [inspectors, segments, pairs, longTerm, handedOverBy, receivedBy, filedBy] = await Promise.all([
    inspectorsOf(db, row),
    db.segments.ofSession(row.id),
    db.discPairs.ofSession(row.id),
    readLongTerm(db, row.id),
    nameOf(row.handedOverById),
    nameOf(row.receivedById),
    nameOf(row.filedById),
  ]);
  const newestPair = pairs.at(-1);
  const times = await readTimes(db, row, parts.cameras);
  return {
    sessionId: row.id,
    bookingId: row.bookingId,
    registrationCode: known(row.registrationCode),
    producedAt: known(row.startedAt),
    endedAt: known(row.endedAt),
    producingAgency: parts.agencyName,
    department: booking.department,
    producers: inspectors.map((inspector) => inspector.name),
    enforcementCase: { number: booking.caseNumber, name: booking.caseName },
    questionedName: booking.questionedName,
    purpose: booking.purpose as RoomPurpose,
    unsigned: unsignedOfRow(row)?.how,
    bytes: segments.reduce((sum, segment) => sum + segment.bytes, 0),
    segments: parts.cameras.map((camera) => {
      const own = segments.filter((segment) => segment.cameraId === camera.id);
      return { cameraName: camera.name, count: own.length, bytes: own.reduce((sum, segment) => sum + segment.bytes, 0) };
    }),
    sealedAt: known(row.sealedAt),
    manifestSha256: known(row.manifestSha256),
    chainHead: known(row.chainHead),
    ...(await sealFacts(parts, row.id)),
    keepUntil: keepUntil({ madeAt: known(row.startedAt), longTerm: longTerm.length > 0 }),
    longTerm,
    handover: { handedOverBy, handedOverAt: row.handedOverAt ?? undefined, receivedBy, receivedAt: row.receivedAt ?? undefined },
    discPair: newestPair && (await pairView(db, newestPair, parts.discPrefix)),
    times,
    filingProblems: await readFilingProblems(db, booking, row, times),
    filed: row.filedAt === null ? undefined : { place: known(row.filedPlace), at: row.filedAt, by: filedBy ?? '' },
  };
}

/** What the manifest and the audit log say of the seal; an empty key when the folder is out of reach (its mount is gone). */
async function sealFacts(parts: ArchiveParts, sessionId: string): Promise<Pick<ArchiveEntryView, 'keyId' | 'anchor' | 'timeStamp'>> {
  const bytes = await readFile(path.join(parts.folderOf(sessionId), manifestFileName)).catch(() => Buffer.alloc(0));
  const read = readManifest(bytes);
  const { keyId = '', anchor }: Partial<Manifest> = 'manifest' in read ? read.manifest : {};
  const stamped = (await parts.db.audit.ofObject(sessionId)).findLast((entry) => entry.action === stampedAction);
  return { keyId, anchor, timeStamp: stamped ? stampOf(stamped.outcome) : pendingStamp(parts.timeStampProblem?.(sessionId)) };
}

function stampOf(outcome: string): ArchiveEntryView['timeStamp'] {
  const [, at = '', ...by] = outcome.split(' ');
  return { state: 'stamped', at, by: by.join(' ') };
}

function pendingStamp(code: string | undefined): ArchiveEntryView['timeStamp'] {
  return code === undefined ? undefined : { state: 'pending', code };
}
