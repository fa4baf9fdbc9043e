import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { unwrittenWithdrawal } from '../../../services/contract/withdrawal-standing';
import type { WithdrawalView } from '../../../services/contract/withdrawals';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** 行政处罚法§43: what became of the person's own requests that somebody withdraw. Nothing where none was made. */
export function WithdrawalsTold({ session }: { readonly session: SessionView }): ReactNode {
  const unwritten = unwrittenWithdrawal(session);
  const told = [
    ...(unwritten === undefined ? [] : [t('withdrawal.second.unwritten', { time: clockTime(unwritten) })]),
    ...(session.withdrawals ?? []).map(standing),
  ];
  if (told.length === 0) return null;
  return (
    <section className="withdrawals-told" aria-live="polite">
      <h2>{t('withdrawal.second.title')}</h2>
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}

function standing({ name, part, askedAt, decision }: WithdrawalView): string {
  if (decision === undefined) return t('withdrawal.second.pending', { part: t(`withdrawal.part.${part}`), name, time: clockTime(askedAt) });
  const { verdict, by, at, reason } = decision;
  return t(`withdrawal.second.${verdict}`, { name, by, time: clockTime(at), reason: reason.replace(/。$/, '') });
}
