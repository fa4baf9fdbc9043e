import { CoffeeOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BreakNotice } from './break-notice';

type Answer = 'again' | 'repeat' | 'rest';
const icons = { again: <RedoOutlined />, repeat: <RedoOutlined />, rest: <CoffeeOutlined aria-hidden /> } as const;

/** What the person wishes to say by pressing: marked in the recording; it replaces neither the spoken answer nor the signature. */
export function AnswerButtons({ session, answers }: { readonly session: SessionView; readonly answers: readonly Answer[] }): ReactNode {
  const deed = useDeed();
  const [said, setSaid] = useState<{ readonly answer: Answer; readonly at: string } | undefined>();

  async function say(answer: Answer): Promise<void> {
    const person = sessionWords(session).person ?? '';
    if (answer === 'rest') {
      const { breaks } = await call('session.break', session.id, 'asked', t('break.mark.asked', { person }));
      setSaid({ answer, at: breaks.askedAt ?? '' });
      return;
    }
    const mark = await call('mark.add', session.id, t(`second.answer.${answer}.mark`, { person }));
    setSaid({ answer, at: mark.at });
  }

  return (
    <div className="answers">
      <BreakNotice session={session} />
      <p className="answers-said" role="status">
        {said && t('second.answer.said', { answer: t(`second.answer.${said.answer}`), time: clockTime(said.at) })}
      </p>
      <Failure error={deed.error} />
      <div className="answers-buttons">
        {answers.map((answer) => (
          <Button
            key={answer}
            icon={icons[answer]}
            loading={deed.busy}
            disabled={answer === 'rest' && (session.breaks.askedAt !== undefined || session.breaks.restingSince !== undefined)}
            onClick={() => void deed.run(() => say(answer))}
          >
            {t(`second.answer.${answer}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
