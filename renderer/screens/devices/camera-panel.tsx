import { WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EquipmentCamera, EquipmentLook } from '../../../services/contract/equipment';
import { Failure } from '../../components/failure';
import { clockTime, signed } from '../../components/format';
import { PinDialog } from '../../components/pin-dialog';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

type Terminal = EquipmentLook['relays'][number];

/** One camera: its picture, dated, what it notices, and each setting with what was read back. */
export function CameraPanel({ camera }: { readonly camera: EquipmentCamera }): ReactNode {
  const { person } = useShell();
  const first = useCall('equipment.look', camera.id);
  const [changed, setChanged] = useState<EquipmentLook | undefined>();
  const [moving, setMoving] = useState<Terminal | undefined>();
  const deed = useDeed();
  const look = changed ?? first.data;
  const set = (ask: () => Promise<EquipmentLook>): void => void deed.run(async () => setChanged(await ask()));

  return (
    <section className="panel devices-camera" aria-label={camera.name}>
      <header>
        <h2 className="text-section">{camera.name}</h2>
        <span className="text-small">{t(`devices.listening.${camera.listening}`)}</span>
        {camera.moving && <span className="text-small">{t('devices.moving')}</span>}
        <Button loading={deed.busy} onClick={() => set(() => call('equipment.look', camera.id))}>
          {t('devices.look')}
        </Button>
      </header>
      {camera.tamperedSince !== undefined && (
        <p className="devices-tampered">
          <WarningFilled aria-hidden />
          {t('devices.tampered', { time: clockTime(camera.tamperedSince) })}
        </p>
      )}
      <Failure error={deed.error ?? (look ? undefined : first.error)} />
      {look && (
        <>
          <figure className="devices-well">
            {look.picture === undefined ? (
              <span>{t('devices.noPicture')}</span>
            ) : (
              <img src={look.picture} alt={camera.name} data-testid={`picture-${camera.id}`} />
            )}
            <figcaption>{t('devices.takenAt', { time: clockTime(look.at) })}</figcaption>
          </figure>
          <dl className="devices-settings">
            <Setting name={t('devices.clock')} value={clockOf(look)}>
              {look.clockOffsetMs !== undefined && (
                <Button disabled={deed.busy} onClick={() => set(() => call('equipment.setClock', camera.id))}>
                  {t('devices.setClock')}
                </Button>
              )}
            </Setting>
            <Setting name={t('devices.caption')} value={captionsOf(look)}>
              {look.captions && (
                <Button disabled={deed.busy} onClick={() => set(() => call('equipment.writeCaption', camera.id))}>
                  {t('devices.writeCaption')}
                </Button>
              )}
            </Setting>
            <Setting name={t('devices.presets')} value={look.presets.length === 0 ? t('devices.presetsNone') : ''}>
              {look.presets.map(({ token, name }) => (
                <Button key={token} disabled={deed.busy} onClick={() => set(() => call('equipment.goTo', camera.id, token))}>
                  {name}
                </Button>
              ))}
            </Setting>
            <Setting name={t('devices.relays')} value={look.relays.length === 0 ? t('devices.terminalsNone') : terminalsOf(look.relays)}>
              {look.relays.map((relay) => (
                <Button key={relay.token} disabled={deed.busy} onClick={() => setMoving(relay)}>
                  {t(relay.active === true ? 'devices.switchOff' : 'devices.switchOn', { relay: relay.token })}
                </Button>
              ))}
            </Setting>
            {look.inputs.length > 0 && <Setting name={t('devices.inputs')} value={terminalsOf(look.inputs)} />}
          </dl>
        </>
      )}
      {moving && (
        <PinDialog
          title={t('devices.relayTitle', { relay: moving.token })}
          lead={t('devices.relayLead')}
          name={person.name}
          submit={t('devices.relaySubmit')}
          onSubmit={async (pin) => setChanged(await call('equipment.setRelay', camera.id, moving.token, moving.active !== true, pin))}
          onClose={() => setMoving(undefined)}
        />
      )}
    </section>
  );
}

function Setting({ name, value, children }: { readonly name: string; readonly value: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="ink-2">{name}</dt>
      <dd>
        {value !== '' && <span>{value}</span>}
        {children}
      </dd>
    </div>
  );
}

function clockOf({ clockOffsetMs, at }: EquipmentLook): string {
  if (clockOffsetMs === undefined) return t('devices.clockNone');
  return t('devices.clockOffset', { seconds: signed(clockOffsetMs / 1000, 2), time: clockTime(at) });
}

function captionsOf({ captions }: EquipmentLook): string {
  if (!captions) return t('devices.captionNone');
  const words = captions.map(({ shows, text }) =>
    shows === 'text' ? text : t(shows === 'time' ? 'devices.captionTime' : 'devices.captionPicture'),
  );
  return words.length === 0 ? t('devices.captionEmpty') : words.join('、');
}

function terminalsOf(terminals: readonly Terminal[]): string {
  return terminals
    .map(
      ({ token, active }) => `${token} ${active === undefined ? t('devices.unknown') : t(active ? 'devices.active' : 'devices.inactive')}`,
    )
    .join('　');
}
