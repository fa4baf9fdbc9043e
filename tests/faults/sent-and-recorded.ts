import type { ChainLink } from '../../recordings/evidence/chain-link';
import type { WireTap } from '../support/wire-tap';
import type { FaultReport } from './fault-report';

/** What is on its way through ffmpeg when it is told to end, ms. */
const IN_FLIGHT_MS = 250;

/** One camera, whose one ffmpeg ran from the beginning until `endedAtMs`: every picture that the line saw is in the files, and none twice. */
export function compareWithLine(fault: string, report: FaultReport, tap: WireTap, links: readonly ChainLink[], endedAtMs: number): void {
  const [first, ...more] = tap.played();
  report.expect(fault, more.length === 0, `${more.length} further connections to the camera`);
  const sent = first?.picturesAtMs ?? [];
  const recorded = links.reduce((sum, { frames }) => sum + frames, 0);
  const due = sent.filter((atMs) => atMs < endedAtMs - IN_FLIGHT_MS).length;
  report.measure(fault, 'pictures missing', Math.max(0, due - recorded), 0);
  report.measure(fault, 'pictures recorded twice', Math.max(0, recorded - sent.length), 0);
}
