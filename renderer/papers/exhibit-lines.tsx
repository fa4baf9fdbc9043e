import type { ReactNode } from 'react';
import type { ExhibitView } from '../../services/contract/exhibits';
import type { SessionView } from '../../services/contract/sessions';
import { t } from '../i18n/zh-cn';
import { timeInRecording } from './paper-time';

/** 示证清单: what was shown to the person, each from when to when in the recording, with the hash of its picture; nothing where nothing was shown. */
export function ExhibitLines({ session }: { readonly session: SessionView }): ReactNode {
  if (session.exhibits.length === 0) return null;
  return (
    <section>
      <h2>{t('paper.exhibits')}</h2>
      {session.exhibits.map((exhibit) => (
        <div key={exhibit.number} className="paper-line">
          <span className="paper-line-time">{timeInRecording(session.startedAt, exhibit.from)}</span>
          <span className="paper-line-kind">{t('exhibit.number', { number: String(exhibit.number) })}</span>
          <p className="paper-exhibit">
            {t('paper.exhibit', {
              name: [exhibit.name, exhibit.page].filter(Boolean).join(' '),
              to: timeInRecording(session.startedAt, exhibit.to ?? session.endedAt),
              picture: pictureWords(exhibit.picture),
            })}
          </p>
        </div>
      ))}
    </section>
  );
}

function pictureWords(picture: ExhibitView['picture']): string {
  if (!picture) return t('exhibit.noPicture');
  const from = t(picture.source === 'camera' ? 'exhibit.fromCamera' : 'exhibit.fromFile', { name: picture.name });
  return `${from}，${t('paper.hash', { hash: picture.sha256 })}`;
}
