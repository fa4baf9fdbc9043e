import { SoundOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { AnswerButtons } from './answer-buttons';
import { NoticeQuestions } from './notice-questions';
import { PeoplePresent } from './people-present';
import { RightsList } from './rights-list';

/** The notice while it is read: its wording to the character, the part about recording set off. */
export function NoticeReader({ session }: { readonly session: SessionView }): ReactNode {
  const at = session.steps.findIndex((step) => step.at === undefined);
  const current = session.steps[at]?.step;
  const following = session.steps[at + 1]?.step;
  const [before, told, after] = splitAtRecording(session.noticeWording);
  return (
    <main className="second-main">
      <div className="second-left">
        <header className="second-head">
          <h1>
            <SoundOutlined aria-hidden /> {t('second.notice.title')}
          </h1>
          {current && (
            <span>
              {t('second.notice.item', { item: t(`console.step.${current}`), number: String(at + 1), of: String(session.steps.length) })}
            </span>
          )}
        </header>
        <blockquote className="second-notice">
          {before}
          {told && <strong>{told}</strong>}
          {after}
        </blockquote>
        {following && <p className="second-next">{t('second.notice.next', { item: t(`console.step.${following}`) })}</p>}
        <PeoplePresent session={session} />
      </div>
      <aside className="second-right">
        <RightsList told={session.told} />
        <NoticeQuestions session={session} />
        <AnswerButtons session={session} answers={['again', 'rest']} />
      </aside>
    </main>
  );
}

function splitAtRecording(wording: string): readonly [string, string, string] {
  const phrase = t('second.notice.phrase');
  const start = wording.indexOf(phrase);
  if (start < 0) return [wording, '', ''];
  return [wording.slice(0, start), phrase, wording.slice(start + phrase.length)];
}
