import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { LabelledSelect } from '../../components/labelled-select';
import { DialogText } from '../../components/dialog-text';
import { draftOf, missingIn, type InspectionForm } from './inspection-draft';

interface Props {
  readonly departments: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 制度§18: who checked whom, of what, what was found, and what has to be corrected by when. */
export function InspectionDialog({ departments, onDone, onClose }: Props): ReactNode {
  const { person, room } = useShell();
  const people = useCall('people.list');
  const deed = useDeed();
  const [foundId, demandedId] = [useId(), useId()];
  const [form, setForm] = useState<InspectionForm>({
    heldOn: dateOf(new Date().toISOString()),
    unit: person.department || room.agency.name,
    inspectors: person.name,
    ...{ department: '', personId: undefined, subject: '', found: '', demanded: undefined, demand: '', dueOn: '' },
  });
  const change = (part: Partial<InspectionForm>) => setForm({ ...form, ...part });
  const missing = missingIn(form);
  const ofDepartment = (people.data ?? []).filter(({ department }) => department === form.department);
  const text = (name: 'heldOn' | 'unit' | 'inspectors' | 'subject' | 'demand' | 'dueOn', maxLength: number) => (
    <DialogText
      label={t(`inspections.field.${name}`)}
      maxLength={maxLength}
      value={form[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );

  async function submit(): Promise<void> {
    if (!(await deed.run(() => call('inspection.add', draftOf(form))))) return;
    onDone();
    onClose();
  }

  return (
    <Dialog title={t('inspections.add.title')} article="制度§18" width={920} onClose={onClose}>
      <div className="dialog-body">
        <div className="inspection-pair">
          {text('unit', 100)}
          {text('inspectors', 200)}
        </div>
        <div className="inspection-pair">
          <LabelledSelect
            label={t('inspections.field.department')}
            value={form.department || undefined}
            options={departments.map((value) => ({ value, label: value }))}
            onChange={(department = '') => change({ department, personId: undefined })}
          />
          <LabelledSelect
            label={t('inspections.field.person')}
            value={form.personId ?? whole}
            options={[
              { value: whole, label: t('inspections.field.person.none') },
              ...ofDepartment.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(personId) => change({ personId: personId === whole ? undefined : personId })}
          />
        </div>
        <div className="inspection-pair">
          {text('subject', 500)}
          {text('heldOn', 10)}
        </div>
        <label className="dialog-field" htmlFor={foundId}>
          <span>{t('inspections.field.found')}</span>
          <Input.TextArea
            id={foundId}
            rows={3}
            maxLength={2_000}
            value={form.found}
            onChange={(event) => change({ found: event.target.value })}
          />
        </label>
        <div className="dialog-field">
          <span id={demandedId}>{t('inspections.field.demanded')}</span>
          <Radio.Group
            aria-labelledby={demandedId}
            value={form.demanded}
            onChange={(event) => change({ demanded: event.target.value as boolean })}
            options={[true, false].map((value) => ({ value, label: t(value ? 'inspections.demanded.yes' : 'inspections.demanded.no') }))}
          />
        </div>
        {form.demanded === true && (
          <div className="inspection-pair">
            {text('demand', 1_000)}
            {text('dueOn', 10)}
          </div>
        )}
        <Failure error={deed.error ?? people.error} />
        <DialogFoot
          hint={missing ?? ''}
          submit={t('inspections.add.submit')}
          ready={missing === undefined}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

/** In place of a person: the department as a whole. */
const whole = '';
