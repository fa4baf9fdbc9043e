import { measureDrift } from '../support/av-drift';
import type { BenchRow } from './bench-row';

const LIMIT_MS = 80;

/** R8: four hours of stream at twenty times its speed, with the sound clock at both ends of what is promised; 25 minutes. */
export async function driftSoak(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const soundPpm of [-100, 500]) {
    const { offsetsMs, attempts, gaps } = await measureDrift({ soundPpm, speed: 20, streamSeconds: 4 * 3600, segmentSeconds: 10 });
    const worst = Math.max(...offsetsMs.map(Math.abs));
    rows.push({
      id: 'R8',
      name: `sound against picture in every file of four hours, sound clock ${soundPpm} ppm, ${attempts} run(s), ${gaps} gap(s)`,
      goal: `≤ ${LIMIT_MS} ms`,
      unit: 'ms',
      samples: offsetsMs.map(Math.abs),
      limits: [LIMIT_MS],
      ratio: worst / LIMIT_MS,
      met: worst <= LIMIT_MS && attempts === 1 && gaps === 0,
    });
  }
  return rows;
}
