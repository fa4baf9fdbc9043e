import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { NoticeQuestion } from '../../../services/contract/notice';
import { answerTo } from '../../../services/contract/notice-answers';
import type { SessionView } from '../../../services/contract/sessions';
import '../../components/dialog.css';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

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
      <Modal
        open={open}
        title={t('notice.answers.title')}
        onCancel={() => setOpen(false)}
        width={760}
        centered
        footer={null}
        destroyOnHidden
      >
        <div className="dialog-body">
          <p>{t('notice.answers.lead')}</p>
          {questions.map((question) => (
            <Answer key={question.key} session={session} question={question} take={take} />
          ))}
        </div>
      </Modal>
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
    <section>
      <b>{question.text}</b>
      <p className={given ? '' : 'ink-2'}>
        {given
          ? t(given.by === undefined ? 'notice.answers.pressed' : 'notice.answers.written', {
              answer: given.answer,
              time: clockTime(given.at),
              by: given.by ?? '',
            })
          : t('notice.answers.none')}
      </p>
      <Input.Search
        aria-label={t('notice.answers.spoken', { question: question.text })}
        placeholder={question.answers.join('、')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        loading={deed.busy}
        enterButton={t('notice.answers.write')}
        onSearch={() => text.trim() !== '' && void deed.run(write)}
      />
      <Failure error={deed.error} />
    </section>
  );
}
