/** What brings a picture back to the master clock. */
export type Nudge = { readonly kind: 'seek' } | { readonly kind: 'rate'; readonly rate: number };

/** Nearer than this is in step. */
const STEADY_MS = 6;
/** A picture that is off is brought back within about this time, as long as nobody can see or hear it. */
const CATCH_UP_MS = 500;
const MOST = 0.08;

/** `offMs`: the picture's own time minus the master's. More than two pictures off is not caught up with but jumped over. */
export function nudge(offMs: number, rate: number, frameMs: number): Nudge {
  if (Math.abs(offMs) > 2 * frameMs * Math.max(1, rate)) return { kind: 'seek' };
  if (Math.abs(offMs) < STEADY_MS) return { kind: 'rate', rate };
  const correction = Math.min(MOST, Math.max(-MOST, -offMs / CATCH_UP_MS));
  return { kind: 'rate', rate: Math.round(rate * (1 + correction) * 1000) / 1000 };
}
