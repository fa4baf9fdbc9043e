import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { NoticeQuestion } from '../../../services/contract/notice';
import { answerTo } from '../../../services/contract/notice-answers';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import './notice-answers.css';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}

/** What the person answered to the notice, and the way to write down what was only spoken; until the 笔录 is being read. */
export function NoticeAnswersLink({ session, take }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  const { questions = [] } = session.told;
  if (questions.length === 0 || (session.phase !== 'opening' && session.phase !== 'questioning')) return null;
  const missing = questions.filter(({ key }) => answerTo(session, key) === undefined).length;
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {missing > 0 ? t('notice.answers.missing', { count: String(missing) }) : t('notice.answers')}
      </Button>
      {open && (
        <Dialog title={t('notice.answers.title')} width={760} onClose={() => setOpen(false)}>
          <div className="dialog-body">
            <p>{t('notice.answers.lead')}</p>
            {questions.map((question) => (
              <Answer key={question.key} session={session} question={question} take={take} />
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}

function Answer({ session, question, take }: Props & { readonly question: NoticeQuestion }): ReactNode {
  const deed = useDeed();
  const [text, setText] = useState('');
  const given = answerTo(session, question.key);
  async function write(): Promise<void> {
    const answer = text.trim();
    const mark = t('notice.answers.mark', { person: sessionWords(session).person ?? '', question: question.text, answer });
    take(await call('session.answerNotice', session.id, question.key, answer, mark));
    setText('');
  }
  return (
    <form
      className="notice-answer"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void deed.run(write);
      }}
    >
      <dl className="text-record">
        <dt>{t('paper.line.question')}</dt>
        <dd>{question.text}</dd>
        <dt>{t('paper.line.answer')}</dt>
        {given ? (
          <dd>
            {given.answer}{' '}
            <span className="text-small">
              {t(given.by === undefined ? 'notice.answers.pressed' : 'notice.answers.written', {
                time: clockTime(given.at),
                by: given.by ?? '',
              })}
            </span>
          </dd>
        ) : (
          <dd className="text-small">{t('notice.answers.none')}</dd>
        )}
      </dl>
      <div className="notice-answer-spoken">
        <Input
          aria-label={t('notice.answers.spoken', { question: question.text })}
          placeholder={t('notice.answers.hint', { answers: question.answers.join('、') })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" disabled={text.trim() === ''} loading={deed.busy}>
          {t('notice.answers.write')}
        </Button>
      </div>
      <Failure error={deed.error} />
    </form>
  );
}
