import { SoundFilled, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RemoteHello } from '../../services/contract/remote-view';
import { Failure } from '../components/failure';
import { joinFeed } from '../components/live/live-feeds';
import { LivePicture } from '../components/live/live-picture';
import { LivePlayer } from '../components/live/live-player';
import { SupervisionPanel } from '../components/supervision/supervision-panel';
import { t } from '../i18n/zh-cn';
import { KioskError } from '../kiosk/kiosk';

/** Pictures and sound of the file that is being written, while it may be watched; and the way to say something into the room. */
export function RemoteWatch({ hello }: { readonly hello: RemoteHello }): ReactNode {
  const [sound, setSound] = useState(false);
  const { refusal, cameras, microphoneId, withheld } = hello;
  return (
    <main className="remote-watch">
      {refusal === undefined ? (
        <>
          <p className="remote-noticed">
            {t('remote.noticed')}
            {withheld && t(`remote.withheld.${withheld}`)}
            <Button icon={sound ? <SoundFilled /> : <SoundOutlined />} onClick={() => setSound(!sound)}>
              {t(sound ? 'remote.sound.off' : 'remote.sound.on')}
            </Button>
          </p>
          <div className={`remote-pictures remote-pictures-${Math.min(cameras.length, 2)}`}>
            {cameras.map((camera) => (
              <div key={camera.id} className="remote-picture">
                <LivePicture
                  cameraId={camera.id}
                  label={`${camera.name}　${t(`console.view.${camera.view}`)}`}
                  live
                  withheld={withheld === 'picture'}
                  sound={sound}
                />
              </div>
            ))}
          </div>
          {microphoneId !== undefined && sound && <RoomSound sourceId={microphoneId} />}
        </>
      ) : (
        <Failure error={new KioskError(refusal, {})} />
      )}
      <SupervisionPanel />
    </main>
  );
}

/** The room's own microphone, which has no picture. */
function RoomSound({ sourceId }: { readonly sourceId: string }): ReactNode {
  const element = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const player = new LivePlayer(element.current, () => setAttempt((count) => count + 1));
    const leave = joinFeed(sourceId, (chunk) => player.push(chunk));
    return () => {
      leave();
      player.close();
    };
  }, [sourceId, attempt]);
  return <video ref={element} autoPlay hidden aria-label={t('remote.microphone')} />;
}
