import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { isGranted, isUndecided, unwrittenWithdrawal } from '../../../services/contract/withdrawal-standing';
import { useShell } from '../../components/shell';
import { WithdrawalDialog } from '../../components/withdrawals/withdrawal-dialog';
import { t, type MessageKey } from '../../i18n/zh-cn';

/** 申请回避: what stands of it, and the way to write it down; what is spoken later can be written down until the 笔录 is being read. */
export function WithdrawalLink({ session }: { readonly session: SessionView }): ReactNode {
  const [open, setOpen] = useState(false);
  const { person } = useShell();
  const { phase, told, withdrawals = [] } = session;
  const unwritten = unwrittenWithdrawal(session) !== undefined;
  const mayBegin = (told.questions ?? []).length > 0 && (phase === 'opening' || phase === 'questioning');
  if (person.role !== 'inspector' || (!unwritten && withdrawals.length === 0 && !mayBegin)) return null;
  const label = linkKey(unwritten, withdrawals);
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        <span className={label === 'withdrawal.link' || label === 'withdrawal.link.rejected' ? '' : 'ink-amber'}>{t(label)}</span>
      </Button>
      {open && <WithdrawalDialog sessionId={session.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function linkKey(unwritten: boolean, withdrawals: NonNullable<SessionView['withdrawals']>) {
  const key = unwritten
    ? 'withdrawal.link.unwritten'
    : withdrawals.some(isUndecided)
      ? 'withdrawal.link.pending'
      : withdrawals.some(isGranted)
        ? 'withdrawal.link.granted'
        : withdrawals.length > 0
          ? 'withdrawal.link.rejected'
          : 'withdrawal.link';
  return key satisfies MessageKey;
}
