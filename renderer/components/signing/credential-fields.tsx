import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Credential, PersonTile } from '../../../services/contract/people';
import { t } from '../../i18n/zh-cn';
import { pinLength } from '../pin-pad/pin';

/** A person and the PIN, as far as they are filled in. */
export interface CredentialDraft {
  readonly personId: string | undefined;
  readonly pin: string;
}
export const noCredential: CredentialDraft = { personId: undefined, pin: '' };

export function credentialOf({ personId, pin }: CredentialDraft): Credential | undefined {
  return personId !== undefined && pin.length === pinLength ? { personId, pin } : undefined;
}

interface Props {
  readonly people: readonly (Pick<PersonTile, 'id' | 'name' | 'badgeNumber'> & Partial<Pick<PersonTile, 'demoPin'>>)[];
  /** Who is to sign, such as 移交人; names the fields. */
  readonly personLabel: string;
  readonly value: CredentialDraft;
  readonly disabled?: boolean;
  readonly onChange: (draft: CredentialDraft) => void;
}

/** Who signs, with the own PIN: two fields for whatever form needs them. */
export function CredentialFields({ people, personLabel, value, disabled = false, onChange }: Props): ReactNode {
  const demoPin = people.find((person) => person.id === value.personId)?.demoPin;
  return (
    <>
      <label>
        <span className="text-small">{personLabel}</span>
        <Select
          aria-label={personLabel}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('credential.choose')}
          disabled={disabled}
          value={value.personId ?? null}
          onChange={(personId: string | null) => onChange({ personId: personId ?? undefined, pin: '' })}
          options={people.map((person) => ({
            value: person.id,
            label: person.badgeNumber ? `${person.name}　${person.badgeNumber}` : person.name,
          }))}
        />
      </label>
      <label>
        <span className="text-small">{demoPin ? t('credential.pinDemo', { pin: demoPin }) : t('credential.pin')}</span>
        <Input.Password
          aria-label={t('credential.pinOf', { who: personLabel })}
          inputMode="numeric"
          autoComplete="off"
          visibilityToggle={false}
          maxLength={pinLength}
          disabled={disabled}
          value={value.pin}
          onChange={(event) => onChange({ ...value, pin: event.target.value.replace(/\D/g, '') })}
        />
      </label>
    </>
  );
}
