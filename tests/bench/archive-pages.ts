import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import { readArchivePage } from '../../services/archive/archive-page';
import type { ArchiveQuery } from '../../services/contract/archive';
import type { PersonTile } from '../../services/contract/people';
import { quantile, type BenchRow } from './bench-row';
import { storeOfUses } from './filled-store';
import { inTurns } from './in-turns';

const ROUNDS = 200;
const LIMIT_MS = 200;
const [SMALL, LARGE] = [1_000, 20_000];
const viewer = { id: 'chen', role: 'room-administrator', department: '' } as PersonTile;

const cases: readonly (readonly [name: string, query: Partial<ArchiveQuery>])[] = [
  ['first page, with how many there are in each group', {}],
  ['those without discs, oldest first', { group: 'uncertified', order: 'oldest' }],
  ['by a word that one recording has', { text: 'n1' }],
];

/** P19: the archive of 20,000 sealed recordings, all filed but fifty; beside it the same of 1,000. */
export async function archivePages(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-archive-'));
  const [large, small] = [await filled(path.join(folder, 'large.db'), LARGE), await filled(path.join(folder, 'small.db'), SMALL)];
  try {
    const rows: BenchRow[] = [];
    for (const [name, query] of cases) {
      const { samples, limits } = await inTurns(
        ROUNDS,
        () => pageTime(large, query),
        () => pageTime(small, query),
      );
      const [p95, p95OfSmall] = [quantile(samples, 0.95), quantile(limits, 0.95)];
      rows.push({
        id: 'P19',
        name: `archive of ${LARGE} recordings, ${name}; p95 ${p95.toFixed(2)} ms, of ${SMALL} ${p95OfSmall.toFixed(2)} ms`,
        goal: `p95 ≤ ${LIMIT_MS} ms`,
        unit: 'ms',
        ...{ samples, limits, ratio: p95 / LIMIT_MS, met: p95 <= LIMIT_MS },
      });
    }
    return rows;
  } finally {
    await Promise.all([large.close(), small.close()]);
    await rm(folder, { recursive: true });
  }
}

async function pageTime(db: Database, query: Partial<ArchiveQuery>): Promise<number> {
  const begun = performance.now();
  const { lines } = await readArchivePage(db, { text: '', group: undefined, order: 'newest', ...query }, undefined, viewer);
  const ms = performance.now() - begun;
  if (lines.length === 0) throw new Error('an empty page');
  return ms;
}

/** Every use is recorded and sealed; all but the last fifty have their discs and are filed. */
function filled(file: string, count: number): Promise<Database> {
  const done = `CAST(substr(id, 2) AS INTEGER) <= ${count - 50}`;
  return storeOfUses(file, count, async (source) => {
    for (const statement of [
      `INSERT INTO sessions (id, bookingId, roomId, phase, createdAt, startedAt, signedAt, thumbprintedAt, sealedAt, registrationCode, registrationYear,
       registrationNumber, leadId, recorderId, handedOverAt, receivedAt, filedAt, filedPlace)
       SELECT 's' || id, id, roomId, 'sealed', startsAt, startsAt, endsAt, endsAt, endsAt, 'X1-' || id, 2026, CAST(substr(id, 2) AS INTEGER), 'lin', 'chen',
       endsAt, endsAt, CASE WHEN ${done} THEN endsAt END, 'shelf' FROM bookings`,
      `INSERT INTO disc_pairs (id, sessionId, year, number, state, startedAt, burnedById, copies)
       SELECT 'p' || id, 's' || id, 2026, CAST(substr(id, 2) AS INTEGER), 'certified', endsAt, 'chen', '[]' FROM bookings WHERE ${done}`,
    ])
      await source.query(statement);
  });
}
