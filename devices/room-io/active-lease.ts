import type { Pulse } from './room-io-map';

/**
 * How long an output may stay active; no lease: as long as somebody wants it. It is the rule by which a pulse ends also when its caller is gone,
 * the line was away at its end, or the kiosk died within it: a pulse output seen active for longer than its pulse is put back.
 */
export type ActiveLease = { readonly untilMs: number } | undefined;

/** A board that keeps its own time is helped only when it didn't. */
const boardsOwnMs = 500;

/** What the lease is after the output was read. Where nothing is known, nothing changes. */
export function leaseAfterReading(lease: ActiveLease, active: boolean | undefined, pulse: Pulse | undefined, nowMs: number): ActiveLease {
  if (active === undefined) return lease;
  if (!active) return undefined;
  return lease ?? leaseOf(pulse, nowMs);
}

/** What it is after the board acknowledged that the output is active: a pulse begins anew, a level stays. */
export function leaseOf(pulse: Pulse | undefined, nowMs: number): ActiveLease {
  return pulse && { untilMs: nowMs + pulse.ms + (pulse.by === 'board' ? boardsOwnMs : 0) };
}

/** Whether the output is to be put back now. Only what was just read as active is: nothing is written into the dark. */
export function isOver(lease: ActiveLease, active: boolean | undefined, nowMs: number): boolean {
  return lease !== undefined && active === true && nowMs >= lease.untilMs;
}
