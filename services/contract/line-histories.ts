import type { Instant } from '../../recordings/session/instant';
import type { LineKind } from './sessions';

export const lineChanges = ['written', 'undone', 'redone', 'corrected'] as const;

/** What a line of the 笔录 said from a moment on. */
export interface LineVersionView {
  readonly at: Instant;
  readonly change: (typeof lineChanges)[number];
  readonly kind: LineKind;
  readonly text: string;
  /** From then on it no longer belonged to the 笔录. */
  readonly struck: boolean;
  /** Undefined for the questioned person's corrections, and where nobody noted it. */
  readonly by: string | undefined;
}

export interface LineHistoryView {
  readonly lineId: string;
  /** It isn't in the 笔录 now. */
  readonly struck: boolean;
  /** Oldest first; the last is what it says now. */
  readonly versions: readonly LineVersionView[];
}
