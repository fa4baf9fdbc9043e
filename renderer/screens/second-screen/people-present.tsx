import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { clockTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';

/** Who is in the room, with the numbers of the certificates they have shown. */
export function PeoplePresent({ session }: { readonly session: SessionView }): ReactNode {
  const words = sessionWords(session);
  const shownAt = session.steps.find(({ step }) => step === 'credentials-shown')?.at;
  return (
    <section className="people-present">
      <h2>{t('second.present')}</h2>
      <ul>
        {session.inspectors.map((inspector, index) => (
          <li key={inspector.personId} className={shownAt ? 'present-shown' : ''}>
            <p>
              <strong>{inspector.name}</strong>
              <span>{index === 0 ? words.lead : words.recorder}</span>
            </p>
            <p>{t('console.badge', { number: inspector.badgeNumber })}</p>
            {shownAt ? (
              <p className="ink-green">
                <CheckCircleFilled aria-hidden /> <b>{t('second.shown', { time: clockTime(shownAt) })}</b>
              </p>
            ) : (
              <p>{t('second.notShown')}</p>
            )}
          </li>
        ))}
        <li>
          <p>
            <strong>{session.questioned.name}</strong>
            <span>{t('closing.second.you', { person: words.person ?? '' })}</span>
          </p>
          {session.questioned.position && <p>{session.questioned.position}</p>}
          {session.startedAt && <p>{t('second.entered', { time: clockTime(session.startedAt) })}</p>}
        </li>
      </ul>
    </section>
  );
}
