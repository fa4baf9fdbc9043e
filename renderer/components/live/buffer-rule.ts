import type { LiveChunk } from '../../../services/contract/events';

/** A stretch of buffered time, s. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface BufferState {
  readonly updating: boolean;
  readonly buffered: readonly Span[];
  readonly currentTime: number;
}

/** What to do with the source buffer now. */
export type BufferStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'begin-file'; readonly offset: number; readonly chunk: LiveChunk }
  | { readonly kind: 'append'; readonly chunks: readonly LiveChunk[] }
  | { readonly kind: 'remove'; readonly from: number; readonly to: number };

const keptBehind = 20;
const trimTo = 10;

/** One step at a time, because a source buffer refuses work while it is updating. Every file's times begin anew, so a new file goes to the buffered end. */
export function nextBufferStep(queue: readonly LiveChunk[], state: BufferState): BufferStep {
  if (state.updating) return { kind: 'wait' };
  const start = state.buffered[0]?.start;
  if (start !== undefined && state.currentTime - start > keptBehind) return { kind: 'remove', from: start, to: state.currentTime - trimTo };
  const [next] = queue;
  if (!next) return { kind: 'wait' };
  if (next.kind === 'init') return { kind: 'begin-file', offset: state.buffered.at(-1)?.end ?? 0, chunk: next };
  // What waits of one file goes in at once: each step costs the page the same, whatever it holds.
  const end = queue.findIndex(({ kind }) => kind === 'init');
  return { kind: 'append', chunks: end < 0 ? queue : queue.slice(0, end) };
}

/** Behind the newest picture, s: a picture and a half is the aim, as close as a decoder without a graphics processor keeps up. */
const behindLimits = { jump: 1, hurry: 0.15, approach: 0.06, brink: 0.02, landing: 0.06 } as const;

/** Where to look: `seekTo` when the picture is not in the newest stretch or more than a second old, else the playback rate that brings it close to the newest. */
export function followEdge(buffered: readonly Span[], currentTime: number): { readonly seekTo: number | undefined; readonly rate: number } {
  const newest = buffered.at(-1);
  if (!newest) return { seekTo: undefined, rate: 1 };
  const behind = newest.end - currentTime;
  const { jump, hurry, approach, brink, landing } = behindLimits;
  if (currentTime < newest.start || behind < 0 || behind > jump) return { seekTo: Math.max(newest.start, newest.end - landing), rate: 1 };
  const rate = behind > hurry ? 1.2 : behind > approach ? 1.05 : behind < brink ? 0.95 : 1;
  return { seekTo: undefined, rate };
}
