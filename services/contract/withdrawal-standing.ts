import type { Instant } from '../../recordings/session/instant';
import { answerTo } from './notice-answers';
import type { SessionView } from './sessions';
import type { WithdrawalView } from './withdrawals';

/** When it was answered that somebody is to withdraw, where nobody wrote down yet who and why. */
export function unwrittenWithdrawal({
  told,
  answers,
  withdrawals = [],
}: Pick<SessionView, 'told' | 'answers' | 'withdrawals'>): Instant | undefined {
  if (withdrawals.length > 0) return undefined;
  const asking = (told.questions ?? []).map(({ key, leadsOn }) => ({ leadsOn, given: answerTo({ answers }, key) }));
  return asking.find(({ leadsOn, given }) => given !== undefined && given.answer === leadsOn)?.given?.at;
}

export function isUndecided({ decision }: Pick<WithdrawalView, 'decision'>): boolean {
  return decision === undefined;
}

export function isGranted({ decision }: Pick<WithdrawalView, 'decision'>): boolean {
  return decision?.verdict === 'granted';
}
