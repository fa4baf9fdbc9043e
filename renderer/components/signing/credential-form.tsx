import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Credential, PersonTile } from '../../../services/contract/people';
import { t } from '../../i18n/zh-cn';
import { Failure } from '../failure';
import { useDeed } from '../use-deed';
import { CredentialFields, credentialOf, noCredential } from './credential-fields';
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

/** A person signs with the own name and PIN, without changing who is signed in at the kiosk. */
export function CredentialForm({ people, personLabel, action, closed, onSubmit }: Props): ReactNode {
  const [draft, setDraft] = useState(noCredential);
  const deed = useDeed();
  const credential = credentialOf(draft);

  function submit(): void {
    if (credential) void deed.run(() => onSubmit(credential)).finally(() => setDraft((old) => ({ ...old, pin: '' })));
  }

  return (
    <form
      className="credential-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CredentialFields people={people} personLabel={personLabel} value={draft} disabled={closed !== undefined} onChange={setDraft} />
      <Failure error={deed.error} />
      <Button htmlType="submit" type="primary" block disabled={!credential || closed !== undefined} loading={deed.busy}>
        {action}
      </Button>
      <p className="text-small credential-why">{closed ?? (credential ? '' : t('credential.missing'))}</p>
    </form>
  );
}
