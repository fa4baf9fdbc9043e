import { DeleteOutlined, UserAddOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { attendeeKinds } from '../../../services/contract/attendees';
import type { Attendee, AttendeeKind } from '../../../services/contract/attendees';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { t } from '../../i18n/zh-cn';
import { attendeeWords } from './attendee-words';

export interface AttendeesFieldProps {
  readonly attendees: readonly Attendee[];
  readonly onChange: (attendees: readonly Attendee[]) => void;
}

/** Who else comes (规定§8); whether they may for this purpose is checked with the request. */
export function AttendeesField({ attendees, onChange }: AttendeesFieldProps): ReactNode {
  const [adding, setAdding] = useState(false);
  return (
    <div className="request-field" role="group" aria-label={t('request.attendees')}>
      <span className="ink-2">{t('request.attendees')}</span>
      <ul className="attendees">
        {attendees.map((one, index) => (
          <li key={`${index} ${one.name}`}>
            <span title={attendeeWords(one)}>{attendeeWords(one)}</span>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('request.removeAttendee', { name: one.name })}
              onClick={() => onChange(attendees.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      <Button icon={<UserAddOutlined aria-hidden />} onClick={() => setAdding(true)}>
        {t('request.addAttendee')}
      </Button>
      {adding && (
        <AttendeeDialog
          onClose={() => setAdding(false)}
          onAdd={(one) => {
            setAdding(false);
            onChange([...attendees, one]);
          }}
        />
      )}
    </div>
  );
}

function AttendeeDialog({ onAdd, onClose }: { readonly onAdd: (one: Attendee) => void; readonly onClose: () => void }): ReactNode {
  const id = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<AttendeeKind>('officer');
  const [organisation, setOrganisation] = useState('');
  const ready = name.trim() !== '';
  return (
    <Dialog title={t('request.addAttendeeTitle')} width={640} onClose={onClose}>
      <div className="dialog-body">
        <label className="dialog-field" htmlFor={`${id}-name`}>
          <span>{t('request.attendeeName')}</span>
          <Input id={`${id}-name`} autoFocus maxLength={300} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-kind`}>
          <span>{t('request.attendeeKind')}</span>
          <Select
            id={`${id}-kind`}
            value={kind}
            onChange={setKind}
            options={attendeeKinds.map((one) => ({ value: one, label: t(`attendee.${one}`) }))}
          />
        </label>
        <label className="dialog-field" htmlFor={`${id}-organisation`}>
          <span>{t('request.organisation')}</span>
          <Input id={`${id}-organisation`} maxLength={300} value={organisation} onChange={(event) => setOrganisation(event.target.value)} />
        </label>
        <DialogFoot
          hint={ready ? '' : t('request.attendeeMissing')}
          submit={t('request.addAttendeeSubmit')}
          ready={ready}
          busy={false}
          onBack={onClose}
          onSubmit={() => onAdd({ name: name.trim(), kind, organisation: organisation.trim() })}
        />
      </div>
    </Dialog>
  );
}
