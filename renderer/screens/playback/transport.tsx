import {
  CaretRightFilled,
  FastBackwardFilled,
  FastForwardFilled,
  PauseOutlined,
  StepBackwardFilled,
  StepForwardFilled,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { PlaybackTrack } from '../../../services/contract/playback';
import { dateTime, duration } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { rates } from './master-clock';
import { afterGap, instantOf, msOf, neighbour } from './moments';
import { recordingClock } from './recording-words';
import { useMoment, usePlay } from './use-play';

/** The hands on the recording: play, five seconds, one picture, speed; then where it stands, and the ways to what matters. */
export function Transport({ tracks }: { readonly tracks: readonly PlaybackTrack[] }): ReactNode {
  const { view, engine, entryMs } = usePlay();
  const state = useMoment((moment) => moment.state);
  const rate = useMoment((moment) => moment.rate);
  const second = useMoment(({ positionMs }) => Math.floor((positionMs - entryMs) / 1000));
  const marks = [...view.marks.map(({ at }) => at), ...view.exhibits.map(({ from }) => from)].map((at) => msOf(view, at));
  const hasGap = useMoment(({ positionMs }) => afterGap(tracks, positionMs) !== undefined);
  const hasNext = useMoment(({ positionMs }) => neighbour(marks, positionMs, 1) !== undefined);
  const hasBefore = useMoment(({ positionMs }) => neighbour(marks, positionMs, -1) !== undefined);
  const go = (target: number | undefined): void => {
    if (target !== undefined) engine.seek(target);
  };
  const paused = state === 'paused';
  return (
    <div className="transport">
      <Button
        type="primary"
        className="transport-play"
        aria-label={t(paused ? 'playback.play' : 'playback.pause')}
        icon={paused ? <CaretRightFilled aria-hidden /> : <PauseOutlined aria-hidden />}
        onClick={() => engine.toggle()}
      />
      <Button icon={<FastBackwardFilled aria-hidden />} aria-label={t('playback.back5')} onClick={() => engine.skip(-5_000)}>
        {t('playback.five')}
      </Button>
      <Button
        icon={<FastForwardFilled aria-hidden />}
        iconPlacement="end"
        aria-label={t('playback.on5')}
        onClick={() => engine.skip(5_000)}
      >
        {t('playback.five')}
      </Button>
      <Button icon={<StepBackwardFilled aria-hidden />} aria-label={t('playback.frameBack')} onClick={() => engine.step(-1)}>
        {t('playback.frame')}
      </Button>
      <Button
        icon={<StepForwardFilled aria-hidden />}
        iconPlacement="end"
        aria-label={t('playback.frameOn')}
        onClick={() => engine.step(1)}
      >
        {t('playback.frame')}
      </Button>
      <Segmented
        aria-label={t('playback.rate')}
        value={rate}
        onChange={(value) => engine.setRate(value)}
        options={rates.map((value) => ({ value, label: `${value}×` }))}
      />
      <strong className="transport-time" data-testid="playback-time">
        {recordingClock(second * 1000)}
      </strong>
      <span className="transport-wall">
        {t('playback.wall', {
          at: dateTime(instantOf(view, second * 1000 + entryMs)),
          all: duration(view.lengthMs),
        })}
        {state === 'held' && <em role="status">{t('playback.held')}</em>}
      </span>
      <span className="transport-ways">
        <Button disabled={!hasBefore} onClick={() => go(neighbour(marks, engine.position(), -1))}>
          {t('playback.markBefore')}
        </Button>
        <Button disabled={!hasNext} onClick={() => go(neighbour(marks, engine.position(), 1))}>
          {t('playback.markNext')}
        </Button>
        <Button disabled={!hasGap} onClick={() => go(afterGap(tracks, engine.position()))}>
          {t('playback.skipGap')}
        </Button>
      </span>
    </div>
  );
}
