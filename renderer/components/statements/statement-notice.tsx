import { FileTextOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { useCall } from '../use-call';
import { StatementDialog } from './statement-dialog';

/** Says how far the statements of a session are, with the way to them; nothing where none is asked for (制度§19). */
export function StatementNotice({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { data, reload } = useCall('statement.ofSession', sessionId);
  const [open, setOpen] = useState(false);
  useEvent('bookings.changed', reload);
  if (!data || data.length === 0) return null;
  const undone = data.some(({ state }) => state === 'draft' || state === 'returned');
  return (
    <p className={undone ? 'ended-next ink-amber' : 'ended-next'}>
      <FileTextOutlined aria-hidden />{' '}
      {data
        .map(({ kind, state }) => t('statement.notice', { kind: t(`statement.kind.${kind}`), state: t(`statement.state.${state}`) }))
        .join('；')}{' '}
      <Button onClick={() => setOpen(true)}>{t(undone ? 'statement.do.write' : 'statement.do.look')}</Button>
      {open && (
        <StatementDialog
          sessionId={sessionId}
          onClose={() => {
            setOpen(false);
            reload();
          }}
        />
      )}
    </p>
  );
}
