import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RosterEntry } from '../../../services/contract/people';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { PinTwice } from '../../components/pin-pad/pin-twice';
import { pinProblem } from '../../components/pin-pad/pin';
import { CredentialFields, credentialOf, noCredential } from '../../components/signing/credential-fields';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly entry: RosterEntry;
  readonly officers: readonly RosterEntry[];
  readonly onClose: () => void;
}

/** A forgotten PIN: legal inspection asks for a new one, the administrator has it set; the person types it. */
export function SetPinDialog({ entry, officers, onClose }: Props): ReactNode {
  const [pin, setPin] = useState({ pin: '', again: '' });
  const [applicant, setApplicant] = useState(noCredential);
  const deed = useDeed();
  const asking = officers.filter(({ role, id }) => role === 'legal-inspection' && id !== entry.id);
  const problem = pinProblem(pin);
  const signed = credentialOf(applicant);
  const hint = problem !== undefined ? t(problem) : signed ? '' : t('roster.pin.applicantMissing');

  async function submit(): Promise<void> {
    if (signed && (await deed.run(() => call('people.setPin', entry.id, pin.pin, signed)))) onClose();
  }
  return (
    <Dialog title={t('roster.pin.title', { name: entry.name })} width={720} onClose={onClose}>
      <div className="dialog-body">
        <p>{t('roster.pin.lead', { name: entry.name })}</p>
        <PinTwice value={pin} onChange={setPin} />
        <div className="dialog-people">
          <fieldset>
            <CredentialFields people={asking} personLabel={t('roster.pin.applicant')} value={applicant} onChange={setApplicant} />
          </fieldset>
        </div>
        <Failure error={deed.error} />
        <DialogFoot
          hint={hint}
          submit={t('roster.pin.submit')}
          ready={hint === ''}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
