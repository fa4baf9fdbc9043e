import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ArchiveEntryView, DiscPairView, DiscPlanView } from '../../../services/contract/archive';
import { Failure } from '../../components/failure';
import { byteSize } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { sentence, t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly entry: ArchiveEntryView;
  readonly pair: DiscPairView | undefined;
  readonly onStarted: (pair: DiscPairView) => void;
}

/** What goes on a disc, whether it fits, and the one button. */
export function CapacityPlan({ entry, pair, onStarted }: Props): ReactNode {
  const { data: plan, error, reload } = useCall('disc.plan', entry.sessionId);
  const deed = useDeed();
  const why = pair ? t('disc.plan.already', { number: pair.number }) : plan && whyNot(plan);
  return (
    <section className="panel capacity-plan">
      <header>
        <h2 className="text-section">{t('disc.plan')}</h2>
        {plan && <span className="ink-2">{t('disc.plan.files', { count: String(plan.files) })}</span>}
      </header>
      <Failure error={error} />
      {plan && <PlanFigures plan={plan} />}
      <Failure error={deed.error} />
      <Button
        type="primary"
        size="large"
        block
        loading={deed.busy}
        disabled={plan === undefined || why !== undefined}
        onClick={() => void deed.run(async () => onStarted(await call('disc.burnPair', entry.sessionId)))}
      >
        {t('disc.do.burn')}
      </Button>
      <p className="plan-why">
        <span>{why ?? (plan ? t('disc.plan.ready') : '')}</span>
        {!pair && (
          <Button type="link" size="small" onClick={reload}>
            {t('disc.plan.again')}
          </Button>
        )}
      </p>
    </section>
  );
}

function PlanFigures({ plan }: { readonly plan: DiscPlanView }): ReactNode {
  const { room } = useShell();
  const partName = (name: string): string =>
    room.cameras.find((camera) => camera.id === name)?.name ?? sentence(`disc.part.${name}`) ?? name;
  const capacity = Math.min(...plan.drives.filter((drive) => drive.capacityBytes > 0).map((drive) => drive.capacityBytes));
  const scale = Number.isFinite(capacity) ? Math.max(capacity, plan.bytesPerCopy) : plan.bytesPerCopy;
  return (
    <>
      <div className="capacity-bar" role="img" aria-label={t('disc.plan.need', { size: byteSize(plan.bytesPerCopy) })}>
        {plan.parts.map((part) => (
          <i key={part.name} style={{ width: `${(part.bytes / Math.max(1, scale)) * 100}%` }} />
        ))}
      </div>
      <dl className="capacity-parts">
        {plan.parts.map((part) => (
          <div key={part.name}>
            <dt>{partName(part.name)}</dt>
            <dd>{byteSize(part.bytes)}</dd>
          </div>
        ))}
        <div className="capacity-sum">
          <dt>{t('disc.plan.perCopy')}</dt>
          <dd>
            {Number.isFinite(capacity)
              ? t('disc.plan.share', {
                  size: byteSize(plan.bytesPerCopy),
                  capacity: byteSize(capacity),
                  percent: ((plan.bytesPerCopy / capacity) * 100).toFixed(plan.bytesPerCopy / capacity < 0.01 ? 2 : 0),
                })
              : byteSize(plan.bytesPerCopy)}
          </dd>
        </div>
        {plan.drives.map((drive) => (
          <div key={drive.id}>
            <dt>{drive.name}</dt>
            <dd className={drive.media === 'blank' ? 'ink-green' : 'ink-amber'}>{t(`disc.media.${drive.media}`, { kind: drive.kind })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function whyNot(plan: DiscPlanView): string | undefined {
  if (plan.drives.length === 0) return t('disc.plan.noDrive');
  if (!plan.drives.some((drive) => drive.media === 'blank')) return t('disc.plan.noBlank');
  return plan.fits ? undefined : t('disc.plan.tooSmall');
}
