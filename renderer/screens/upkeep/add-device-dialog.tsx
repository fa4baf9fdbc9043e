import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addedKinds, type NewDevice } from '../../../services/contract/upkeep';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateOf, isDate } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DialogText } from '../../components/dialog-text';

const fields = ['name', 'make', 'model', 'serial', 'place'] as const;

/** A device that room.json doesn't know: a recorder (规程), or anything else that is kept and lent. */
export function AddDeviceDialog({ onLeave, onAdded }: { readonly onLeave: () => void; readonly onAdded: () => void }): ReactNode {
  const [device, setDevice] = useState<NewDevice>(() => ({
    ...{ kind: 'recorder', name: '', make: '', model: '', serial: '', place: '' },
    inUseSince: dateOf(new Date().toISOString()),
  }));
  const deed = useDeed();
  const complete = device.name.trim() !== '' && isDate(device.inUseSince);

  async function submit(): Promise<void> {
    if (await deed.run(() => call('device.add', device))) onAdded();
  }
  return (
    <Dialog title={t('devices.add.title')} width={720} onClose={onLeave}>
      <div className="dialog-body">
        <Segmented
          block
          aria-label={t('devices.field.kind')}
          value={device.kind}
          onChange={(kind) => setDevice({ ...device, kind })}
          options={addedKinds.map((value) => ({ value, label: t(`devices.kind.${value}`) }))}
        />
        {fields.map((field) => (
          <DialogText
            key={field}
            label={t(`devices.field.${field}`)}
            maxLength={100}
            value={device[field]}
            onChange={(value) => setDevice({ ...device, [field]: value })}
          />
        ))}
        <DialogText
          label={t('devices.field.since')}
          maxLength={10}
          value={device.inUseSince}
          onChange={(inUseSince) => setDevice({ ...device, inUseSince })}
        />
        <Failure error={deed.error} />
        <DialogFoot
          hint={complete ? '' : t('devices.add.missing')}
          submit={t('devices.add.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
