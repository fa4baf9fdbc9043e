import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceFileView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { ReasonDialog } from '../../components/reason-dialog';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { DeviceEvents } from './device-events';
import { EditDeviceDialog } from './edit-device-dialog';
import { LendDialog } from './lend-dialog';

interface Props {
  readonly deviceId: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** A device's file: what it is, and its faults, loans and maintenance, with what can be done with it. */
export function DeviceDrawer({ deviceId, onClose, onChanged }: Props): ReactNode {
  const { person } = useShell();
  const keeps = person.role === 'room-administrator';
  const file = useCall('device.file', deviceId);
  const [asked, setAsked] = useState<'edit' | 'lend' | 'give-back' | 'maintain' | undefined>();
  const view = file.data;

  function done(): void {
    setAsked(undefined);
    file.reload();
    onChanged();
  }
  return (
    <Drawer open rootClassName="register-drawer" onClose={onClose} size={720} title={view?.device.name ?? ''}>
      <Failure error={file.error} />
      {view && (
        <>
          <DeviceFacts view={view} />
          <div className="device-deeds">
            {keeps && <Button onClick={() => setAsked('edit')}>{t('devices.edit')}</Button>}
            {(keeps || person.role === 'office-staff') && <Button onClick={() => setAsked('maintain')}>{t('devices.maintain')}</Button>}
            {keeps && !view.device.loan && view.device.retiredAt === undefined && (
              <Button onClick={() => setAsked('lend')}>{t('devices.lend')}</Button>
            )}
            {keeps && view.device.loan && <Button onClick={() => setAsked('give-back')}>{t('devices.giveBack')}</Button>}
          </div>
          <DeviceEvents view={view} />
          {asked === 'edit' && <EditDeviceDialog device={view.device} onLeave={() => setAsked(undefined)} onChanged={done} />}
          {asked === 'lend' && <LendDialog device={view.device} onLeave={() => setAsked(undefined)} onLent={done} />}
          {asked === 'give-back' && (
            <ReasonDialog
              title={t('devices.giveBack.title', { device: view.device.name })}
              label={t('devices.giveBack.label')}
              submit={t('devices.giveBack.submit')}
              missing={t('devices.giveBack.missing')}
              onSubmit={(found) => call('device.giveBack', deviceId, found)}
              onClose={done}
            />
          )}
          {asked === 'maintain' && (
            <ReasonDialog
              title={t('devices.maintain.title', { device: view.device.name })}
              label={t('devices.maintain.label')}
              submit={t('devices.maintain.submit')}
              missing={t('devices.maintain.missing')}
              onSubmit={(what) => call('device.maintained', deviceId, what)}
              onClose={done}
            />
          )}
        </>
      )}
    </Drawer>
  );
}

function DeviceFacts({ view: { device } }: { readonly view: DeviceFileView }): ReactNode {
  const { kind, make, model, serial, firmware, place, inUseSince, maintenanceDueOn, readAt } = device;
  const rows: readonly (readonly [string, string])[] = [
    [t('devices.field.kind'), t(`devices.kind.${kind}`)],
    [t('devices.column.make'), [make, model].filter(Boolean).join(' ')],
    [t('devices.column.serial'), [serial, firmware].filter(Boolean).join('　')],
    [t('devices.column.place'), place],
    [t('devices.column.since'), inUseSince],
    [t('devices.column.maintenance'), maintenanceDueOn ?? t('devices.noPlan')],
  ];
  return (
    <dl className="device-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' ? t('devices.none') : value}</dd>
        </div>
      ))}
      {readAt !== undefined && <p className="text-small">{t('devices.readAt', { at: dateTime(readAt) })}</p>}
    </dl>
  );
}
