import { FileImageFilled, FlagFilled } from '@ant-design/icons';
import { useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import type { PlaybackStretch, PlaybackTrack } from '../../../services/contract/playback';
import { Article } from '../../components/article/article';
import { dateTime, durationInWords } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { breaksOf } from './breaks';
import { CameraLane, namedGaps } from './camera-lane';
import { instantOf, msOf } from './moments';
import { recordingClock } from './recording-words';
import { axisTicks, momentAt, percent, withRoom } from './timeline-scale';
import { useMoment, usePlay } from './use-play';

/** The whole recording at a glance: what there is, what is missing, what happened, what was said, what I have seen. */
export function TimelinePanel({
  tracks,
  watched,
}: {
  readonly tracks: readonly PlaybackTrack[];
  readonly watched: readonly PlaybackStretch[];
}): ReactNode {
  const { view, entryMs } = usePlay();
  const at = (ms: number) => ({ left: percent(ms, view.lengthMs) });
  return (
    <div className="timeline">
      <Lane name={t('playback.lane.time')} className="lane-axis">
        {axisTicks(view.lengthMs, entryMs).map(({ atMs, recordingMs }) => (
          <span key={atMs} style={at(atMs)}>
            {axisWords(recordingMs, view.lengthMs)}
          </span>
        ))}
      </Lane>
      {tracks.map((track) => (
        <Lane key={track.cameraId} name={track.name} className={namedGaps(track, view.lengthMs).size > 0 ? 'lane-with-gaps' : ''}>
          <CameraLane track={track} />
        </Lane>
      ))}
      <Lane name={t('playback.lane.events')} className="lane-events">
        <Events />
      </Lane>
      <Lane name={t('playback.lane.marks')} className="lane-marks">
        <Marks />
      </Lane>
      <Lane name={t('playback.lane.lines')} className="lane-lines">
        {view.lines.map((line) => (
          <i key={line.id} className={`tick-${line.kind}`} style={at(msOf(view, line.at))} />
        ))}
        {view.lines.length === 0 && <em>{t('playback.lane.none')}</em>}
      </Lane>
      <Lane name={t('playback.lane.watched')} className="lane-watched">
        {watched.map(({ fromMs, toMs }) => (
          <i key={fromMs} style={{ ...at(fromMs), width: percent(toMs - fromMs, view.lengthMs) }} />
        ))}
      </Lane>
      <Playhead />
      <p className="timeline-foot text-small">
        {t('playback.register')}（<Article code="规定§18" />
        ）。{t('playback.noCopies')}
      </p>
    </div>
  );
}

function Lane({
  name,
  className,
  children,
}: {
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <span className="lane-name">{name}</span>
      <div className={`lane ${className}`}>{children}</div>
    </>
  );
}

function Events(): ReactNode {
  const { view, engine } = usePlay();
  const breaks = breaksOf(view, { begun: t('break.mark.begun'), over: t('break.mark.over') });
  const events = view.events.map((event) => ({ ...event, fromMs: msOf(view, event.at) }));
  const named = withRoom(
    events.toSorted((a, b) => a.fromMs - b.fromMs),
    view.lengthMs,
    0.055,
  );
  return (
    <>
      {breaks.map(({ fromMs, toMs }) => (
        <span
          key={fromMs}
          className="lane-break"
          style={{ left: percent(fromMs, view.lengthMs), width: percent(toMs - fromMs, view.lengthMs) }}
        >
          {t('playback.break', { length: durationInWords(toMs - fromMs) })}
        </span>
      ))}
      {events.map((event) => (
        <button
          key={event.event}
          type="button"
          className={event.fromMs > view.lengthMs * 0.94 ? 'lane-event lane-event-late' : 'lane-event'}
          style={{ left: percent(event.fromMs, view.lengthMs) }}
          title={`${t(`playback.event.${event.event}`)} ${dateTime(event.at)}`}
          aria-label={`${t(`playback.event.${event.event}`)} ${dateTime(event.at)}`}
          onClick={() => engine.seek(event.fromMs)}
        >
          {named.has(event) && t(`playback.event.${event.event}`)}
        </button>
      ))}
    </>
  );
}

function Marks(): ReactNode {
  const { view, engine, entryMs } = usePlay();
  if (view.marks.length + view.exhibits.length === 0) return <em>{t('playback.marks.none')}</em>;
  const exhibits = view.exhibits.map((exhibit) => {
    const ms = msOf(view, exhibit.from);
    const name = [exhibit.name, exhibit.page].filter(Boolean).join(' ');
    const words = t('playback.exhibit', { time: recordingClock(ms - entryMs), number: String(exhibit.number), name });
    const at = { left: percent(ms, view.lengthMs) };
    return (
      <button
        key={`exhibit-${exhibit.number}`}
        type="button"
        className="lane-mark"
        style={at}
        title={words}
        aria-label={words}
        onClick={() => engine.seek(ms)}
      >
        <FileImageFilled aria-hidden />
      </button>
    );
  });
  const marks = view.marks.map((mark) => {
    const ms = msOf(view, mark.at);
    const words = `${recordingClock(ms - entryMs)} ${mark.text || t('console.mark.default')}`;
    return (
      <button
        key={mark.id}
        type="button"
        className="lane-mark"
        style={{ left: percent(ms, view.lengthMs) }}
        title={words}
        aria-label={words}
        onClick={() => engine.seek(ms)}
      >
        <FlagFilled aria-hidden />
      </button>
    );
  });
  return [...marks, ...exhibits];
}

/** The present moment, and the surface on which another one is chosen. */
function Playhead(): ReactNode {
  const { view, engine, entryMs } = usePlay();
  const surface = useRef<HTMLDivElement>(null);
  const place = useMoment(({ positionMs }) => percent(positionMs, view.lengthMs));
  const second = useMoment(({ positionMs }) => Math.floor(positionMs / 1000));
  const seekTo = (event: PointerEvent): void => {
    const box = surface.current?.getBoundingClientRect();
    if (box) engine.seek(momentAt(event.clientX, box.left, box.width, view.lengthMs));
  };
  return (
    <div
      ref={surface}
      className="playhead-surface"
      role="slider"
      tabIndex={0}
      aria-label={t('playback.slider')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(view.lengthMs / 1000)}
      aria-valuenow={second}
      aria-valuetext={`${recordingClock(second * 1000 - entryMs)} ${dateTime(instantOf(view, second * 1000))}`}
      data-testid="playback-timeline"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <div className="playhead" style={{ left: place }} />
    </div>
  );
}

function axisWords(ms: number, lengthMs: number): string {
  const words = recordingClock(ms);
  return lengthMs > 8 * 60_000 ? words.slice(0, -3) : words;
}
