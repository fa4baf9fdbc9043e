import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { reviewVerdicts, type ReviewVerdict, type StatementView } from '../../../services/contract/statements';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CredentialForm } from '../signing/credential-form';
import { useCall } from '../use-call';

/** 制度§19: 报本单位主要领导审核. What is sent back says why. */
export function StatementReview({
  statement,
  onChanged,
}: {
  readonly statement: StatementView;
  readonly onChanged: () => void;
}): ReactNode {
  const people = useCall('people.list');
  const [verdict, setVerdict] = useState<ReviewVerdict>('approved');
  const [text, setText] = useState('');
  const id = useId();
  return (
    <>
      <Radio.Group
        aria-label={t('statement.review')}
        value={verdict}
        onChange={(event) => setVerdict(event.target.value as ReviewVerdict)}
        options={reviewVerdicts.map((value) => ({ value, label: t(`statement.verdict.${value}`) }))}
      />
      <label className="dialog-field" htmlFor={id}>
        <span>{t(`statement.opinion.${verdict}`)}</span>
        <Input.TextArea id={id} rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <CredentialForm
        people={(people.data ?? []).filter(({ role }) => role === 'agency-head')}
        personLabel={t('statement.reviewer')}
        action={t('statement.do.review')}
        closed={verdict === 'returned' && text.trim() === '' ? t('statement.missing.opinion') : undefined}
        onSubmit={(credential) => call('statement.review', statement.id, verdict, text.trim(), credential).then(onChanged)}
      />
    </>
  );
}
