import { AlertOutlined, AudioOutlined, ClockCircleOutlined, EditOutlined, HddOutlined, LockOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { CheckView, PreflightView } from '../../../services/contract/room';
import { DiscIcon } from '../../components/disc-icon';
import { useShell } from '../../components/shell';
import { SoundMeter } from '../../components/strip/proof-ticks';
import { useWindowStrip } from '../../components/strip/strip-context';
import { t } from '../../i18n/zh-cn';
import { CameraCard } from './camera-card';
import { LampQuestion } from './lamp-question';
import { Figures, ProofCard } from './proof-card';

export interface PreflightChecksProps {
  readonly view: PreflightView;
  readonly now: Instant;
  readonly onChanged: (view: PreflightView) => void;
}

/** Every device of the room, each proved at a time (规定§12). */
export function PreflightChecks({ view, now, onChanged }: PreflightChecksProps): ReactNode {
  const { room } = useShell();
  const { view: strip } = useWindowStrip();
  const of = (...names: readonly CheckView['check'][]) => view.checks.filter((check) => names.includes(check.check));
  const sound = strip?.cells.find((cell) => cell.kind === 'sound');
  const lamp = of('record-lamp');

  return (
    <div className="preflight-checks">
      <div className="preflight-upper">
        {room.cameras.map((camera) => {
          const check = view.checks.find((one) => one.check === 'camera' && one.subject === camera.id);
          return check && <CameraCard key={camera.id} camera={camera} check={check} strip={strip} now={now} />;
        })}
        <div className="preflight-side">
          <Card title={t('check.sound')} icon={<AudioOutlined aria-hidden />} checks={of('sound')} now={now}>
            {sound?.kind === 'sound' && (
              <div className="sound-level">
                <SoundMeter levelDb={sound.levelDb} floorDb={sound.floorDb} grade={sound.grade} width={260} height={20} />
                <span className="text-small">{t('preflight.soundFloor')}</span>
              </div>
            )}
            <Figures checks={of('sound')} />
          </Card>
          <Card title={t('check.clock')} icon={<ClockCircleOutlined aria-hidden />} checks={of('clock')} now={now} />
          <Card title={t('check.disk')} icon={<HddOutlined aria-hidden />} checks={of('disk', 'second-copy')} now={now} />
        </div>
      </div>
      <div className="preflight-lower">
        {lamp.some(asksForTheLamp) ? (
          <Card title={t('check.record-lamp')} icon={<AlertOutlined aria-hidden />} checks={lamp} now={now}>
            <LampQuestion onAnswered={onChanged} />
          </Card>
        ) : (
          <Card title={t('check.record-lamp')} icon={<AlertOutlined aria-hidden />} checks={lamp} now={now} />
        )}
        <Card title={t('preflight.doorAndLight')} icon={<LockOutlined aria-hidden />} checks={of('door-lock', 'light')} now={now} />
        <Card title={t('check.signing')} icon={<EditOutlined aria-hidden />} checks={of('signing')} now={now} />
        <Card title={t('check.drive')} icon={<DiscIcon />} checks={of('drive')} now={now} />
      </div>
    </div>
  );
}

/** Until it was seen alight; the answer "not alight" may be taken back when it is. */
function asksForTheLamp({ state, cause }: CheckView): boolean {
  return state === 'ask' || cause?.code === 'lamp.not-seen';
}

/** A card for what the room has; a device that isn't there has no card. */
function Card(props: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly checks: readonly CheckView[];
  readonly now: Instant;
  readonly children?: ReactNode;
}): ReactNode {
  return props.checks.length === 0 ? null : <ProofCard {...props} />;
}
