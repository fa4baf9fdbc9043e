import { Input } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { attendeeKinds, type AttendeeKind } from '../../../services/contract/attendees';
import type { PersonTile, Role } from '../../../services/contract/people';
import type { AuthorisationView } from '../../../services/contract/room-use';
import { CredentialFields } from '../../components/signing/credential-fields';
import { t } from '../../i18n/zh-cn';
import type { EntryForm } from './entry-draft';
import { LabelledSelect } from '../../components/labelled-select';

interface Props {
  readonly form: EntryForm;
  readonly people: readonly PersonTile[];
  readonly authorisations: readonly AuthorisationView[];
  readonly onChange: (part: Partial<EntryForm>) => void;
}

/** 规定§8: who comes from outside; the agency's own people are among the staff. */
const guestKinds = attendeeKinds.filter((kind) => kind !== 'officer' && kind !== 'leader');
const escortRoles: readonly Role[] = ['inspector', 'department-head'];
/** 规定§10: 部门负责人 */
const approverRoles: readonly Role[] = ['department-head', 'supervising-leader', 'agency-head'];

/** What each way of being let in asks for, in the order of the rule. */
export function EntryFields(props: Props): ReactNode {
  switch (props.form.standing) {
    case 'staff':
      return <Staff {...props} />;
    case 'authorised':
      return <Authorised {...props} />;
    case 'approved':
      return <Guest {...props} />;
  }
}

function Staff({ form, people, onChange }: Props): ReactNode {
  return (
    <LabelledSelect
      label={t('enter.person')}
      value={form.personId}
      options={optionsOf(people)}
      onChange={(personId) => onChange({ personId })}
    />
  );
}

function Authorised(props: Props): ReactNode {
  const { form, authorisations, onChange } = props;
  const valid = authorisations.filter(({ state }) => state === 'valid');
  return (
    <>
      <LabelledSelect
        label={t('enter.authorisation')}
        value={form.authorisationId}
        placeholder={t('enter.missing.authorisation')}
        empty={t('enter.authorisation.none')}
        options={valid.map(({ id, name, validUntil }) => ({
          value: id,
          label: t('enter.authorisation.option', { name, until: validUntil }),
        }))}
        onChange={(authorisationId) => onChange({ authorisationId })}
      />
      <Escort {...props} />
    </>
  );
}

function Guest(props: Props): ReactNode {
  const { form, people, onChange } = props;
  const id = useId();
  const text = (field: 'name' | 'organisation' | 'reason', maxLength: number): ReactNode => (
    <label className="dialog-field" htmlFor={`${id}-${field}`}>
      <span>{t(`enter.${field}`)}</span>
      <Input
        id={`${id}-${field}`}
        maxLength={maxLength}
        value={form[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </label>
  );
  return (
    <>
      <div className="entry-pair">
        {text('name', 300)}
        <LabelledSelect
          label={t('enter.kind')}
          value={form.kind}
          options={guestKinds.map((kind) => ({ value: kind, label: t(`attendee.${kind}`) }))}
          onChange={(kind) => kind !== undefined && onChange({ kind: kind as AttendeeKind })}
        />
      </div>
      <div className="entry-pair">
        {text('organisation', 300)}
        {text('reason', 500)}
      </div>
      <Escort {...props} />
      <div className="dialog-credential">
        <CredentialFields
          people={people.filter(({ role }) => approverRoles.includes(role))}
          personLabel={t('enter.approver')}
          value={form.approval}
          onChange={(approval) => onChange({ approval })}
        />
      </div>
    </>
  );
}

function Escort({ form, people, onChange }: Props): ReactNode {
  return (
    <LabelledSelect
      label={t('enter.escort')}
      value={form.escortId}
      options={optionsOf(people.filter(({ role }) => escortRoles.includes(role)))}
      onChange={(escortId) => onChange({ escortId })}
    />
  );
}

function optionsOf(people: readonly PersonTile[]): readonly { readonly value: string; readonly label: string }[] {
  return people.map(({ id, name, department }) => ({ value: id, label: department ? `${name}　${department}` : name }));
}
