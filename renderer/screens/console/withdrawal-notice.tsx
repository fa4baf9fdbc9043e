import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { isGranted } from '../../../services/contract/withdrawal-standing';
import { Article } from '../../components/article/article';
import '../../components/dialog.css';
import { t } from '../../i18n/zh-cn';

/** 准予回避 while the session is open: said once and clearly that somebody is to be replaced, and how; the link below goes on saying it. */
export function WithdrawalNotice({ session }: { readonly session: SessionView }): ReactNode {
  const [noted, setNoted] = useState<readonly number[]>([]);
  if (session.startedAt === undefined || session.endedAt !== undefined) return null;
  const request = session.withdrawals?.find((one) => isGranted(one) && !noted.includes(one.number));
  if (!request?.decision) return null;
  const { number, name, part, decision } = request;
  return (
    <Modal
      open
      title={
        <>
          {t('withdrawal.replace.title')} <Article code="行政处罚法§43" />
        </>
      }
      closable={false}
      keyboard={false}
      width={720}
      centered
      footer={null}
    >
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
    </Modal>
  );
}
