import { CloseOutlined, RedoOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { PlaybackTrack, ReplayView } from '../../../services/contract/playback';
import type { Instant } from '../../components/instant';
import { Failure } from '../../components/failure';
import { clockTime, recordingTime } from '../../components/format';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import './line-replay.css';
import { picturedAt } from './moments';
import { PlaybackEngine } from './playback-engine';

interface Props {
  readonly sessionId: string;
  readonly startedAt: Instant | undefined;
  readonly lineId: string;
  readonly onClose: () => void;
}

/** 规定§15: what was said at a line, seen and heard, while the session still goes on. */
export function LineReplay({ sessionId, startedAt, lineId, onClose }: Props): ReactNode {
  const { data, error } = useCall('replay.open', sessionId, lineId);
  const view = data?.line.id === lineId ? data : undefined;
  return (
    <section className="line-replay" aria-label={t('replay.title')} data-testid="line-replay">
      <header>
        <strong>{t('replay.title')}</strong>
        {view && startedAt && <span>{recordingTime(startedAt, view.line.at)}</span>}
        <Button icon={<CloseOutlined />} onClick={onClose}>
          {t('replay.close')}
        </Button>
      </header>
      <Failure error={error} />
      {view ? <Replay key={view.mediaPath} view={view} /> : <div className="line-replay-picture" />}
      {view && <p>{view.line.text}</p>}
    </section>
  );
}

function Replay({ view }: { readonly view: ReplayView }): ReactNode {
  const [engine] = useState(() => new PlaybackEngine(view, view.fromMs));
  const { positionMs, state, feeds } = useSyncExternalStore(engine.subscribe, engine.moment);
  useEffect(() => {
    engine.play();
    return () => void call('replay.close', view.mediaPath, engine.takeSeen()).catch(() => undefined);
  }, [engine, view.mediaPath]);
  const picture = view.tracks.find(({ kind }) => kind === 'picture');
  const unseen = !picture || !picturedAt(picture, positionMs) || ['codec', 'broken'].includes(feeds.get(picture.cameraId) ?? '');
  return (
    <>
      <div className="line-replay-picture">
        {view.tracks.map((track) => (
          <Track key={track.cameraId} engine={engine} track={track} />
        ))}
        {unseen && (
          <span role="status">
            <WarningFilled aria-hidden /> {t('replay.none')}
          </span>
        )}
      </div>
      <footer>
        <span>{t('replay.at', { time: clockTime(new Date(Date.parse(view.beginsAt) + positionMs).toISOString()) })}</span>
        <Button onClick={() => engine.toggle()}>{t(state === 'paused' ? 'replay.play' : 'replay.pause')}</Button>
        <Button
          icon={<RedoOutlined />}
          onClick={() => {
            engine.seek(view.fromMs);
            engine.play();
          }}
        >
          {t('replay.again')}
        </Button>
      </footer>
    </>
  );
}

function Track({ engine, track }: { readonly engine: PlaybackEngine; readonly track: PlaybackTrack }): ReactNode {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useEffect(() => (video ? engine.attach(track.cameraId, video) : undefined), [engine, track.cameraId, video]);
  return <video ref={setVideo} playsInline disablePictureInPicture hidden={track.kind === 'sound'} aria-label={track.name} />;
}
