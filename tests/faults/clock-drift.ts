import { measureDrift } from '../support/av-drift';
import type { FamilyOptions } from './fault-family';

/** R8: `n` minutes of stream at twenty times their speed with a sound clock 500 ppm fast. */
export async function soundClockRuns({ n, report }: FamilyOptions): Promise<void> {
  const fault = 'sound clock 500 ppm fast';
  const { offsetsMs, attempts, gaps } = await measureDrift({ soundPpm: 500, speed: 20, streamSeconds: n * 60, segmentSeconds: 10 });
  for (const offset of offsetsMs) report.measure(fault, 'sound off the picture at the start of a file, ms', Math.abs(offset), 80);
  report.measure(fault, 'files begun anew', attempts - 1, 0);
  report.measure(fault, 'gaps', gaps, 0);
}
