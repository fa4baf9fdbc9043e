import { CoffeeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomStateView } from '../../../services/contract/room';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { durationInWords } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { sessionWords } from '../../components/session-words';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { breakState } from './break-state';
import { OfficersPresent } from './officers-present';

/** The case and the people left; right who is there, how long without a break, and the room's air. */
export function ConsoleHeader({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const { questioned, enforcementCase, inspectors } = session;
  const [lead, recorder] = inspectors;
  const words = sessionWords(session);
  return (
    <header className="console-header">
      <div className="console-case">
        <h1 className="text-section">{enforcementCase.name}</h1>
        <p className="ink-2">
          {words.person !== undefined && (
            <span>
              {words.person} <b>{questioned.name}</b>
              {!session.record && <>（{t(`personRole.${questioned.role}`)}）</>}
            </span>
          )}
          {session.record && <span>{words.act}</span>}
          {lead && <span>{t('closing.header.lead', { office: session.record ? words.lead : t('console.lead'), name: lead.name })}</span>}
          {recorder && (
            <span>
              {t('closing.header.lead', { office: session.record ? words.recorder : t('console.recorder'), name: recorder.name })}
            </span>
          )}
          {enforcementCase.number && <span>{enforcementCase.number}</span>}
        </p>
      </div>
      <OfficersPresent session={session} take={take} />
      <Break session={session} />
    </header>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className="console-fact">
      <span className="text-small">{label}</span>
      <span className="text-strong">{value}</span>
    </div>
  );
}

function Break({ session }: { readonly session: SessionView }): ReactNode {
  const now = useNow();
  const deed = useDeed();
  const [room, setRoom] = useState<RoomStateView | undefined>();
  useEffect(() => {
    call('room.state').then(setRoom, () => undefined);
  }, []);
  useEvent('room.changed', setRoom);
  const { since, resting, rested } = breakState(session, { begun: t('console.break.begun'), over: t('console.break.over') });
  const length = since ? durationInWords(wholeMinutes(Date.parse(now) - Date.parse(since))) : '—';
  const air = room?.line === 'online' && room.temperatureC !== undefined ? `${room.temperatureC.toFixed(1)} ℃` : '—';
  const humidity = room?.line === 'online' && room.humidityPercent !== undefined ? `　${Math.round(room.humidityPercent)} %RH` : '';
  const running = session.phase === 'questioning' || session.phase === 'opening' || session.phase === 'reviewing';
  return (
    <>
      <Fact
        label={resting ? t('console.resting') : t(session.record ? 'closing.lasts' : 'console.continuous')}
        value={resting || rested ? length : t('console.continuous.noBreak', { length })}
      />
      <Fact label={t('console.air')} value={`${air}${humidity}`} />
      {running && (
        <Button
          icon={<CoffeeOutlined />}
          loading={deed.busy}
          onClick={() => void deed.run(() => call('mark.add', session.id, resting ? t('console.break.over') : t('console.break.begun')))}
        >
          {resting ? t('console.break.end') : t('console.break.begin')}
        </Button>
      )}
      <Failure error={deed.error} />
    </>
  );
}

function wholeMinutes(ms: number): number {
  return ms < 60_000 ? Math.max(0, ms) : ms - (ms % 60_000);
}
