import { AudioOutlined, WarningFilled } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PlaybackTrack } from '../../../services/contract/playback';
import { clockTime, dateTime, durationInWords } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { covers, instantOf, picturedAt } from './moments';
import { causeWords } from './recording-words';
import { useMoment, usePlay } from './use-play';

/** One camera at the present moment; a gap says that it is one, how long and why, instead of showing black. */
export function PictureTile({ track }: { readonly track: PlaybackTrack }): ReactNode {
  const { view, engine } = usePlay();
  const video = useRef<HTMLVideoElement>(null);
  const { cameraId } = track;
  useEffect(() => (video.current ? engine.attach(cameraId, video.current) : undefined), [engine, cameraId]);

  const second = useMoment(({ positionMs }) => Math.floor(positionMs / 1000));
  const present = useMoment(({ positionMs }) => picturedAt(track, positionMs));
  const gapAt = useMoment(({ positionMs }) => track.gaps.findLastIndex((gap) => covers(gap, positionMs)));
  const state = useMoment(({ feeds }) => feeds.get(cameraId));
  const gap = track.gaps[gapAt];
  const dead = !present || state === 'codec' || state === 'broken';
  const name = track.view ? `${track.name}　${t(`console.view.${track.view}`)}` : track.name;
  return (
    <figure className={dead ? 'picture-tile picture-tile-dead' : 'picture-tile'} data-testid={`play-${cameraId}`}>
      <video ref={video} playsInline disablePictureInPicture hidden={dead || track.kind === 'sound'} aria-label={track.name} />
      <figcaption>
        {name}
        {!dead && `　${dateTime(instantOf(view, second * 1000))}`}
      </figcaption>
      {track.kind === 'sound' && !dead && (
        <div className="picture-note">
          <AudioOutlined aria-hidden />
          <strong>{t('playback.soundOnly')}</strong>
        </div>
      )}
      {dead && (
        <div className="picture-note" role="status">
          <WarningFilled aria-hidden />
          {state === 'codec' && present ? (
            <>
              <strong>{t('playback.codec')}</strong>
              <span>{t('playback.codec.next')}</span>
            </>
          ) : state === 'broken' && present ? (
            <>
              <strong>{t('playback.unreadable')}</strong>
              <span>{t('playback.unreadable.next')}</span>
            </>
          ) : (
            <>
              <strong>{t(gap?.cause === 'changed' ? 'playback.changed' : 'playback.noPicture')}</strong>
              {gap && (
                <span>
                  {t('playback.gapWords', {
                    from: clockTime(instantOf(view, gap.fromMs)),
                    to: clockTime(instantOf(view, gap.toMs)),
                    length: durationInWords(gap.toMs - gap.fromMs),
                    cause: causeWords(gap.cause),
                  })}
                </span>
              )}
            </>
          )}
        </div>
      )}
    </figure>
  );
}
