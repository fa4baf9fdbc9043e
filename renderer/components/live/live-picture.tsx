import { DisconnectOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { clockTime } from '../format';
import './live-picture.css';
import { useLivePicture } from './use-live-picture';

export interface LivePictureProps {
  readonly cameraId: string;
  /** Shown over the picture, such as the camera's name and the clock; empty for none. */
  readonly label: string;
  /** What the proof says of this camera; false dims and dates the picture even when frames still come (frozen, black). */
  readonly live: boolean;
  /** By law its pictures are not recorded now: there are none, and nothing failed. */
  readonly withheld?: boolean;
  /** Heard as well; in the room itself it never is. */
  readonly sound?: boolean;
}

/** The newest pictures of the very file that is being written (所见即所录). When they stop it says so with the time of the last one. */
export function LivePicture({ cameraId, label, live, withheld = false, sound = false }: LivePictureProps): ReactNode {
  const { video, canvas, surface, lastFrameAt, moving, codecUnknown } = useLivePicture(cameraId);
  const [failed, setFailed] = useState<{ readonly live: boolean; readonly at: number | undefined }>({ live, at: undefined });
  if (failed.live !== live) setFailed({ live, at: live ? undefined : lastFrameAt });

  const shownAt = live ? lastFrameAt : (failed.at ?? lastFrameAt);
  const dead = !live || !moving;
  const shown = { 'data-testid': `live-${cameraId}`, 'data-moving': moving, 'aria-label': label || cameraId };
  return (
    <figure className={dead ? 'live-picture live-picture-dead' : 'live-picture'}>
      <video ref={video} muted={!sound} autoPlay playsInline hidden={surface !== 'video'} {...(surface === 'video' && shown)} />
      <canvas ref={canvas} role="img" hidden={surface !== 'canvas'} {...(surface === 'canvas' && shown)} />
      {label && <figcaption className="live-picture-label">{label}</figcaption>}
      {dead && (
        <div className="live-picture-note" role="status">
          <DisconnectOutlined aria-hidden />
          <span>
            {codecUnknown
              ? t('live.codecUnknown')
              : withheld
                ? t('live.withheld')
                : shownAt === undefined
                  ? t('live.none')
                  : t('live.lastFrame', { time: clockTime(new Date(shownAt).toISOString()) })}
          </span>
        </div>
      )}
    </figure>
  );
}
