import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { PersonTile } from '../../services/contract/people';
import { Corrections } from '../../services/registers/corrections';
import { registerPage } from '../../services/registers/registers';
import { quantile, type BenchRow } from './bench-row';
import { storeOfUses } from './filled-store';
import { inTurns } from './in-turns';

const ROUNDS = 200;
const LIMIT_MS = 200;
const viewer = { id: 'chen', role: 'room-administrator', department: '' } as PersonTile;

/** P19, P20: a page of the use register, the newest and one far behind, of 100,000 lines; beside it the same of 10,000. */
export async function registerPages(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-registers-'));
  const [large, small] = [
    await storeOfUses(path.join(folder, 'large.db'), 100_000),
    await storeOfUses(path.join(folder, 'small.db'), 10_000),
  ];
  try {
    const rows: BenchRow[] = [];
    for (const [name, deep] of [
      ['first page', false],
      ['page behind half of the lines', true],
    ] as const) {
      const { samples, limits } = await inTurns(
        ROUNDS,
        () => pageTime(large, deep ? 100_000 : undefined),
        () => pageTime(small, deep ? 10_000 : undefined),
      );
      const [p95, p95OfSmall] = [quantile(samples, 0.95), quantile(limits, 0.95)];
      rows.push({
        id: 'P19',
        name: `use register of 100,000 lines, ${name}; p95 ${p95.toFixed(2)} ms, of 10,000 lines ${p95OfSmall.toFixed(2)} ms`,
        goal: `p95 ≤ ${LIMIT_MS} ms and ≤ 2 × that of 10,000`,
        unit: 'ms',
        ...{ samples, limits, ratio: p95 / p95OfSmall, met: p95 <= LIMIT_MS && p95 <= 2 * p95OfSmall },
      });
    }
    return rows;
  } finally {
    await Promise.all([large.close(), small.close()]);
    await rm(folder, { recursive: true });
  }
}

async function pageTime(db: Database, after: number | undefined): Promise<number> {
  const corrections = new Corrections({
    db,
    audit: { record: () => Promise.resolve(), twin: 'agrees' },
    now: () => new Date(),
    folderOf: () => '',
  });
  const begun = performance.now();
  const { lines } = await registerPage({ db, corrections }, { register: 'use', roomId: 'X1', month: undefined }, after, viewer);
  const ms = performance.now() - begun;
  if (lines.length !== 60) throw new Error(`a page of ${lines.length} lines`);
  return ms;
}
