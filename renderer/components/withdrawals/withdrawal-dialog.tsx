import type { ReactNode } from 'react';
import { isUndecided } from '../../../services/contract/withdrawal-standing';
import type { WithdrawalsView, WithdrawalView } from '../../../services/contract/withdrawals';
import { t } from '../../i18n/zh-cn';
import { Dialog } from '../dialog';
import { Failure } from '../failure';
import { dateTime, recordingTime } from '../format';
import { useShell } from '../shell';
import { useCall } from '../use-call';
import { WithdrawalDecision } from './withdrawal-decision';
import { WithdrawalForm } from './withdrawal-form';

interface Props {
  readonly sessionId: string;
  readonly onClose: () => void;
}

/** 行政处罚法§43: who was asked to withdraw and why; the officers write it down, the agency's head decides. */
export function WithdrawalDialog({ sessionId, onClose }: Props): ReactNode {
  const { person } = useShell();
  const { data, error, reload } = useCall('withdrawal.ofSession', sessionId);
  return (
    <Dialog title={t('withdrawal.title')} article="行政处罚法§43" width={860} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t('withdrawal.lead')}</p>
        <Failure error={error} />
        {data && <p className="text-strong">{t('withdrawal.session', { case: data.caseName, name: data.questionedName })}</p>}
        {data?.requests.length === 0 && <p>{unwrittenWords(data)}</p>}
        {data?.requests.map((request) => (
          <section key={request.number} className="dialog-field">
            <Request request={request} of={data} />
            {isUndecided(request) && <WithdrawalDecision request={request} onDecided={reload} />}
          </section>
        ))}
        {data && data.targets.length > 0 && person.role === 'inspector' && (
          <WithdrawalForm key={data.requests.length} of={data} onWritten={reload} />
        )}
      </div>
    </Dialog>
  );
}

function unwrittenWords({ unwrittenSince, startedAt }: WithdrawalsView): string {
  if (unwrittenSince === undefined) return t('withdrawal.none');
  return t('withdrawal.unwritten', { time: startedAt ? recordingTime(startedAt, unwrittenSince) : '—' });
}

function Request({ request, of }: { readonly request: WithdrawalView; readonly of: WithdrawalsView }): ReactNode {
  const { name, part, reason, askedAt, writtenBy, decision } = request;
  const time = of.startedAt ? recordingTime(of.startedAt, askedAt) : '—';
  return (
    <>
      <b>{t('withdrawal.asked', { questioned: of.questionedName, part: t(`withdrawal.part.${part}`), name, time, by: writtenBy })}</b>
      <p>{t('withdrawal.reason', { reason })}</p>
      <p className={decision ? '' : 'ink-amber'}>
        {decision
          ? t(`withdrawal.${decision.verdict}`, { time: dateTime(decision.at), by: decision.by, name, reason: decision.reason })
          : t('withdrawal.pending')}
      </p>
    </>
  );
}
