import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { RoomView } from '../../../services/contract/room';
import type { StripView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { clockTime, dateOf, dayHeading, recordingTime } from '../format';
import { useNow } from '../use-now';
import { alarmWords } from './alarm-words';
import { ProofTicks } from './proof-ticks';
import './recording-strip.css';
import './second-strip.css';
import { StateMark } from './state-mark';
import type { Silence } from './strip-silence';
import { WatchedBand } from './watched-band';

export interface SecondStripProps {
  readonly view: StripView | undefined;
  readonly silence: Silence;
  readonly room: RoomView | undefined;
}

/** The strip for the person questioned, who has the same right to know: 112 high, whole words. */
export function SecondStrip({ view, silence, room }: SecondStripProps): ReactNode {
  const now = useNow();
  const state = view?.state ?? 'idle';
  const alarm = view && alarmWords(view, silence);
  const since = view?.startedAt;
  return (
    <>
      <header
        className={`strip second-strip strip-${state}`}
        role="status"
        aria-label={t('strip.title')}
        data-testid="recording-strip"
        data-state={view ? state : 'unknown'}
      >
        <div className="strip-state">
          <StateMark state={state} />
          <span className="strip-word">{view ? t(`strip.state.${state}`) : t('strip.state.unknown')}</span>
        </div>
        {room?.demonstration && (
          <div className="strip-demonstration">
            <span>{t('strip.demonstration')}</span>
          </div>
        )}
        <div className="second-strip-room" aria-live="off">
          <strong>{stateWords(view, state)}</strong>
          <span>{[view?.roomName, room?.agency.name].filter(Boolean).join('　')}</span>
        </div>
        {view && since !== undefined && state !== 'idle' && (
          <>
            <Fact label={t('strip.second.startedAt')}>{clockTime(since)}</Fact>
            <Fact label={t('strip.second.recorded')}>
              <span data-testid="elapsed">{recordingTime(since, view.at)}</span>
            </Fact>
          </>
        )}
        {view && state !== 'idle' && state !== 'suspended' && <Proof view={view} />}
        <Fact label={dayHeading(dateOf(now))}>{clockTime(now)}</Fact>
      </header>
      <WatchedBand view={view} />
      {alarm && (
        <div className="strip-alarm second-strip-alarm" role="alert">
          <p className="strip-alarm-words">{t('strip.second.alarm')}</p>
        </div>
      )}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="second-strip-fact" aria-live="off">
      <span>{label}</span>
      <strong>{children}</strong>
    </div>
  );
}

/** A second counts when every camera and the sound were proved in it: those that may be recorded. */
function Proof({ view }: { readonly view: StripView }): ReactNode {
  const watched = view.cells.filter(
    (cell) => (cell.kind === 'camera' || cell.kind === 'sound') && !(cell.withheld && cell.grade !== 'alarm'),
  );
  const ticks = Array.from({ length: 30 }, (_, index) => watched.length > 0 && watched.every((cell) => cell.ticks.at(index - 30) === true));
  const good = watched.every((cell) => cell.grade === 'good');
  return (
    <div className="second-strip-fact" aria-live="off">
      <span>{t(view.withheld ? `strip.second.proof.without.${view.withheld.track}` : 'strip.second.proof')}</span>
      <div className="second-strip-proof">
        {good && <CheckCircleFilled aria-hidden />}
        <div>
          <b>{good ? t('strip.second.everySecond') : t('strip.second.someMissing')}</b>
          <ProofTicks ticks={ticks} grade={good ? 'good' : 'attention'} />
        </div>
      </div>
    </div>
  );
}

function stateWords(view: StripView | undefined, state: StripView['state']): string {
  if (view?.restingSince !== undefined && state === 'recording') return t('strip.second.resting');
  if (view?.withheld && state === 'recording') return t(`strip.second.withheld.${view.withheld.track}`);
  if (state !== 'recording') return t(`strip.second.${state}`);
  return t('strip.second.recording', { act: t(`purpose.${view?.purpose ?? 'questioning'}`) });
}
