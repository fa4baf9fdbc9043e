import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CameraView } from '../../../services/contract/room';
import type { StripView } from '../../../services/contract/sessions';
import { dateTime } from '../../components/format';
import { LivePicture } from '../../components/live/live-picture';
import { useShell } from '../../components/shell';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { mainCamera } from './main-camera';

/** The questioned person large, the room as an inset that never covers the person; pressed, they change places. A camera that fails gives up the large place. */
export function PictureWell({ strip }: { readonly strip: StripView | undefined }): ReactNode {
  const { room } = useShell();
  const [chosen, setChosen] = useState<string | undefined>();
  const now = useNow();
  const cameras = (strip?.cells ?? []).filter((cell) => cell.kind === 'camera');
  const failing = new Set(cameras.filter((cell) => cell.grade === 'alarm').map((cell) => cell.id));
  // A frozen or black picture still arrives; it must not pass for live either.
  const faulty = new Set(cameras.filter((cell) => cell.grade !== 'off' && cell.fault !== undefined).map((cell) => cell.id));
  const withheld = strip?.withheld?.track === 'picture';
  const { main, displaced } = mainCamera(room.cameras, failing, chosen);
  if (!main) return <div className="picture-well" />;
  const writing = strip !== undefined && strip.state !== 'idle';
  return (
    <div className="picture-well">
      {room.cameras.map((camera) => {
        const large = camera.id === main.id;
        const label = large ? t('console.picture.label', { name: camera.name, view: viewName(camera), time: dateTime(now) }) : '';
        const frame = large ? 'picture-main' : failing.has(camera.id) ? 'picture-inset picture-inset-failed' : 'picture-inset';
        return (
          <div key={camera.id} className={frame}>
            <LivePicture cameraId={camera.id} label={label} live={!faulty.has(camera.id)} withheld={withheld} />
            {!large && !failing.has(camera.id) && <span className="picture-name">{camera.name}</span>}
            {!large && failing.has(camera.id) && (
              <span className="picture-failed-name">{t('console.picture.none', { name: camera.name })}</span>
            )}
            {!large && (
              <Button
                className="picture-swap"
                aria-label={t('console.picture.swap')}
                icon={<SwapOutlined />}
                onClick={() => setChosen(camera.id)}
              />
            )}
          </div>
        );
      })}
      {writing && (
        <span className="picture-origin">
          {displaced ? t('console.picture.displaced', { name: main.name }) : t('console.picture.origin')}
        </span>
      )}
    </div>
  );
}

function viewName(camera: CameraView): string {
  return t(`console.view.${camera.view}`);
}
