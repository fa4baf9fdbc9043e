import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ComfortKind } from '../../../services/contract/comfort';
import type { RoomStateView } from '../../../services/contract/room';
import type { SessionView } from '../../../services/contract/sessions';
import { durationInWords } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { BreakButtons } from './break-buttons';
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

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly attention: boolean;
}

function Fact({ label, value, attention }: FactProps): ReactNode {
  return (
    <div className="console-fact">
      <span className="text-small">{label}</span>
      <span className={attention ? 'text-strong ink-amber' : 'text-strong'}>{value}</span>
    </div>
  );
}

function Break({ session }: { readonly session: SessionView }): ReactNode {
  const now = useNow();
  const [room, setRoom] = useState<RoomStateView | undefined>();
  useEffect(() => {
    call('room.state').then(setRoom, () => undefined);
  }, []);
  useEvent('room.changed', setRoom);
  const { since, resting, rested } = breakState(session);
  const length = since ? durationInWords(wholeMinutes(Date.parse(now) - Date.parse(since))) : '—';
  const air = room?.line === 'online' && room.temperatureC !== undefined ? `${room.temperatureC.toFixed(1)} ℃` : '—';
  const humidity = room?.line === 'online' && room.humidityPercent !== undefined ? `　${Math.round(room.humidityPercent)} %RH` : '';
  const isHard = (...kinds: readonly ComfortKind[]) => session.comfort.some(({ kind, to }) => to === undefined && kinds.includes(kind));
  return (
    <>
      <Fact
        label={resting ? t('console.resting') : t(session.record ? 'closing.lasts' : 'console.continuous')}
        value={resting || rested ? length : t('console.continuous.noBreak', { length })}
        attention={isHard('long', 'whole')}
      />
      <Fact label={t('console.air')} value={`${air}${humidity}`} attention={isHard('hot', 'cold', 'damp', 'dry')} />
      <BreakButtons session={session} />
    </>
  );
}

function wholeMinutes(ms: number): number {
  return ms < 60_000 ? Math.max(0, ms) : ms - (ms % 60_000);
}
