import type { ChainLink } from '../../recordings/evidence/chain-link';
import type { WireTap } from '../support/wire-tap';
import type { FaultReport } from './fault-report';

/** What is on its way through ffmpeg when it is told to end, ms. */
const IN_FLIGHT_MS = 250;
/** A recorder says after 1.6 s that no picture came. */
const RESTED_MS = 1_000;

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

/** No picture came for a while just before: on a machine too busy for camera and line an alarm is right. */
export function lineRested(tap: WireTap, beforeMs: number): boolean {
  const sent = tap.played().flatMap(({ picturesAtMs }) => picturesAtMs.filter((atMs) => atMs > beforeMs - 4_000 && atMs < beforeMs));
  return [...sent, beforeMs].some((atMs, i) => atMs - (sent[i - 1] ?? atMs) > RESTED_MS);
}
