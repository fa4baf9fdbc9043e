import { Button, Input, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { missingOfPerson } from '../../../services/contract/before-questioning';
import { personRoles } from '../../../services/contract/bookings';
import { ageOn, isDate, sexes } from '../../../services/contract/identity-document';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { NumberField } from '../../components/questioned-person/number-field';
import { useDeed } from '../../components/use-deed';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { formOf, personOf, withIdentity, type PersonForm } from './person-form';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

type TextField = 'name' | 'workUnit' | 'position' | 'phone' | 'address' | 'postcode' | 'whyIncomplete';

/** The head of the 笔录: who is questioned, by the document that lies on the table. */
export function PersonDialog({ session, take, onClose }: Props): ReactNode {
  const [form, setForm] = useState<PersonForm>(() => formOf(session.questioned));
  const deed = useDeed();
  const next = useRef<InputRef>(null);
  const { isRead, sex, bornOn } = withIdentity(form);
  const change = (part: Partial<PersonForm>): void => {
    deed.clear();
    setForm({ ...form, ...part });
  };
  const text = (field: TextField, hint = '', isWide = false): ReactNode => (
    <label className={isWide ? 'person-wide' : ''}>
      <span>{t(`person.${field}`)}</span>
      <Input
        {...(field === 'workUnit' ? { ref: next } : {})}
        aria-label={t(`person.${field}`)}
        value={form[field]}
        maxLength={field === 'postcode' ? 12 : field === 'phone' ? 40 : 300}
        placeholder={hint}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </label>
  );
  const save = async (): Promise<void> => {
    if (await deed.run(async () => take(await call('session.completePerson', session.id, personOf(form))))) onClose();
  };
  return (
    <Dialog title={t('person.title')} width={920} onClose={onClose}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="ink-2">{t('person.lead')}</p>
        <div className="person-fields">
          {text('name')}
          <label>
            <span>{t('person.role')}</span>
            <Select
              aria-label={t('person.role')}
              value={form.role}
              onChange={(role) => change({ role })}
              options={personRoles.map((role) => ({ value: role, label: t(`personRole.${role}`) }))}
            />
          </label>
          <div className="person-wide">
            <NumberField
              value={form}
              documentLabel={t('person.document')}
              numberLabel={t('person.idNumber')}
              onChange={change}
              autoFocus={session.questioned.idNumber === ''}
              onEntered={() => next.current?.focus()}
            />
          </div>
          <label>
            <span>{isRead ? `${t('person.sex')}　${t('person.fromNumber')}` : t('person.sex')}</span>
            <Select
              aria-label={t('person.sex')}
              disabled={isRead}
              value={sex ?? null}
              onChange={(chosen) => change({ sex: chosen })}
              options={sexes.map((one) => ({ value: one, label: t(`sex.${one}`) }))}
            />
          </label>
          <Born bornOn={bornOn} isRead={isRead} onChange={(typed) => change({ bornOn: typed })} />
          {text('workUnit')}
          {text('position')}
          {text('phone')}
          {text('postcode')}
          {text('address', '', true)}
          {text('whyIncomplete', t('person.whyIncompleteHint'), true)}
        </div>
        <Failure error={deed.error} />
        <div className="dialog-foot">
          <span className="text-small">{standing(form)}</span>
          <Button onClick={onClose}>{t('dialog.back')}</Button>
          <Button type="primary" htmlType="submit" loading={deed.busy}>
            {t('person.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Born({
  bornOn,
  isRead,
  onChange,
}: {
  readonly bornOn: string;
  readonly isRead: boolean;
  readonly onChange: (typed: string) => void;
}): ReactNode {
  const now = useNow();
  const years = isDate(bornOn) ? t('person.years', { years: String(ageOn(bornOn, now)) }) : undefined;
  return (
    <label>
      <span>{[t('person.bornOn'), years, isRead ? t('person.fromNumber') : undefined].filter(Boolean).join('　')}</span>
      <Input
        aria-label={t('person.bornOn')}
        disabled={isRead}
        value={bornOn}
        maxLength={10}
        placeholder={t('person.bornOnHint')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** What would still be missing, before it is saved. */
function standing(form: PersonForm): string {
  const missing = missingOfPerson(personOf(form));
  if (missing.length === 0) return t('person.complete');
  return t('person.stillMissing', { fields: missing.map((field) => t(`gap.person.${field}`)).join('、') });
}
