import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { AnswerButtons } from './answer-buttons';
import { PeoplePresent } from './people-present';
import { RightsList } from './rights-list';

/** During the questioning: one quiet page that keeps what was told in sight. */
export function QuestioningView({ session }: { readonly session: SessionView }): ReactNode {
  const interrupted = session.interruption;
  return (
    <main className="second-main">
      <div className="second-left">
        <header className="second-head">
          <h1>{interrupted ? t('second.questioning.interrupted') : t('second.questioning.title')}</h1>
        </header>
        <div className="second-facts">
          <p>{t('second.questioning.text')}</p>
          <p>{session.startedAt && t('second.questioning.since', { time: clockTime(session.startedAt) })}</p>
          <p>{t('second.questioning.later')}</p>
        </div>
        <PeoplePresent session={session} />
      </div>
      <aside className="second-right">
        <RightsList />
        <AnswerButtons session={session} answers={['repeat', 'rest']} />
      </aside>
    </main>
  );
}
