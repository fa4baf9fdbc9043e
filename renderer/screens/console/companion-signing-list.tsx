import { CheckCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { signingCompanions } from '../../../services/contract/companion-signing';
import type { SessionView } from '../../../services/contract/sessions';
import { dateTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { CompanionSigningForm } from './companion-signing-form';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}

/** Those who sign besides the questioned person: who has signed, who signs on paper, and why somebody doesn't. Nothing where there is nobody. */
export function CompanionSigningList({ session, take }: Props): ReactNode {
  const companions = signingCompanions(session);
  if (companions.length === 0) return null;
  return (
    <section>
      <h3>{t('signing.companions')}</h3>
      <p className="ink-2">{t('signing.companions.lead')}</p>
      <ul className="companion-signings">
        {companions.map(({ number, name, role }) => {
          const signing = session.signing.companions.find(({ companion }) => companion === number);
          return (
            <li key={number}>
              <p>
                <b>{name}</b> <span className="ink-2">{t(`paper.companion.${role}`)}</span>
              </p>
              {signing === undefined ? (
                <CompanionSigningForm session={session} number={number} name={name} take={take} />
              ) : signing.refusal === '' ? (
                <p>
                  <CheckCircleFilled className="ink-green" aria-hidden /> {t('signing.companion.signed', { time: dateTime(signing.at) })}
                </p>
              ) : (
                <p>
                  <MinusCircleFilled className="ink-amber" aria-hidden />{' '}
                  {t('signing.companion.unsigned', { time: dateTime(signing.at), reason: signing.refusal })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
