import type { Instant } from '../../recordings/session/instant';
import type { Stretch } from './entry';

export const conditionNames = ['two-inspectors', 'credentials', 'rights', 'recording-told', 'one-person', 'place'] as const;
export type ConditionName = (typeof conditionNames)[number];

/** `late`: seen, though after the first question. `unknown`: nothing here can tell. Never `seen` by default. */
export type ConditionState = 'seen' | 'not-seen' | 'broken' | 'once-broken' | 'late' | 'unknown';

/** One legal condition; instants, which the page shows as time in the recording. */
export interface ConditionView {
  readonly condition: ConditionName;
  readonly article: string;
  /** As it was seen; a repair doesn't change it. */
  readonly state: ConditionState;
  /** When it was first seen, or broken. */
  readonly at: Instant | undefined;
  /** When it wasn't as it should be, with who was left. */
  readonly broken: readonly (Stretch & { readonly names: readonly string[] })[];
  /** Why it can't be told. */
  readonly unseen?: 'no-counter' | 'room-empty' | undefined;
  /** How many people who may be questioned the register has let in; it proves nothing of who else is there. */
  readonly registered?: number | undefined;
  /** By how much it came after the first question, ms. */
  readonly lateMs?: number | undefined;
  /** 补正: what was said later to make it good, the newest; all of them are notes. */
  readonly repair?: { readonly at: Instant; readonly by: string; readonly text: string } | undefined;
}

/** What words may still make good: not what was in order, and not what its own step will show. */
export function mayBeRepaired({ condition, state }: Pick<ConditionView, 'condition' | 'state'>): boolean {
  return state !== 'seen' && !(state === 'not-seen' && condition === 'place');
}
