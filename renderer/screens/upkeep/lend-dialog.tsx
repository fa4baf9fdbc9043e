import { Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceView } from '../../../services/contract/upkeep';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { isDate } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DialogText } from '../../components/dialog-text';

interface Props {
  readonly device: DeviceView;
  readonly onLeave: () => void;
  readonly onLent: () => void;
}

/** 制度§17（一）: to whom, what for, until when; nobody passes it on. */
export function LendDialog({ device, onLeave, onLent }: Props): ReactNode {
  const people = useCall('people.list');
  const [borrowerId, setBorrowerId] = useState<string | undefined>();
  const [purpose, setPurpose] = useState('');
  const [dueOn, setDueOn] = useState('');
  const deed = useDeed();
  const id = useId();
  const complete = borrowerId !== undefined && purpose.trim() !== '' && isDate(dueOn);

  async function submit(): Promise<void> {
    if (borrowerId === undefined) return;
    if (await deed.run(() => call('device.lend', { deviceId: device.id, borrowerId, purpose: purpose.trim(), dueOn }))) onLent();
  }
  return (
    <Dialog title={t('devices.lend.title', { device: device.name })} width={640} onClose={onLeave}>
      <div className="dialog-body">
        <label className="dialog-field" htmlFor={id}>
          <span>{t('devices.lend.who')}</span>
          <Select
            id={id}
            value={borrowerId}
            onChange={setBorrowerId}
            options={(people.data ?? []).map((one) => ({ value: one.id, label: [one.name, one.department].filter(Boolean).join('　') }))}
          />
        </label>
        <DialogText label={t('devices.lend.purpose')} maxLength={300} value={purpose} onChange={setPurpose} />
        <DialogText label={t('devices.lend.due')} maxLength={10} value={dueOn} onChange={setDueOn} />
        <Failure error={deed.error ?? people.error} />
        <DialogFoot
          hint={complete ? '' : t('devices.lend.missing')}
          submit={t('devices.lend.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
