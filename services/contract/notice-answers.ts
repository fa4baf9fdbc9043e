import { noticeSteps, type NoticeAnswer, type NoticeQuestion, type NoticeStep } from './notice';
import type { SessionView } from './sessions';

/** The last one counts; the earlier stay in the store. */
export function answerTo({ answers }: Pick<SessionView, 'answers'>, question: string): NoticeAnswer | undefined {
  return answers.findLast((each) => each.question === question);
}

export function questionsOf({ told }: Pick<SessionView, 'told'>, step: NoticeStep): readonly NoticeQuestion[] {
  return (told.questions ?? []).filter((question) => question.step === step);
}

/** Whether the notice stands on the pages as question and answer: a receipt of service is one page and only says that it was given. */
export function isAsked({ told, record }: Pick<SessionView, 'told' | 'record'>): boolean {
  return told.questions !== undefined && (!record || record.form.minutes !== undefined);
}

/** Whether requests to withdraw stand behind the notice, and no note without its correction. What was told before that lies on the pages as it was signed then. */
export function hasNewerPages(session: Pick<SessionView, 'told' | 'record'>): boolean {
  return isAsked(session) && (session.told.questions ?? []).some(({ requestsFollow }) => requestsFollow === true);
}

/** What can be answered now and isn't yet: of the steps that were taken, and of the one that is being read. */
export function openQuestions(session: Pick<SessionView, 'told' | 'answers' | 'steps'>): readonly NoticeQuestion[] {
  const current = session.steps.find(({ at }) => at === undefined)?.step;
  const until = current === undefined ? noticeSteps.length : noticeSteps.indexOf(current) + 1;
  const steps = noticeSteps.slice(0, until);
  return steps.flatMap((step) => questionsOf(session, step)).filter(({ key }) => answerTo(session, key) === undefined);
}
