import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { companionsToSign, signingCompanions } from '../../../services/contract/companion-signing';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}

/** Those who sign besides the questioned person: who has signed, who signs on paper, and why somebody doesn't. Nothing where there is nobody. */
export function CompanionSigningList({ session, take }: Props): ReactNode {
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const companions = signingCompanions(session);
  if (companions.length === 0) return null;
  const open = companionsToSign(session);
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act())).then((done) => done && setReason(''));
  return (
    <section>
      <h3>{t('signing.companions')}</h3>
      <p>{t('signing.companions.lead')}</p>
      {companions.map(({ number, name, role }) => {
        const signing = session.signing.companions.find(({ companion }) => companion === number);
        const who = `${t(`paper.companion.${role}`)} ${name}`;
        if (signing) {
          const done = signing.refusal === '' ? 'signing.companion.signed' : 'signing.companion.unsigned';
          return <p key={number}>{t(done, { who, time: dateTime(signing.at), reason: signing.refusal })}</p>;
        }
        return (
          <div key={number} className="signing-paper">
            <span>{t('signing.companion.open', { who })}</span>
            <Button loading={deed.busy} onClick={() => run(() => call('session.companionOnPaper', session.id, number))}>
              {t('signing.do.companionOnPaper', { name })}
            </Button>
            <Button
              loading={deed.busy}
              disabled={reason.trim() === ''}
              onClick={() => run(() => call('session.companionUnsigned', session.id, number, reason))}
            >
              {t('signing.do.companionUnsigned', { name })}
            </Button>
          </div>
        );
      })}
      {open.length > 0 && (
        <Input
          aria-label={t('signing.companion.reason')}
          placeholder={t('signing.companion.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Failure error={deed.error} />
    </section>
  );
}
