import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { StatementText, StatementView } from '../../../services/contract/statements';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Failure } from '../failure';
import { CredentialForm } from '../signing/credential-form';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';

interface Props {
  readonly statement: StatementView;
  readonly onChanged: () => void;
}

/** What the officers write themselves, under one of the grounds, and the signature with the own PIN. */
export function StatementForm({ statement, onChanged }: Props): ReactNode {
  const grounds = useCall('session.grounds');
  const people = useCall('people.list');
  const { ground, reason, basis, continuing } = statement;
  const [draft, setDraft] = useState<StatementText>({ ground, reason, basis, continuing });
  const groundId = useId();
  const put = (change: Partial<StatementText>): void => setDraft({ ...draft, ...change });
  const closed = !statement.sealed
    ? t('statement.missing.seal')
    : draft.ground === ''
      ? t('statement.missing.ground')
      : draft.reason.trim() === '' || draft.basis.trim() === ''
        ? t('statement.missing.text')
        : undefined;
  return (
    <>
      <Report statement={statement} onChanged={onChanged} />
      <div className="dialog-field">
        <span id={groundId}>{t('statement.ground')}</span>
        <Radio.Group
          aria-labelledby={groundId}
          value={draft.ground}
          onChange={(event) => put({ ground: String(event.target.value) })}
          options={(grounds.data?.stopped ?? []).map(({ key, label }) => ({ value: key, label }))}
        />
      </div>
      <Field label={t('statement.reason')} value={draft.reason} onChange={(value) => put({ reason: value })} />
      <Field label={t('statement.basis')} value={draft.basis} onChange={(value) => put({ basis: value })} />
      {statement.kind !== 'stopped' && (
        <Field label={t('statement.continuing')} value={draft.continuing} rows={1} onChange={(value) => put({ continuing: value })} />
      )}
      <Failure error={grounds.error ?? people.error} />
      <CredentialForm
        people={(people.data ?? []).filter(({ id }) => statement.inspectors.some(({ personId }) => personId === id))}
        personLabel={t('statement.signer')}
        action={t('statement.do.sign')}
        closed={closed}
        onSubmit={(credential) => call('statement.sign', statement.id, draft, credential).then(onChanged)}
      />
    </>
  );
}

/** 规程§13: that the supervising leader was told; the time is that of the press. */
function Report({ statement, onChanged }: Props): ReactNode {
  const people = useCall('people.list');
  const [leader, setLeader] = useState<string | undefined>();
  const deed = useDeed();
  if (statement.acts.some(({ kind }) => kind === 'reported')) return null;
  return (
    <div className="statement-report">
      <span>{t('statement.report.lead')}</span>
      <Select
        aria-label={t('statement.report.leader')}
        placeholder={t('statement.report.leader')}
        value={leader ?? null}
        onChange={(value: string | null) => setLeader(value ?? undefined)}
        options={(people.data ?? [])
          .filter(({ role }) => role === 'supervising-leader')
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button
        disabled={leader === undefined}
        loading={deed.busy}
        onClick={() =>
          leader !== undefined && void deed.run(() => call('statement.report', statement.id, leader)).then((done) => done && onChanged())
        }
      >
        {t('statement.do.report')}
      </Button>
      <Failure error={deed.error} />
    </div>
  );
}

function Field({
  label,
  value,
  rows = 2,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <label className="dialog-field" htmlFor={id}>
      <span>{label}</span>
      <Input.TextArea id={id} rows={rows} maxLength={1_000} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
