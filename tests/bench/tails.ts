import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FaultReport } from '../faults/fault-report';
import type { FamilyOptions } from '../faults/fault-family';
import { killFfmpeg } from '../faults/kill-ffmpeg';
import { powerCuts } from '../faults/power-cuts';
import { mountsRefused } from '../support/power-cut-disk';
import { undoAll } from '../support/undo';
import type { BenchRow } from './bench-row';
import { tailAtKill } from './tail-at-kill';

/** P8, P9: what is lost at kill -9 and at a power cut, a few times; `npm run faults` does it a thousand times. */
export async function tails(): Promise<readonly BenchRow[]> {
  const taken = await tailAtKill(20, 20261124);
  const kills = await measured((options) => killFfmpeg('SIGKILL', options), 8, 'tail lost, pictures');
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-tails-'));
  const refused = mountsRefused(scratch);
  await rm(scratch, { recursive: true });
  if (refused !== undefined) console.log(`  P9 left out: ${refused}`);
  const cuts = refused === undefined ? await measured(powerCuts, 6, 'media lost, ms') : [];
  return [
    rowOf('P8', 'pictures that ffmpeg had taken out of the stream and are not in the file at its kill -9', 'pictures', taken, 1),
    rowOf('P8', 'pictures on the wire that are not in the file at kill -9 of ffmpeg', 'pictures', kills, 1),
    ...(cuts.length > 0 ? [rowOf('P9', 'media on the wire that is not there after a power cut', 'ms', cuts, 1_000)] : []),
  ];
}

async function measured(family: (options: FamilyOptions) => Promise<void>, n: number, what: string): Promise<readonly number[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'bench-tails-'));
  const report = new FaultReport();
  try {
    await family({ n, seed: 20261124, scratch, report, log: () => undefined });
  } finally {
    undoAll();
    await rm(scratch, { recursive: true, force: true });
  }
  if (report.broken.length > 0) throw new Error(report.broken.map(({ detail }) => detail).join('; '));
  return report.measures.filter((measure) => measure.what === what).map(({ value }) => value);
}

function rowOf(id: string, name: string, unit: string, samples: readonly number[], most: number): BenchRow {
  const worst = Math.max(...samples);
  return { id, name: `${name}, worst`, goal: `≤ ${most} ${unit}`, unit, samples, limits: [most], ratio: worst / most, met: worst <= most };
}
