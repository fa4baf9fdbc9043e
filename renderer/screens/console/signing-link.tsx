import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { SigningDialog } from './signing-dialog';

/** While the 笔录 or record is being signed: the officers' part of it; a record is signed by them by hand. */
export function SigningLink({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  if (session.phase !== 'reviewed' && session.phase !== 'signed') return null;
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t(session.phase === 'reviewed' ? 'signing.open.paper' : session.record ? 'signing.open.scans' : 'signing.open.officers')}
      </Button>
      {open && <SigningDialog session={session} take={take} onClose={() => setOpen(false)} />}
    </>
  );
}
