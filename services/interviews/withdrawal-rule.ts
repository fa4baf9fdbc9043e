import { isUndecided } from '../contract/withdrawal-standing';
import type { WithdrawalDraft, WithdrawalTarget, WithdrawalView } from '../contract/withdrawals';

/** How far 申请回避 has come. */
export type WithdrawalStanding = 'none' | 'unwritten' | 'undecided' | 'decided';

export function withdrawalStanding(
  requests: readonly Pick<WithdrawalView, 'decision'>[],
  unwrittenSince: string | undefined,
): WithdrawalStanding {
  if (unwrittenSince !== undefined) return 'unwritten';
  if (requests.some(isUndecided)) return 'undecided';
  return requests.length > 0 ? 'decided' : 'none';
}

/** Something of it has still to be done. */
export function isOpen(standing: WithdrawalStanding): boolean {
  return standing === 'unwritten' || standing === 'undecided';
}

export type AskProblem =
  | { readonly code: 'withdrawal.too-late' }
  | { readonly code: 'withdrawal.nobody-named' }
  | { readonly code: 'withdrawal.not-here' }
  | { readonly code: 'withdrawal.already-asked'; readonly name: string };

/**
 * What is against writing a request down: after the end only what was answered on the recording can be completed; each is asked once until it is decided.
 * Asking stops nothing: until the decision the investigation goes on (行政处罚法§43).
 */
export function askProblem(
  { against }: Pick<WithdrawalDraft, 'against'>,
  facts: {
    readonly running: boolean;
    readonly unwrittenSince: string | undefined;
    readonly targets: readonly WithdrawalTarget[];
    readonly requests: readonly WithdrawalView[];
  },
): AskProblem | undefined {
  if (!facts.running && facts.unwrittenSince === undefined) return { code: 'withdrawal.too-late' };
  if (against.length === 0) return { code: 'withdrawal.nobody-named' };
  if (!against.every((one) => facts.targets.some((target) => isSame(target, one)))) return { code: 'withdrawal.not-here' };
  const open = facts.requests.find((request) => isUndecided(request) && against.some((one) => isSame(request, one)));
  return open && { code: 'withdrawal.already-asked', name: open.name };
}

/**
 * 行政处罚法§43: 由行政机关负责人决定. The head's own withdrawal is the collective's to decide; it can't come up here, where only the officers of the
 * session and the interpreter are asked, none of whom is the head.
 */
export function decidesWithdrawal({ role }: { readonly role: string }): boolean {
  return role === 'agency-head';
}

function isSame(a: WithdrawalTarget, b: WithdrawalTarget): boolean {
  return a.part === b.part && a.id === b.id;
}
