import type { PlaybackStretch } from '../../../services/contract/playback';

/** What was seen since the last report (规定§18), from the moments that the clock passed. */
export interface WatchLog {
  readonly done: readonly PlaybackStretch[];
  readonly open: PlaybackStretch | undefined;
}

export const nothingWatched: WatchLog = { done: [], open: undefined };

/** A picture that stands is seen as long as one picture lasts. */
const STILL_MS = 40;
/** Moments further apart than this were jumped over. */
const JUMP_MS = 1_500;

/** The picture at this moment was on the screen. */
export function noteSeen({ done, open }: WatchLog, positionMs: number): WatchLog {
  const still = { fromMs: positionMs, toMs: positionMs + STILL_MS };
  if (!open) return { done, open: still };
  const follows = positionMs >= open.fromMs && positionMs <= open.toMs + JUMP_MS;
  if (!follows) return { done: [...done, open], open: still };
  return { done, open: { fromMs: open.fromMs, toMs: Math.max(open.toMs, still.toMs) } };
}

/** What to report now, and the log that goes on where this one ends. */
export function takeSeen({ done, open }: WatchLog): { readonly report: readonly PlaybackStretch[]; readonly log: WatchLog } {
  return { report: open ? [...done, open] : done, log: nothingWatched };
}
