import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Credential, PersonTile } from '../../../services/contract/people';
import { t } from '../../i18n/zh-cn';
import { Failure } from '../failure';
import { useDeed } from '../use-deed';
import './credential-form.css';

interface Props {
  readonly people: readonly PersonTile[];
  /** Who is to sign, such as 移交人; names the field. */
  readonly personLabel: string;
  readonly action: string;
  /** Why nobody may sign now; the form stays visible and says so. */
  readonly closed?: string | undefined;
  readonly onSubmit: (credential: Credential) => Promise<unknown>;
}

const pinLength = 6;

/** A person signs with the own name and PIN, without changing who is signed in at the kiosk. */
export function CredentialForm({ people, personLabel, action, closed, onSubmit }: Props): ReactNode {
  const [personId, setPersonId] = useState<string | undefined>();
  const [pin, setPin] = useState('');
  const deed = useDeed();
  const complete = personId !== undefined && pin.length === pinLength;
  const demoPin = people.find((person) => person.id === personId)?.demoPin;

  function submit(): void {
    if (!complete) return;
    void deed.run(() => onSubmit({ personId, pin })).finally(() => setPin(''));
  }

  return (
    <form
      className="credential-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        <span className="text-small">{personLabel}</span>
        <Select
          aria-label={personLabel}
          placeholder={t('credential.choose')}
          disabled={closed !== undefined}
          value={personId ?? null}
          onChange={(value: string | null) => setPersonId(value ?? undefined)}
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
          disabled={closed !== undefined}
          value={pin}
          onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        />
      </label>
      <Failure error={deed.error} />
      <Button htmlType="submit" type="primary" block disabled={!complete || closed !== undefined} loading={deed.busy}>
        {action}
      </Button>
      <p className="text-small credential-why">{closed ?? (complete ? '' : t('credential.missing'))}</p>
    </form>
  );
}
