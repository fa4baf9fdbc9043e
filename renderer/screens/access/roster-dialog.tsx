import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { sexes, type Sex } from '../../../services/contract/identity-document';
import { questions, roles, type RosterDraft, type Role, type RosterEntry } from '../../../services/contract/people';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { isDate } from '../../components/format';
import { PinTwice } from '../../components/pin-pad/pin-twice';
import { pinProblem } from '../../components/pin-pad/pin';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { LabelledSelect } from '../../components/labelled-select';

interface Props {
  /** The one being changed; absent for a new one. */
  readonly entry?: RosterEntry;
  readonly onClose: () => void;
  readonly onSaved: (all: readonly RosterEntry[]) => void;
}

type TextField = 'name' | 'department' | 'badgeNumber' | 'certificateValidUntil';

/** 规定§4, 制度§4: one of the room's people. A new one types the PIN here himself. */
export function RosterDialog({ entry, onClose, onSaved }: Props): ReactNode {
  const [draft, setDraft] = useState<RosterDraft>(() => draftOf(entry));
  const [pin, setPin] = useState({ pin: '', again: '' });
  const deed = useDeed();
  const id = useId();
  const missing = missingIn(draft) ?? (entry ? undefined : pinProblem(pin));

  function change(part: Partial<RosterDraft>): void {
    deed.clear();
    setDraft({ ...draft, ...part });
  }
  async function submit(): Promise<void> {
    const save = () => (entry ? call('people.change', entry.id, draft) : call('people.add', draft, pin.pin));
    if (await deed.run(async () => onSaved(await save()))) onClose();
  }
  const text = (field: TextField, label: string, maxLength: number) => (
    <label className="dialog-field" htmlFor={`${id}-${field}`}>
      <span>{label}</span>
      <Input
        id={`${id}-${field}`}
        maxLength={maxLength}
        value={draft[field] ?? ''}
        onChange={(event) => change({ [field]: field === 'certificateValidUntil' ? event.target.value || undefined : event.target.value })}
      />
    </label>
  );
  return (
    <Dialog title={entry ? t('roster.change.title', { name: entry.name }) : t('roster.add.title')} width={860} onClose={onClose}>
      <div className="dialog-body">
        <div className="entry-pair">
          {text('name', t('roster.name'), 60)}
          <LabelledSelect
            label={t('roster.role')}
            value={draft.role}
            options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => role !== undefined && change({ role: role as Role })}
          />
        </div>
        <div className="entry-pair">
          {text('department', t('roster.department'), 60)}
          <LabelledSelect
            label={t('roster.sex')}
            value={draft.sex}
            options={sexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
            onChange={(sex) => change({ sex: sex as Sex | undefined })}
          />
        </div>
        <div className="entry-pair">
          {text('badgeNumber', t(questions(draft.role) ? 'roster.badge' : 'roster.badgeOptional'), 40)}
          {text('certificateValidUntil', t(questions(draft.role) ? 'roster.validUntilForm' : 'roster.validUntilOptional'), 10)}
        </div>
        {!entry && <PinTwice value={pin} onChange={setPin} />}
        <Failure error={deed.error} />
        <DialogFoot
          hint={missing === undefined ? '' : t(missing)}
          submit={t(entry ? 'roster.change.submit' : 'roster.add.submit')}
          ready={missing === undefined}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

function draftOf(entry: RosterEntry | undefined): RosterDraft {
  if (!entry) return { name: '', role: 'inspector', department: '', badgeNumber: '' };
  const { name, role, department, badgeNumber, certificateValidUntil, sex } = entry;
  return { name, role, department, badgeNumber, certificateValidUntil, sex };
}

function missingIn({ name, department, role, badgeNumber, certificateValidUntil }: RosterDraft) {
  if (name.trim() === '') return 'roster.missing.name';
  if (department.trim() === '') return 'roster.missing.department';
  if (questions(role) && badgeNumber.trim() === '') return 'roster.missing.badge';
  if (certificateValidUntil === undefined) return questions(role) ? 'roster.missing.validUntil' : undefined;
  return isDate(certificateValidUntil) ? undefined : 'roster.missing.validUntil';
}
