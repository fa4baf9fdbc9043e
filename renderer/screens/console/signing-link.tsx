import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { SigningDialog } from './signing-dialog';

/** While the 笔录 is being signed: the officers' part of it. */
export function SigningLink({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  if (session.record || (session.phase !== 'reviewed' && session.phase !== 'signed')) return null;
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t(session.phase === 'signed' ? 'signing.open.officers' : 'signing.open.paper')}
      </Button>
      {open && <SigningDialog session={session} take={take} onClose={() => setOpen(false)} />}
    </>
  );
}
