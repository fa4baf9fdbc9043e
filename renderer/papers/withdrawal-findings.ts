import type { SessionView } from '../../services/contract/sessions';
import { isGranted, isUndecided, unwrittenWithdrawal } from '../../services/contract/withdrawal-standing';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** 行政处罚法§43: what of 申请回避 must be explained: who is to stay out of the case, and what nobody decided. */
export function withdrawalFindings(session: SessionView): readonly string[] {
  const { withdrawals = [] } = session;
  return [
    ...(unwrittenWithdrawal(session) === undefined ? [] : [t('report.finding.withdrawal.unwritten')]),
    ...withdrawals.flatMap((one) => {
      const slots = { name: one.name, part: t(`withdrawal.part.${one.part}`) };
      if (isUndecided(one)) return [t('report.finding.withdrawal.undecided', slots)];
      if (!isGranted(one) || !one.decision) return [];
      const { by, at, reason } = one.decision;
      return [t('report.finding.withdrawal.granted', { ...slots, by, time: dateTime(at), reason: reason.replace(/。$/, '') })];
    }),
  ];
}
