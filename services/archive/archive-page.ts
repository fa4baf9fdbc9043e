import type { Database } from '../../db/data-source';
import type { ArchiveRow } from '../../db/repositories/archive-repository';
import { pairNumberPieces } from '../../recordings/evidence/registration-code';
import { keepUntil } from '../../recordings/evidence/retention';
import type { ArchiveCursor, ArchiveLine, ArchivePage, ArchiveQuery } from '../contract/archive';
import type { PersonTile } from '../contract/people';
import type { UnsignedKind } from '../contract/stops';
import { departmentSeen } from '../rooms/booking-view';
import papers from './templates/papers.json';

const pageSize = 60;

/** The register of sealed recordings (规定§17): a page of those that the viewer may know of (制度§15). */
export async function readArchivePage(
  db: Database,
  { text, group, order }: ArchiveQuery,
  after: ArchiveCursor | undefined,
  viewer: PersonTile,
): Promise<ArchivePage> {
  const filter = {
    words: text.split(/\s+/).filter(Boolean),
    department: departmentSeen(viewer),
    viewerId: viewer.id,
    pairNumber: pairNumberPieces(papers.discNumberPrefix),
  };
  const rows = await db.archive.page(filter, group, order, after, pageSize + 1);
  const lines = rows.slice(0, pageSize).map(lineOf);
  const last = rows.length > pageSize ? lines.at(-1) : undefined;
  return {
    lines,
    next: last && { sealedAt: last.sealedAt, sessionId: last.sessionId },
    counts: after ? undefined : await db.archive.counts(filter),
  };
}

function lineOf(row: ArchiveRow): ArchiveLine {
  const producedAt = row.startedAt ?? '';
  return {
    sessionId: row.sessionId,
    registrationCode: row.registrationCode ?? '',
    producedAt,
    endedAt: row.endedAt ?? '',
    sealedAt: row.sealedAt,
    enforcementCase: { number: row.caseNumber, name: row.caseName },
    questionedName: row.questionedName,
    unsigned: (row.unsignedHow ?? undefined) as UnsignedKind | undefined,
    keepUntil: keepUntil({ madeAt: producedAt, longTerm: row.longTerm === 1 }),
    handedOverAt: row.handedOverAt ?? undefined,
    disc: (row.disc ?? undefined) as ArchiveLine['disc'],
    whereabouts: row.whereabouts as ArchiveLine['whereabouts'],
    filedPlace: row.filedPlace ?? '',
  };
}
