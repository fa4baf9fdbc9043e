import type { Instant } from '../../components/instant';
import type { CheckView } from '../../../services/contract/room';

/** A proof is good for 10 s (visual-language.md section 5). */
const proofLifeMs = 10_000;

export type ShownState = CheckView['state'] | 'withdrawn';

/** What may be said of a check now: a proof that nobody renewed is withdrawn. */
export function shownState(check: CheckView, now: Instant): ShownState {
  if (check.state !== 'proved') return check.state;
  return check.provedAt !== undefined && Date.parse(now) - Date.parse(check.provedAt) <= proofLifeMs ? 'proved' : 'withdrawn';
}

export interface CheckSummary {
  readonly counts: Readonly<Record<ShownState, number>>;
  /** The first check that keeps the start closed; an attention never does. */
  readonly blocker: { readonly check: CheckView; readonly state: 'failed' | 'ask' | 'waiting' } | undefined;
}

export function summarize(checks: readonly CheckView[], now: Instant): CheckSummary {
  const counts: Record<ShownState, number> = { proved: 0, ask: 0, attention: 0, failed: 0, waiting: 0, withdrawn: 0 };
  const shown = checks.map((check) => ({ check, state: shownState(check, now) }));
  for (const { state } of shown) counts[state] += 1;
  const of = (...states: readonly ShownState[]) => shown.find(({ state }) => states.includes(state))?.check;
  const failed = of('failed');
  if (failed) return { counts, blocker: { check: failed, state: 'failed' } };
  const asked = of('ask');
  if (asked) return { counts, blocker: { check: asked, state: 'ask' } };
  const unproved = of('waiting', 'withdrawn');
  return { counts, blocker: unproved && { check: unproved, state: 'waiting' } };
}

const order: readonly ShownState[] = ['failed', 'ask', 'withdrawn', 'waiting', 'attention', 'proved'];

/** The state of a card that shows several checks: the one that needs a person most. */
export function mostUrgent(states: readonly ShownState[]): ShownState {
  return order.find((state) => states.includes(state)) ?? 'waiting';
}
