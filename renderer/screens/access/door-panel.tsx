import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomStateView } from '../../../services/contract/room';
import { EmergencyButton } from '../../components/emergency/emergency-button';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';

/** The door as last read, what its lock does without power, and what may be done with it. */
export function DoorPanel({ mayAct }: { readonly mayAct: boolean }): ReactNode {
  const { room } = useShell();
  const first = useCall('room.state');
  const [heard, setHeard] = useState<RoomStateView | undefined>();
  useEvent('room.changed', setHeard);
  const state = heard ?? first.data;
  const [locked, setLocked] = useState<string | undefined>();
  const deed = useDeed();

  async function lock(): Promise<void> {
    setLocked(undefined);
    if (await deed.run(() => call('door.lock'))) setLocked(t('door.locked', { time: clockTime(new Date().toISOString()) }));
  }
  return (
    <section className="panel access-door" aria-label={t('door.title')}>
      <header>
        <h2 className="text-section">{t('door.title')}</h2>
        {state && <span className="ink-2">{t('room.readAt', { time: clockTime(state.at) })}</span>}
      </header>
      {state && (
        <dl className="door-facts">
          <Fact label={t('room.door')} value={t(`room.door.${state.door}`)} />
          {room.lock !== 'none' && <Fact label={t('room.lock')} value={t(`room.lock.${state.lock}`)} />}
          <Fact label={t('room.presence')} value={t(`room.presence.${state.presence}`)} />
          <Fact label={t('room.key')} value={state.keyHolder === '' ? t('room.keyNone') : state.keyHolder} />
        </dl>
      )}
      <p className="text-strong">{t(`door.lock.${room.lock}`)}</p>
      <p className="ink-2">{t(`door.exit.${room.lock}`)}</p>
      <Failure error={deed.error ?? (heard ? undefined : first.error)} />
      {locked !== undefined && <p role="status">{locked}</p>}
      <div className="door-deeds">
        {mayAct && room.lock !== 'none' && (
          <Button icon={<LockOutlined aria-hidden />} loading={deed.busy} onClick={() => void lock()}>
            {t('door.lockAgain')}
          </Button>
        )}
        <EmergencyButton lock={room.lock} />
      </div>
    </section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt className="text-small">{label}</dt>
      <dd className="text-strong">{value}</dd>
    </div>
  );
}
