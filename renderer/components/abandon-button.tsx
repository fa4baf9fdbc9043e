import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';
import { call } from '../kiosk/kiosk';
import { ReasonDialog } from './reason-dialog';
import { useShell } from './shell';

/** The quiet way out of a session to which nobody came; only before the entry, and with a reason that is kept. */
export function AbandonButton({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { person, go } = useShell();
  const [asking, setAsking] = useState(false);
  if (person.role !== 'room-administrator' && person.role !== 'inspector') return null;

  async function abandon(reason: string): Promise<void> {
    await call('session.abandon', sessionId, reason);
    go({ kind: 'home' });
  }

  return (
    <>
      <Button type="text" onClick={() => setAsking(true)}>
        {t('abandon.open')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('abandon.title')}
          lead={t('abandon.lead')}
          label={t('abandon.reason')}
          placeholder={t('abandon.placeholder')}
          submit={t('abandon.submit')}
          missing={t('abandon.missing')}
          onSubmit={abandon}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
