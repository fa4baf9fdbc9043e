import type { ReactNode } from 'react';
import { openQuestions } from '../../../services/contract/notice-answers';
import type { SessionView } from '../../../services/contract/sessions';
import { lastingSuspension, withheldTrack } from '../../../services/contract/stops';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';
import { AnswerButtons } from './answer-buttons';
import { NoticeQuestions } from './notice-questions';
import { PeoplePresent } from './people-present';
import { RightsList } from './rights-list';
import { WithdrawalsTold } from './withdrawals-told';

/** During the questioning: one quiet page that keeps what was told in sight. */
export function QuestioningView({ session }: { readonly session: SessionView }): ReactNode {
  return (
    <main className="second-main">
      <div className="second-left">
        <header className="second-head">
          <h1>{title(session)}</h1>
        </header>
        <div className="second-facts">
          {facts(session).map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
        </div>
        <WithdrawalsTold session={session} />
        <PeoplePresent session={session} />
      </div>
      <aside className="second-right">
        <RightsList told={session.told} />
        {session.phase === 'questioning' && openQuestions(session).length > 0 && <NoticeQuestions session={session} />}
        <AnswerButtons session={session} answers={['repeat', 'rest']} />
      </aside>
    </main>
  );
}

function title(session: SessionView): string {
  const { act } = sessionWords(session);
  if (session.phase === 'suspended') return t('suspension.second.title');
  if (session.interruption) return session.record ? t('closing.second.interrupted', { act }) : t('second.questioning.interrupted');
  if (session.breaks.restingSince !== undefined) return t('break.second.title');
  return session.record ? t('closing.second.title', { act }) : t('second.questioning.title');
}

function facts(session: SessionView): readonly string[] {
  const time = clockTime(session.startedAt ?? '');
  if (session.phase === 'suspended') return [t('suspension.second.text'), t('suspension.second.later')];
  const track = withheldTrack(lastingSuspension(session.suspensions)?.scope);
  const withheld = track ? [t(`suspension.second.${track}`)] : [];
  if (!session.record)
    return [...withheld, t('second.questioning.text'), t('second.questioning.since', { time }), t('second.questioning.later')];
  const { ending, record } = sessionWords(session);
  const later = session.record.form.signature ? [t('closing.second.later', { record })] : [];
  return [...withheld, t('closing.second.text'), t('closing.second.since', { time, ending }), ...later];
}
