import { AlertFilled, WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomStateView } from '../../../services/contract/room';
import { Failure } from '../../components/failure';
import { clockMinute, clockTime } from '../../components/format';
import { useSelfTest } from '../../components/self-test/use-self-test';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';

/** Door, light, people and key as last read; what can't be read is said, never guessed. */
export function RoomNow(): ReactNode {
  const { room } = useShell();
  const first = useCall('room.state');
  const [heard, setHeard] = useState<RoomStateView | undefined>();
  useEvent('room.changed', setHeard);
  const state = heard ?? first.data;
  return (
    <section className="home-panel panel">
      <div className="home-panel-head">
        <h2 className="text-section">{t('home.room')}</h2>
        {state && <span className="ink-2">{t('room.readAt', { time: clockTime(state.at) })}</span>}
      </div>
      <div className="room-now">
        <h3 className="text-strong">
          {room.room.name} <span className="room-now-place">{room.room.place}</span>
        </h3>
        <Failure error={heard ? undefined : first.error} />
        {state && <RoomFacts state={state} />}
      </div>
    </section>
  );
}

function RoomFacts({ state }: { readonly state: RoomStateView }): ReactNode {
  return (
    <>
      {state.duress === 'pressed' && (
        <p className="room-now-duress" role="alert">
          <AlertFilled aria-hidden />
          {t('room.duress')}
        </p>
      )}
      {state.line === 'unknown' && (
        <p className="room-now-unknown">
          <WarningFilled aria-hidden />
          {t('room.lineUnknown', { time: clockTime(state.at) })}
        </p>
      )}
      <dl className="room-now-facts">
        <Fact label={t('room.door')} value={t(`room.door.${state.door}`)} />
        <Fact label={t('room.lock')} value={t(`room.lock.${state.lock}`)} />
        <Fact label={t('room.light')} value={t(`room.light.${state.light}`)} />
        <Fact label={t('room.presence')} value={t(`room.presence.${state.presence}`)} />
        <Fact label={t('room.recordLamp')} value={t(`room.recordLamp.${state.recordLamp}`)} />
        <Fact label={t('room.climate')} value={climate(state)} />
        <Fact label={t('room.key')} value={state.keyHolder === '' ? t('room.keyNone') : state.keyHolder} />
        <SelfTestFact />
      </dl>
    </>
  );
}

/** 规定§7: whether the devices were asked today. */
function SelfTestFact(): ReactNode {
  const { state } = useSelfTest();
  const test = state?.today === true ? state.newest : undefined;
  const done = test && t('room.selfTest.done', { time: clockMinute(test.endedAt), outcome: t(`selfTest.outcome.${test.outcome}`) });
  return <Fact label={t('room.selfTest')} value={done ?? t('room.selfTest.none')} wide />;
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly wide?: boolean;
}

function Fact({ label, value, wide = false }: FactProps): ReactNode {
  return (
    <div className={wide ? 'room-now-wide' : undefined}>
      <dt className="text-small">{label}</dt>
      <dd className="text-strong">{value}</dd>
    </div>
  );
}

function climate({ temperatureC, humidityPercent }: RoomStateView): string {
  if (temperatureC === undefined || humidityPercent === undefined) return t('room.climateUnknown');
  return `${temperatureC.toFixed(1)} ℃ ${Math.round(humidityPercent)} %`;
}
