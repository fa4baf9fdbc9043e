import type { ReactNode } from 'react';
import { signingCompanions } from '../../services/contract/companion-signing';
import type { SessionView } from '../../services/contract/sessions';
import { onPaper } from '../../services/contract/signing';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** A place for each who is there for the person's sake and has to sign: the signature, a line to sign on, or why there is none. */
export function CompanionPlaces({ session }: { readonly session: SessionView }): ReactNode {
  const companions = signingCompanions(session);
  if (companions.length === 0) return null;
  return (
    <ul className="sheet-companions">
      {companions.map(({ number, role, name }) => {
        const signing = session.signing.companions.find(({ companion }) => companion === number);
        return (
          <li key={number}>
            <span>{t('paper.transcript.officerSigns', { office: t(`paper.companion.${role}`), name })}</span>
            <div className="sheet-sign-place">
              {signing?.image && <img src={signing.image} alt={t('paper.companion.signature', { name })} />}
              {signing?.device === onPaper && <em>{t('paper.transcript.onPaper')}</em>}
              {signing && signing.refusal !== '' && <em>{t('paper.record.unsigned', { reason: signing.refusal })}</em>}
              {signing && !signing.holds && <strong>{t('paper.signing.broken')}</strong>}
            </div>
            <small>{signing ? dateTime(signing.at) : t('paper.record.date')}</small>
          </li>
        );
      })}
    </ul>
  );
}
