import { fuzzReaders } from '../support/fuzz-readers';
import { MemoryPeak } from '../support/memory-peak';
import { smallMedia } from '../support/small-media';
import type { FamilyOptions } from './fault-family';

/** Damaged input for all that reads what comes from a camera. */
export async function hostileReaderFaults({ n, seed, report }: FamilyOptions): Promise<void> {
  const media = smallMedia();
  const peak = new MemoryPeak();
  const { findings, slowestMs } = await fuzzReaders(n, seed, media);
  for (const { reader, problem } of findings.slice(0, 20)) report.expect(reader, false, problem);
  report.measure('damaged input', 'slowest case, ms', slowestMs, 1_000);
  report.measure('damaged input', 'memory grown, MB', peak.grownMb, 50);
}
