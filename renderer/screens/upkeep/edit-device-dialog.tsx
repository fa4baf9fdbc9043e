import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceView } from '../../../services/contract/upkeep';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { isDate } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DialogText } from '../../components/dialog-text';

/** On the plate of a device that doesn't say so itself. */
const plateFields = ['make', 'model', 'serial'] as const;

interface Props {
  readonly device: DeviceView;
  readonly onLeave: () => void;
  readonly onChanged: () => void;
}

/** Where a device is, since when it is used, and its maintenance plan (制度§17（二）). */
export function EditDeviceDialog({ device, onLeave, onChanged }: Props): ReactNode {
  const [place, setPlace] = useState(device.place);
  const [inUseSince, setInUseSince] = useState(device.inUseSince);
  const [plate, setPlate] = useState({ make: device.make, model: device.model, serial: device.serial });
  const [months, setMonths] = useState(device.everyMonths === undefined ? '' : String(device.everyMonths));
  const deed = useDeed();
  const everyMonths = months.trim() === '' ? null : Number(months);
  const monthsWork = everyMonths === null || (Number.isInteger(everyMonths) && everyMonths >= 1 && everyMonths <= 120);
  const byHand = device.readAt === undefined;
  const complete = isDate(inUseSince) && monthsWork;

  async function submit(): Promise<void> {
    if (await deed.run(() => call('device.change', device.id, { place: place.trim(), inUseSince, everyMonths, ...(byHand ? plate : {}) })))
      onChanged();
  }
  return (
    <Dialog title={t('devices.edit.title', { device: device.name })} width={640} onClose={onLeave}>
      <div className="dialog-body">
        <DialogText label={t('devices.field.place')} maxLength={200} value={place} onChange={setPlace} />
        {byHand &&
          plateFields.map((field) => (
            <DialogText
              key={field}
              label={t(`devices.field.${field}`)}
              maxLength={100}
              value={plate[field]}
              onChange={(value) => setPlate({ ...plate, [field]: value })}
            />
          ))}
        <DialogText label={t('devices.field.since')} maxLength={10} value={inUseSince} onChange={setInUseSince} />
        <DialogText label={t('devices.field.everyMonths')} maxLength={3} value={months} onChange={setMonths} />
        <Failure error={deed.error} />
        <DialogFoot
          hint={complete ? '' : isDate(inUseSince) ? t('devices.field.wrongMonths') : t('devices.field.wrongDate')}
          submit={t('devices.edit.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
