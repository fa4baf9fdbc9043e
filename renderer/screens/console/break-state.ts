import type { Instant } from '../../components/instant';
import type { SessionView } from '../../../services/contract/sessions';

export interface BreakStretch {
  /** Since when the present stretch runs: questioning without a break, or the break. */
  readonly since: Instant | undefined;
  readonly resting: boolean;
  /** There was a break before. */
  readonly rested: boolean;
}

/** What the header counts: the time since the last break, or the break itself. */
export function breakState({ breaks, startedAt }: Pick<SessionView, 'breaks' | 'startedAt'>): BreakStretch {
  const last = breaks.taken.at(-1);
  return { since: last?.to ?? last?.from ?? startedAt, resting: breaks.restingSince !== undefined, rested: last !== undefined };
}
