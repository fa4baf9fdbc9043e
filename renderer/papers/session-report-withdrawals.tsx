import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { unwrittenWithdrawal } from '../../services/contract/withdrawal-standing';
import { clockTime, dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { timeInRecording } from './paper-time';

/** 行政处罚法§43: each request to withdraw, and what was decided. Nothing where nobody asked. */
export function ReportWithdrawals({ session }: { readonly session: SessionView }): ReactNode {
  const { withdrawals = [], startedAt, questioned } = session;
  const unwritten = unwrittenWithdrawal(session);
  if (withdrawals.length === 0 && unwritten === undefined) return null;
  return (
    <>
      <p>{t('report.withdrawals')}</p>
      <ul className="report-list">
        {unwritten !== undefined && <li>{t('report.withdrawals.unwritten', { time: clockTime(unwritten) })}</li>}
        {withdrawals.map(({ number, name, part, reason, askedAt, writtenBy, decision }) => (
          <li key={number}>
            {t('withdrawal.asked', {
              ...{ questioned: questioned.name, part: t(`withdrawal.part.${part}`), name, by: writtenBy },
              time: `${clockTime(askedAt)} ${timeInRecording(startedAt, askedAt)}`,
            })}
            {'　'}
            {t('withdrawal.reason', { reason })}
            {'　'}
            {decision
              ? t(`withdrawal.${decision.verdict}`, { time: dateTime(decision.at), by: decision.by, name, reason: decision.reason })
              : t('withdrawal.pending')}
          </li>
        ))}
      </ul>
    </>
  );
}
