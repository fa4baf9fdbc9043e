import { DisconnectOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { purposesAmongOfficers } from '../../../services/contract/bookings';
import type { StripView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { Clock } from '../clock';
import { clockMinute, clockTime, durationInWords, recordingTime } from '../format';
import { alarmWords } from './alarm-words';
import { ProofCellView } from './proof-cell';
import './recording-strip.css';
import { StateMark } from './state-mark';
import type { Silence } from './strip-silence';
import { WatchedBand } from './watched-band';

export interface RecordingStripProps {
  readonly view: StripView | undefined;
  readonly silence: Silence;
  /** Set in the simulated room: the mark 演示, which opens the visitor's acts. */
  readonly demonstration: { readonly open: boolean; readonly onToggle: () => void } | undefined;
}

/** Whether it is really recording, second by second; above everything, always. */
export function RecordingStrip({ view, silence, demonstration }: RecordingStripProps): ReactNode {
  const state = view?.state ?? 'idle';
  const alarm = view && alarmWords(view, silence);
  const word = view ? t(`strip.state.${state}`) : t('strip.state.unknown');
  return (
    <>
      <header
        className={`strip strip-${state}`}
        role="status"
        aria-label={t('strip.title')}
        data-testid="recording-strip"
        data-state={view ? state : 'unknown'}
      >
        <div className="strip-state">
          <StateMark state={state} />
          <span className="strip-word">{word}</span>
        </div>
        {demonstration && (
          <button
            type="button"
            className="strip-demonstration"
            aria-label={t('demo.title')}
            aria-expanded={demonstration.open}
            onClick={demonstration.onToggle}
          >
            <span>{t('strip.demonstration')}</span>
          </button>
        )}
        <div className="strip-part strip-room" aria-live="off">
          <span className="strip-room-name">{view?.roomName ?? ''}</span>
          <span className="strip-small">{view ? roomLine(view) : t('strip.waitingForReport')}</span>
        </div>
        <div className="strip-part strip-time" aria-live="off">
          {view && <StripTime view={view} />}
        </div>
        <div className="strip-cells" aria-live="off">
          {view?.cells.map((cell) => (
            <ProofCellView key={cell.id} cell={cell} state={state} silence={silence} />
          ))}
        </div>
        <Clock />
      </header>
      <WatchedBand view={view} />
      {alarm && (
        <div className="strip-alarm" data-testid="alarm-line">
          <DisconnectOutlined aria-hidden />
          <p className="strip-alarm-words" aria-hidden>
            <strong>{alarm.failed}</strong>
            {alarm.stillRecording}
          </p>
          <p className="strip-alarm-cause">{alarm.cause}</p>
        </div>
      )}
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {alarm && `${alarm.announced}${alarm.stillRecording}`}
        {view && copyWords(view)}
      </div>
    </>
  );
}

/** Said once for each change, for those who don't see the cell. */
function copyWords(view: StripView): string {
  const cell = view.cells.find((one) => one.kind === 'second-copy');
  if (cell?.kind !== 'second-copy' || cell.grade !== 'alarm') return '';
  return t(cell.fault === 'first-unreadable' ? 'strip.copy.firstLost' : 'strip.copy.announced');
}

function roomLine(view: StripView): string {
  if (view.restingSince !== undefined) return t('strip.resting', { time: clockTime(view.restingSince) });
  if (view.registrationCode !== undefined) return view.registrationCode;
  if (view.state === 'pre-roll') return waitingWords(view.purpose);
  if (view.state !== 'idle') return '';
  return view.lastSealedAt === undefined ? t('strip.room.notBegun') : t('strip.room.lastSealed', { time: clockTime(view.lastSealedAt) });
}

/** 规定§15, 制度§8: what the recording's time begins with. */
function waitingWords(purpose: StripView['purpose']): string {
  if (purpose === undefined || purpose === 'questioning') return t('strip.room.waiting');
  return t(purposesAmongOfficers.has(purpose) ? 'closing.wait.word' : 'strip.room.waitingOthers');
}

function stretch(since: string, at: string): { readonly time: string; readonly length: string } {
  return { time: clockTime(since), length: recordingTime(since, at) };
}

function StripTime({ view }: { readonly view: StripView }): ReactNode {
  const since = view.startedAt ?? view.preRollSince;
  if (view.state !== 'idle' && since !== undefined) {
    const time = clockTime(since);
    return (
      <>
        <span className="strip-elapsed" data-testid="elapsed">
          {recordingTime(since, view.at)}
        </span>
        <span className="strip-small">
          {view.suspendedSince !== undefined
            ? t('strip.time.suspended', stretch(view.suspendedSince, view.at))
            : view.withheld
              ? t(`strip.time.withheld.${view.withheld.track}`, stretch(view.withheld.since, view.at))
              : view.startedAt === undefined
                ? t('strip.time.preRollSince', { time })
                : t('strip.time.since', { time })}
        </span>
      </>
    );
  }
  if (view.nextBookingAt === undefined) return <span className="strip-next">{t('strip.time.noNext')}</span>;
  const untilMs = Date.parse(view.nextBookingAt) - Date.parse(view.at);
  return (
    <>
      <span className="strip-next">{t('strip.time.next', { time: clockMinute(view.nextBookingAt) })}</span>
      <span className="strip-small">
        {untilMs < 60_000 ? t('strip.time.nextDue') : t('strip.time.until', { duration: durationInWords(untilMs - (untilMs % 60_000)) })}
      </span>
    </>
  );
}
