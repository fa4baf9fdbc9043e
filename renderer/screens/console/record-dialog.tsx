import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import {
  askedFields,
  missingOf,
  wantsSignature,
  type RecordDraft,
  type RecordField,
  type RecordView,
} from '../../../services/contract/records';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly session: SessionView;
  readonly record: RecordView;
  readonly onWrite: (draft: RecordDraft) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for what the purpose's form asks for, in its order; what was written before stands in it. */
export function RecordDialog({ session, record, onWrite, onClose }: Props): ReactNode {
  const { form } = record;
  const [draft, setDraft] = useState<RecordDraft>(() => record.written ?? { outcome: '', facts: { present: presentOf(session) } });
  const deed = useDeed();
  const missing = missingOf(form, draft);
  const signs = record.form.signature !== undefined && wantsSignature(form, draft.facts);

  async function submit(): Promise<void> {
    if (await deed.run(() => onWrite(draft))) onClose();
  }
  return (
    <Dialog title={form.name} width={880} onClose={onClose}>
      <div className="dialog-body record-dialog">
        <p className="ink-2">{t('closing.write.lead', { record: form.name })}</p>
        <div className="record-dialog-fields">
          {askedFields(form, draft.facts).map((field) => (
            <Field
              key={field.key}
              field={field}
              value={draft.facts[field.key] ?? ''}
              onChange={(value) => setDraft({ ...draft, facts: { ...draft.facts, [field.key]: value } })}
            />
          ))}
          <Field
            field={{ key: 'outcome', lines: 2, ...form.outcome }}
            value={draft.outcome}
            onChange={(outcome) => setDraft({ ...draft, outcome })}
          />
        </div>
        <Failure error={deed.error} />
        <DialogFoot
          hint={missing === undefined ? '' : t('closing.write.missing', { label: missing })}
          submit={signs ? t('closing.write.submitSign', { person: form.person ?? '' }) : t('closing.write.submit')}
          ready={missing === undefined}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

function Field({
  field,
  value,
  onChange,
}: {
  readonly field: RecordField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  const label = field.mayBeEmpty === true ? t('closing.write.optional', { label: field.label }) : field.label;
  if (field.choices)
    return (
      <div className="dialog-field">
        <span id={id}>{label}</span>
        <Radio.Group
          aria-labelledby={id}
          value={value}
          onChange={(event) => onChange(String(event.target.value))}
          options={field.choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        />
      </div>
    );
  return (
    <label className="dialog-field" htmlFor={id}>
      <span>{label}</span>
      <Input.TextArea
        id={id}
        rows={field.lines ?? 1}
        maxLength={2000}
        value={value}
        placeholder={field.hint}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The two officers, who was asked to come and who was named, to begin the list with. */
function presentOf({ inspectors, questioned, attendees }: SessionView): string {
  const named = attendees.map(({ name, organisation }) => (organisation === '' ? name : t('closing.presentOf', { name, organisation })));
  return [...inspectors.map(({ name }) => name), questioned.name, ...named].filter((name) => name !== '').join('、');
}
