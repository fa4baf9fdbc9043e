import type { CopyStage, DiscCopyView, DiscPairView } from '../../../services/contract/archive';

/** The list with the newer view of a pair, newest first. */
export function withPair(pairs: readonly DiscPairView[], pair: DiscPairView): readonly DiscPairView[] {
  return [pair, ...pairs.filter((one) => one.id !== pair.id)].toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** The list with a pair of longer ago behind it; where the list has it, it knows it better. */
export function withPast(pairs: readonly DiscPairView[], pair: DiscPairView | undefined): readonly DiscPairView[] {
  return pair === undefined || pairs.some((one) => one.id === pair.id) ? pairs : [...pairs, pair];
}

/** The pair that stands for a recording: its newest that is not void. */
export function pairOf(pairs: readonly DiscPairView[], sessionId: string): DiscPairView | undefined {
  return pairs.find((pair) => pair.sessionId === sessionId && pair.state !== 'void');
}

export const copyStages: readonly CopyStage[] = ['author', 'burn', 'read-back', 'compare'];

/** How far a copy has come, one mark a stage. */
export function stageMarks(copy: DiscCopyView): readonly ('done' | 'now' | 'later' | 'failed')[] {
  const at = copy.stage === undefined ? -1 : copyStages.indexOf(copy.stage);
  return copyStages.map((_, index) => {
    if (copy.state === 'matches') return 'done';
    if (copy.state === 'waiting') return 'later';
    if (index < at) return 'done';
    if (index > at) return 'later';
    return copy.state === 'void' ? 'failed' : 'now';
  });
}

/** Seconds left at the present speed; undefined while there is no speed to judge by. */
export function secondsLeft(copy: Pick<DiscCopyView, 'doneBytes' | 'totalBytes' | 'bytesPerSecond'>): number | undefined {
  if (copy.bytesPerSecond <= 0) return undefined;
  return Math.ceil(Math.max(0, copy.totalBytes - copy.doneBytes) / copy.bytesPerSecond);
}

/** Why the certificate can't be issued yet. */
export type CertificateBar = 'no-pair' | 'not-compared' | 'void' | 'issued' | undefined;
export function certificateBar(pair: DiscPairView | undefined): CertificateBar {
  if (!pair) return 'no-pair';
  if (pair.state === 'certified') return 'issued';
  if (pair.state === 'void' || pair.copies.some((copy) => copy.state === 'void')) return 'void';
  return pair.state === 'verified' && pair.copies.every((copy) => copy.state === 'matches') ? undefined : 'not-compared';
}
