import type { Instant } from '../../components/instant';
import type { SessionView } from '../../../services/contract/sessions';

export interface BreakState {
  /** Since when the present stretch runs: questioning without a break, or the break. */
  readonly since: Instant | undefined;
  readonly resting: boolean;
  /** There was a break before. */
  readonly rested: boolean;
}

/** Breaks are marks in the recording; their words tell beginning from end. */
export function breakState(
  session: Pick<SessionView, 'marks' | 'startedAt'>,
  words: { readonly begun: string; readonly over: string },
): BreakState {
  const marks = session.marks
    .filter((mark) => mark.text === words.begun || mark.text === words.over)
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const last = marks.at(-1);
  if (!last) return { since: session.startedAt, resting: false, rested: false };
  return { since: last.at, resting: last.text === words.begun, rested: true };
}
