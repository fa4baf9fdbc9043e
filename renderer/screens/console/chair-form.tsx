import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { decides, type PersonTile } from '../../../services/contract/people';
import type { RecordView } from '../../../services/contract/records';
import type { SessionView } from '../../../services/contract/sessions';
import { CredentialForm } from '../../components/signing/credential-form';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { chairOf } from './chair-of';

interface Props {
  readonly session: SessionView;
  readonly record: RecordView;
  readonly people: readonly PersonTile[];
  readonly take: (session: SessionView) => void;
  readonly onBack: () => void;
}

/** The chair can't close: a leader names the other officer with the own PIN and a reason. */
export function ChairForm({ session, record, people, take, onBack }: Props): ReactNode {
  const id = useId();
  const [reason, setReason] = useState('');
  const chairId = chairOf(session);
  const next = session.inspectors.find(({ personId }) => personId !== chairId);
  if (!next) return null;
  const office = record.form.lead;
  const missing = reason.trim() === '' ? t('chair.missing.reason') : undefined;
  return (
    <>
      <p>{t('chair.lead', { office, name: next.name })}</p>
      <label className="dialog-field" htmlFor={id}>
        <span>{t('chair.reason', { office })}</span>
        <Input.TextArea
          id={id}
          autoFocus
          rows={2}
          maxLength={500}
          value={reason}
          placeholder={t('chair.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <CredentialForm
        people={people.filter(decides)}
        personLabel={t('chair.leader')}
        action={t('chair.do.name', { office, name: next.name })}
        closed={missing}
        onSubmit={async (credential) => {
          take(await call('session.nameChair', session.id, { personId: next.personId, reason: reason.trim() }, credential));
          onBack();
        }}
      />
      <Button type="link" onClick={onBack}>
        {t('chair.do.back')}
      </Button>
    </>
  );
}
