import type { Stretch } from './entry';

export type ComfortKind = 'hot' | 'cold' | 'damp' | 'dry' | 'long' | 'whole';

/** What was hard on the person questioned; open while it lasts. */
export interface ComfortFinding extends Stretch {
  readonly kind: ComfortKind;
  /** The limit that was passed: ℃, % relative, minutes. */
  readonly limit: number;
  /** The worst reading; of `long` (without a break) and `whole` (from the entry on) none. */
  readonly extreme: number | undefined;
}
