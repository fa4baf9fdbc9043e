import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { attendeeKinds, type AttendeeKind } from '../../../services/contract/attendees';
import type { AuthorisationDraft, AuthorisationView } from '../../../services/contract/room-use';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { addDays, dateOf, isDate } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { LabelledSelect } from '../../components/labelled-select';

interface Props {
  readonly onClose: () => void;
  readonly onAdded: (all: readonly AuthorisationView[]) => void;
}

const outside = 'outside';

/** 规定§8, §9: who may enter, on what paper, from when to when. */
export function AuthoriseDialog({ onClose, onAdded }: Props): ReactNode {
  const people = useCall('people.list');
  const [draft, setDraft] = useState<AuthorisationDraft>(() => {
    const today = dateOf(new Date().toISOString());
    const term = { validFrom: today, validUntil: addDays(today, 30) };
    return { name: '', kind: 'authorised-person', organisation: '', idNumber: '', document: '', ...term };
  });
  const deed = useDeed();
  const id = useId();
  const whole = draft.name.trim() !== '' && draft.document.trim() !== '' && isDate(draft.validFrom) && isDate(draft.validUntil);
  const ordered = draft.validFrom <= draft.validUntil;

  function change(part: Partial<AuthorisationDraft>): void {
    deed.clear();
    setDraft({ ...draft, ...part });
  }
  /** One of our own brings name and department along. */
  function choose(personId: string | undefined): void {
    const person = people.data?.find((one) => one.id === personId);
    if (!person) change({ personId: undefined });
    else
      change({
        ...{ personId: person.id, name: person.name, organisation: person.department },
        kind: person.role === 'inspector' ? 'officer' : 'leader',
      });
  }
  async function submit(): Promise<void> {
    if (await deed.run(async () => onAdded(await call('authorisation.add', draft)))) onClose();
  }
  const text = (
    field: 'name' | 'organisation' | 'idNumber' | 'document' | 'validFrom' | 'validUntil',
    label: string,
    maxLength: number,
  ) => (
    <label className="dialog-field" htmlFor={`${id}-${field}`}>
      <span>{label}</span>
      <Input
        id={`${id}-${field}`}
        maxLength={maxLength}
        value={draft[field]}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </label>
  );

  return (
    <Dialog title={t('authorise.title')} article="规定§9" width={860} onClose={onClose}>
      <div className="dialog-body">
        <LabelledSelect
          label={t('authorise.account')}
          value={draft.personId ?? outside}
          options={[
            { value: outside, label: t('authorise.account.none') },
            ...(people.data ?? []).map(({ id: value, name, department }) => ({
              value,
              label: [name, department].filter(Boolean).join('　'),
            })),
          ]}
          onChange={choose}
        />
        <div className="entry-pair">
          {text('name', t('enter.name'), 300)}
          <LabelledSelect
            label={t('enter.kind')}
            value={draft.kind}
            options={attendeeKinds.map((kind) => ({ value: kind, label: t(`attendee.${kind}`) }))}
            onChange={(kind) => kind !== undefined && change({ kind: kind as AttendeeKind })}
          />
        </div>
        <div className="entry-pair">
          {text('organisation', t('enter.organisation'), 300)}
          {text('idNumber', t('authorise.idNumber'), 40)}
        </div>
        {text('document', t('authorise.document'), 300)}
        <div className="entry-pair">
          {text('validFrom', t('authorise.validFrom'), 10)}
          {text('validUntil', t('authorise.validUntil'), 10)}
        </div>
        <Failure error={people.error ?? deed.error} />
        <DialogFoot
          hint={whole ? (ordered ? '' : t('authorise.wrongTerm')) : t('authorise.missing')}
          submit={t('authorise.submit')}
          ready={whole && ordered}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
