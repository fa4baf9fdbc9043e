import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { companionRoles, type CompanionDraft, type CompanionRole, type StartGap } from '../../../services/contract/before-questioning';
import type { DocumentKind } from '../../../services/contract/identity-document';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { NumberField } from '../../components/questioned-person/number-field';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  /** Who is wanted first, by rule. */
  readonly first: StartGap | undefined;
  readonly onClose: () => void;
}

interface Form {
  readonly role: CompanionRole;
  readonly name: string;
  readonly document: DocumentKind;
  readonly idNumber: string;
  readonly relation: string;
  readonly ground: string;
  readonly organisation: string;
  readonly language: string;
  readonly personId: string | undefined;
}

type TextField = 'name' | 'relation' | 'ground' | 'organisation' | 'language';
const asked: Readonly<Record<CompanionRole, readonly TextField[]>> = {
  guardian: ['name', 'relation'],
  'suitable-adult': ['name', 'relation', 'ground'],
  interpreter: ['name', 'language', 'organisation'],
  'woman-officer': [],
};
const hints: Partial<Record<TextField, string>> = {
  relation: t('companion.relationHint'),
  ground: t('companion.groundHint'),
  language: t('companion.languageHint'),
};

/** Enters one person, with what is asked of that part and nothing else. */
export function CompanionForm({ session, take, first, onClose }: Props): ReactNode {
  const named = session.attendees.find(({ kind }) => kind === 'interpreter');
  const [form, setForm] = useState<Form>(() => ({
    ...{ document: 'resident-id', idNumber: '', relation: '', ground: '', language: '', personId: undefined },
    role: roleFor(first),
    name: first === 'companion.interpreter' ? (named?.name ?? '') : '',
    organisation: named?.organisation ?? '',
  }));
  const people = useCall('people.list');
  const deed = useDeed();
  const change = (part: Partial<Form>): void => {
    deed.clear();
    setForm({ ...form, ...part });
  };
  const draft = draftOf(form);
  return (
    <form
      className="person-fields companion-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft) void deed.run(async () => take(await call('session.addCompanion', session.id, draft)));
      }}
    >
      <label>
        <span>{t('companion.roleLabel')}</span>
        <Select
          aria-label={t('companion.roleLabel')}
          value={form.role}
          onChange={(role: CompanionRole) => change({ role })}
          options={companionRoles.map((role) => ({ value: role, label: t(`companion.role.${role}`) }))}
        />
      </label>
      {form.role === 'woman-officer' && (
        <label>
          <span>{t('companion.person')}</span>
          <Select
            aria-label={t('companion.person')}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('credential.choose')}
            value={form.personId ?? null}
            onChange={(personId: string | null) => change({ personId: personId ?? undefined })}
            options={(people.data ?? []).map(({ id, name, department }) => ({
              value: id,
              label: department === '' ? name : `${name}　${department}`,
            }))}
          />
        </label>
      )}
      {asked[form.role].map((field) => (
        <label key={field} className={field === 'ground' ? 'person-wide' : ''}>
          <span>{t(`companion.${field}`)}</span>
          <Input
            aria-label={t(`companion.${field}`)}
            value={form[field]}
            maxLength={field === 'relation' || field === 'language' ? 100 : 300}
            placeholder={hints[field] ?? ''}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </label>
      ))}
      {form.role === 'woman-officer' ? (
        <p className="person-wide text-small">{t('companion.womanNote')}</p>
      ) : (
        <div className="person-wide">
          <NumberField value={form} documentLabel={t('companion.document')} numberLabel={t('companion.idNumber')} onChange={change} />
        </div>
      )}
      <div className="person-wide">
        <Failure error={deed.error} />
      </div>
      <div className="person-wide dialog-foot">
        <span className="text-small" />
        <Button onClick={onClose}>{t('dialog.back')}</Button>
        <Button type="primary" htmlType="submit" disabled={!draft} loading={deed.busy}>
          {t('companion.add')}
        </Button>
      </div>
    </form>
  );
}

function roleFor(first: StartGap | undefined): CompanionRole {
  if (first === 'companion.woman') return 'woman-officer';
  return first === 'companion.adult' ? 'guardian' : 'interpreter';
}

function draftOf({ role, personId, name, document, idNumber, relation, ground, organisation, language }: Form): CompanionDraft | undefined {
  const who = { name, document, idNumber };
  switch (role) {
    case 'guardian':
      return { role, ...who, relation };
    case 'suitable-adult':
      return { role, ...who, relation, ground };
    case 'interpreter':
      return { role, ...who, organisation, language };
    case 'woman-officer':
      return personId === undefined ? undefined : { role, personId };
  }
}
