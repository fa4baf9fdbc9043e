import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { DoorLockKind, DoorOpening } from '../../../services/contract/entry';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { clockTime } from '../format';
import { CredentialFields, credentialOf, noCredential } from '../signing/credential-fields';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';

interface Props {
  readonly lock: DoorLockKind;
  readonly onClose: () => void;
}

/** Opens the door outside every booking: a reason, and two people each with the own PIN. */
export function EmergencyDialog({ lock, onClose }: Props): ReactNode {
  const people = useCall('people.list');
  const [reason, setReason] = useState('');
  const [first, setFirst] = useState(noCredential);
  const [second, setSecond] = useState(noCredential);
  const [opened, setOpened] = useState<{ readonly by: DoorOpening; readonly time: string } | undefined>();
  const deed = useDeed();
  const id = useId();
  const [one, other] = [credentialOf(first), credentialOf(second)];
  const same = first.personId !== undefined && first.personId === second.personId;
  const hint =
    reason.trim() === ''
      ? t('emergency.missing.reason')
      : same
        ? t('emergency.missing.same')
        : !one
          ? t('emergency.missing.first')
          : !other
            ? t('emergency.missing.second')
            : '';

  async function submit(): Promise<void> {
    if (!one || !other) return;
    await deed.run(async () => {
      const by = await call('door.emergencyUnlock', reason.trim(), one, other);
      setOpened({ by, time: clockTime(new Date().toISOString()) });
    });
    setFirst((old) => ({ ...old, pin: '' }));
    setSecond((old) => ({ ...old, pin: '' }));
  }

  return (
    <Dialog title={t('emergency.title')} width={860} onClose={onClose}>
      {opened ? (
        <div className="dialog-body">
          <p className="text-strong" role="status">
            {t(opened.by === 'electric' ? 'emergency.opened' : 'emergency.byKey', { time: opened.time })}
          </p>
          <div className="dialog-foot">
            <span className="text-small" />
            <Button type="primary" onClick={onClose}>
              {t('emergency.close')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="dialog-body">
          <p>{t(lock === 'none' ? 'emergency.leadByKey' : 'emergency.lead')}</p>
          <label className="dialog-field" htmlFor={id}>
            <span>{t('emergency.reason')}</span>
            <Input
              id={id}
              autoFocus
              maxLength={500}
              value={reason}
              placeholder={t('emergency.reasonExample')}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div className="dialog-people">
            <fieldset>
              <CredentialFields people={people.data ?? []} personLabel={t('emergency.first')} value={first} onChange={setFirst} />
            </fieldset>
            <fieldset>
              <CredentialFields people={people.data ?? []} personLabel={t('emergency.second')} value={second} onChange={setSecond} />
            </fieldset>
          </div>
          <Failure error={people.error ?? deed.error} />
          <DialogFoot
            hint={hint}
            submit={t('emergency.submit')}
            ready={hint === ''}
            busy={deed.busy}
            onBack={onClose}
            onSubmit={() => void submit()}
          />
        </div>
      )}
    </Dialog>
  );
}
