import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { NoticeQuestion } from '../../../services/contract/notice';
import { openQuestions } from '../../../services/contract/notice-answers';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** The next question of the notice with its answers to press, and what was answered last; the spoken answer stands beside it in the recording. */
export function NoticeQuestions({ session }: { readonly session: SessionView }): ReactNode {
  const deed = useDeed();
  const [question] = openQuestions(session);
  const last = session.answers.at(-1);
  const answer = async ({ key, text }: NoticeQuestion, said: string): Promise<void> => {
    const mark = t('second.notice.mark', { person: sessionWords(session).person ?? '', question: text, answer: said });
    await call('session.answerNotice', session.id, key, said, mark);
  };
  if (!question && !last) return null;
  return (
    <section className="notice-questions" aria-live="polite">
      {last && <p className="answers-said">{t('second.answer.said', { answer: last.answer, time: clockTime(last.at) })}</p>}
      {question && (
        <>
          <p className="notice-question">{question.text}</p>
          <div className="answers-buttons">
            {question.answers.map((said) => (
              <Button
                key={said}
                type={question.answers.length === 1 ? 'primary' : 'default'}
                className={question.answers.length === 1 ? 'answer-only' : ''}
                loading={deed.busy}
                onClick={() => void deed.run(() => answer(question, said))}
              >
                {said}
              </Button>
            ))}
          </div>
        </>
      )}
      <Failure error={deed.error} />
    </section>
  );
}
