import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { withdrawalVerdicts, type WithdrawalVerdict, type WithdrawalView } from '../../../services/contract/withdrawals';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CredentialForm } from '../signing/credential-form';
import { useCall } from '../use-call';

interface Props {
  readonly request: WithdrawalView;
  readonly onDecided: () => void;
}

/** 行政处罚法§43: 由行政机关负责人决定, with the own PIN and the reason. */
export function WithdrawalDecision({ request: { number, name }, onDecided }: Props): ReactNode {
  const people = useCall('people.list');
  // Nothing is chosen beforehand: either way it is the head's own word.
  const [verdict, setVerdict] = useState<WithdrawalVerdict | undefined>();
  const [reason, setReason] = useState('');
  const id = useId();
  const missing =
    verdict === undefined ? t('withdrawal.missing.verdict') : reason.trim() === '' ? t('withdrawal.missing.reason') : undefined;
  return (
    <>
      <Radio.Group
        aria-label={t('withdrawal.verdict', { name })}
        value={verdict}
        onChange={(event) => setVerdict(event.target.value as WithdrawalVerdict)}
        options={withdrawalVerdicts.map((value) => ({ value, label: t(`withdrawal.verdict.${value}`, { name }) }))}
      />
      <label className="dialog-field" htmlFor={id}>
        <span>{t('withdrawal.verdictReason')}</span>
        <Input.TextArea id={id} rows={2} maxLength={1_000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <CredentialForm
        people={(people.data ?? []).filter(({ role }) => role === 'agency-head')}
        personLabel={t('withdrawal.head')}
        action={t('withdrawal.do.decide')}
        closed={missing}
        onSubmit={async (credential) => {
          if (verdict === undefined) return;
          await call('withdrawal.decide', number, verdict, reason.trim(), credential);
          onDecided();
        }}
      />
    </>
  );
}
