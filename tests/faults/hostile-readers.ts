import { fuzzReaders } from '../support/fuzz-readers';
import { MemoryPeak } from '../support/memory-peak';
import { smallMedia } from '../support/small-media';
import type { FamilyOptions } from './fault-family';

/** So many inputs between two collections: what a quick machine leaves lying for the next one is no growth. */
const PORTION = 2_000;

/** Damaged input for all that reads what comes from a camera. */
export async function hostileReaderFaults({ n, seed, report }: FamilyOptions): Promise<void> {
  const media = smallMedia();
  const whole = new MemoryPeak();
  for (let done = 0; done < n; done += PORTION) {
    const peak = new MemoryPeak();
    const { findings, slowestMs } = await fuzzReaders(Math.min(PORTION, n - done), seed + done, media);
    for (const { reader, problem } of findings.slice(0, 20)) report.expect(reader, false, problem);
    report.measure('damaged input', 'slowest case of a portion, ms', slowestMs, 1_000);
    report.measure('damaged input', 'memory grown in a portion, MB', peak.grownMb, 50);
  }
  report.measure('damaged input', 'memory held at the end, MB', whole.heldMb, 50);
}
