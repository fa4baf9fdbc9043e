import type { Instant } from '../session/instant';
import type { CopyCause } from './copy-fault';

/** How far the second copy may be behind, ms. */
const copyLagLimitMs = 2_000;

/** What can be said of the second copy at one moment. */
export type CopyState =
  /** Nothing has to be copied now; with a cause, it could not be. */
  | { readonly kind: 'idle'; readonly cause: CopyCause | undefined }
  /** All that lay on the first disk `lagMs` ago lies durable on the second. */
  | { readonly kind: 'in-step'; readonly lagMs: number }
  | { readonly kind: 'behind'; readonly lagMs: number; readonly cause: CopyCause; readonly since: Instant };

export interface CopyFacts {
  /** There is something that must be on the second disk. */
  readonly wanted: boolean;
  readonly nowMs: number;
  /** When the newest pass began that left nothing behind, monotonic ms; at first, when the following began. */
  readonly wholeSinceMs: number;
  /** The wall clock of the same moment. */
  readonly wholeSince: Instant;
  /** What ended the newest pass, until a pass gets through. */
  readonly problem: CopyCause | undefined;
}

/** A fault is said at once, a pass that never comes back after the limit. */
export function copyStateOf({ wanted, nowMs, wholeSinceMs, wholeSince, problem }: CopyFacts): CopyState {
  if (!wanted) return { kind: 'idle', cause: problem };
  const lagMs = Math.max(0, Math.round(nowMs - wholeSinceMs));
  if (problem === undefined && lagMs <= copyLagLimitMs) return { kind: 'in-step', lagMs };
  return { kind: 'behind', lagMs, cause: problem ?? 'slow', since: wholeSince };
}
