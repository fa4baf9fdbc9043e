import type { CallHandlers } from '../../services/contract/calls';
import type { BeforeQuestioning } from '../../services/interviews/before-questioning';
import type { Companions } from '../../services/interviews/companions';
import type { NoticeAnswers } from '../../services/interviews/notice-answers';
import type { Withdrawals } from '../../services/interviews/withdrawals';
import { personOf } from './person-of';

export interface BeforeHandlerParts {
  readonly before: BeforeQuestioning;
  readonly companions: Companions;
  readonly noticeAnswers: NoticeAnswers;
  readonly withdrawals: Withdrawals;
}

/** What the officers complete before the questioning, and what the person answers to the notice and asks for. */
export function beforeHandlers({ before, companions, noticeAnswers, withdrawals }: BeforeHandlerParts) {
  return {
    'session.completePerson': (caller, sessionId, person) => before.completePerson(sessionId, person, personOf(caller).id),
    'session.check': (caller, sessionId, checks) => before.check(sessionId, checks, personOf(caller)),
    'session.addCompanion': (caller, sessionId, companion) => companions.add(sessionId, companion, personOf(caller).id),
    'session.answerNotice': (caller, sessionId, question, answer, mark) =>
      noticeAnswers.answer(sessionId, { question, answer, mark }, caller.person?.id ?? null),
    'withdrawal.ofSession': (caller, sessionId) => withdrawals.ofSession(sessionId, personOf(caller)),
    'withdrawal.ask': (caller, sessionId, draft) => withdrawals.ask(sessionId, draft, personOf(caller)),
    'withdrawal.decide': (_, request, verdict, reason, credential) => withdrawals.decide(request, verdict, reason, credential),
    'session.removeCompanion': (caller, sessionId, number) => companions.remove(sessionId, number, personOf(caller).id),
  } satisfies Partial<CallHandlers>;
}
