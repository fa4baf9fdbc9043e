import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { isGranted } from '../../../services/contract/withdrawal-standing';
import { Dialog } from '../../components/dialog';
import { t } from '../../i18n/zh-cn';

/** 准予回避 while the session is open: said once and clearly that somebody is to be replaced, and how; the link below goes on saying it. */
export function WithdrawalNotice({ session }: { readonly session: SessionView }): ReactNode {
  const [noted, setNoted] = useState<readonly number[]>([]);
  if (session.startedAt === undefined || session.endedAt !== undefined) return null;
  const request = session.withdrawals?.find((one) => isGranted(one) && !noted.includes(one.number));
  if (!request?.decision) return null;
  const { number, name, part, decision } = request;
  return (
    <Dialog title={t('withdrawal.replace.title')} article="行政处罚法§43" width={720}>
      <div className="dialog-body" role="alert">
        <p className="text-strong">{t(`withdrawal.replace.${part}`, { by: decision.by, name })}</p>
        <p className="ink-2">{t('withdrawal.replace.reason', { reason: decision.reason })}</p>
        <div className="dialog-foot">
          <span className="text-small" />
          <Button type="primary" onClick={() => setNoted([...noted, number])}>
            {t('withdrawal.replace.noted')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
