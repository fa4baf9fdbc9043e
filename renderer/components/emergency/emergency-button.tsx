import { UnlockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DoorLockKind } from '../../../services/contract/entry';
import { t } from '../../i18n/zh-cn';
import { EmergencyDialog } from './emergency-dialog';

/** The way to the emergency unlocking; also before anybody has signed in. */
export function EmergencyButton({ lock }: { readonly lock: DoorLockKind }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<UnlockOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('door.emergency')}
      </Button>
      {open && <EmergencyDialog lock={lock} onClose={() => setOpen(false)} />}
    </>
  );
}
