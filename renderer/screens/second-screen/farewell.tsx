import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { dateTime, duration } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';

/** The end: when it ended and what happens with the recording. */
export function Farewell({ session }: { readonly session: SessionView }): ReactNode {
  const { startedAt, endedAt } = session;
  return (
    <main className="second-farewell">
      <CheckCircleFilled className="ink-green" aria-hidden />
      <h1>{session.record ? t('closing.second.end', { act: sessionWords(session).act }) : t('second.end.title')}</h1>
      {startedAt && endedAt && (
        <p className="second-hours">
          {t('second.end.hours', {
            from: dateTime(startedAt),
            to: dateTime(endedAt),
            length: duration(Date.parse(endedAt) - Date.parse(startedAt)),
          })}
        </p>
      )}
      <ul>
        {session.unsigned && <li>{t(`unsigned.second.${session.unsigned.how}`)}</li>}
        <li>
          {session.phase === 'sealed' && session.registrationCode
            ? t('second.end.sealed', { code: session.registrationCode })
            : t('second.end.sealing')}
        </li>
        <li>{t('second.end.kept')}</li>
        <li>{t('second.end.leave')}</li>
      </ul>
      <p className="second-thanks">{t('second.end.thanks')}</p>
    </main>
  );
}
