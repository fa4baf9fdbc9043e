import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { CameraView, CheckView } from '../../../services/contract/room';
import type { StripView } from '../../../services/contract/sessions';
import { dateTime } from '../../components/format';
import { LivePicture } from '../../components/live/live-picture';
import { ProofTicks } from '../../components/strip/proof-ticks';
import { t } from '../../i18n/zh-cn';
import { cameraCell, isLive } from './camera-cell';
import { figureName, figureValue } from '../../components/check-words';
import { ProofCard } from './proof-card';

export interface CameraCardProps {
  readonly camera: CameraView;
  readonly check: CheckView;
  readonly strip: StripView | undefined;
  readonly now: Instant;
}

/** A camera's newest written pictures, its figures and its last 30 seconds. */
export function CameraCard({ camera, check, strip, now }: CameraCardProps): ReactNode {
  const cell = cameraCell(strip, camera);
  return (
    <ProofCard title={camera.name} checks={[check]} now={now} className="camera-card">
      <p className="ink-2 camera-card-what">{camera.view === 'questioned' ? t('preflight.main') : t('preflight.side')}</p>
      <div className="camera-card-picture">
        <LivePicture cameraId={camera.id} label={`${dateTime(now)}　${camera.name}`} live={isLive(cell)} />
      </div>
      <dl className="camera-card-figures">
        {check.figures.map(({ key, value }) => (
          <div key={key}>
            <dt className="text-small">{figureName(key)}</dt>
            <dd className="text-strong">{figureValue(key, value)}</dd>
          </div>
        ))}
      </dl>
      {cell && (
        <div className="camera-card-ticks">
          <ProofTicks ticks={cell.ticks} grade={cell.grade} pitch={8} height={18} />
          <span>{t('preflight.ticks')}</span>
        </div>
      )}
    </ProofCard>
  );
}
