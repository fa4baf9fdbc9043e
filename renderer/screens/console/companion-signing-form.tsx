import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly number: number;
  readonly name: string;
  readonly take: (session: SessionView) => void;
}

/** One who hasn't signed on the second screen: signed by hand, or doesn't sign, with the reason. */
export function CompanionSigningForm({ session, number, name, take }: Props): ReactNode {
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act()));
  return (
    <>
      <div className="companion-signing-ways">
        <Button
          aria-label={t('signing.do.companionOnPaper.of', { name })}
          loading={deed.busy}
          onClick={() => run(() => call('session.companionOnPaper', session.id, number))}
        >
          {t('signing.do.companionOnPaper')}
        </Button>
        <Input
          aria-label={t('signing.companion.reason.of', { name })}
          placeholder={t('signing.companion.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          aria-label={t('signing.do.companionUnsigned.of', { name })}
          loading={deed.busy}
          disabled={reason.trim() === ''}
          onClick={() => run(() => call('session.companionUnsigned', session.id, number, reason))}
        >
          {t('signing.do.companionUnsigned')}
        </Button>
      </div>
      <Failure error={deed.error} />
    </>
  );
}
