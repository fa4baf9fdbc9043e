/** The one clock that all cameras follow, in ms of the timeline. Time is handed in. */
export class PlayClock {
  atMs = 0;
  rate = 1;
  playing = false;
  private lastMs: number | undefined;

  constructor(readonly lengthMs: number) {}

  /** Goes on to `nowMs`; `held` while a camera isn't ready, so that none runs ahead. */
  tick(nowMs: number, held: boolean): void {
    // A page that was hidden or busy must not leap.
    const passed = Math.min(250, Math.max(0, nowMs - (this.lastMs ?? nowMs)));
    this.lastMs = nowMs;
    if (!this.playing || held) return;
    this.atMs = Math.min(this.lengthMs, this.atMs + passed * this.rate);
    if (this.atMs >= this.lengthMs) this.playing = false;
  }

  seek(atMs: number): void {
    this.atMs = Math.min(this.lengthMs, Math.max(0, atMs));
  }
}

/** How one camera is brought back to the clock. */
export type Correction =
  | { readonly kind: 'seek' }
  /** It is too far ahead: it stands until the clock has come. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'rate'; readonly rate: number };

/** Farther apart than this is not played on. */
export const APART_MS = 50;
const SEEK_MS = 400;
const CLOSE_MS = 4;

/**
 * A small drift is taken up by a slightly other speed, which nobody hears. The clock waits for a camera that is behind, a camera that is ahead waits
 * for the clock, and only what is far off or stands at a hole leaps. `driftMs` is positive where the camera is ahead.
 */
export function correctionOf(driftMs: number, rate: number, stalled: boolean): Correction {
  if (Math.abs(driftMs) > SEEK_MS * Math.max(1, rate) || (stalled && Math.abs(driftMs) > CLOSE_MS)) return { kind: 'seek' };
  if (driftMs > APART_MS) return { kind: 'wait' };
  if (Math.abs(driftMs) < CLOSE_MS) return { kind: 'rate', rate };
  const nudge = Math.max(-0.1, Math.min(0.1, driftMs / 400));
  return { kind: 'rate', rate: rate * (1 - nudge) };
}
