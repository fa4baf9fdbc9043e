import type { PlaybackStretch } from '../contract/playback';

/** Stretches within a second of each other are one: reports follow one another. */
const JOINT_MS = 1_000;

/** In the order of the recording, each moment once. */
export function mergeStretches(stretches: readonly PlaybackStretch[]): readonly PlaybackStretch[] {
  return stretches
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .reduce<PlaybackStretch[]>((merged, stretch) => {
      const last = merged.at(-1);
      if (!last || stretch.fromMs > last.toMs + JOINT_MS) return [...merged, stretch];
      merged[merged.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, stretch.toMs) };
      return merged;
    }, []);
}
