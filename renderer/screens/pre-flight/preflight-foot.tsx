import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { CameraView, PreflightView } from '../../../services/contract/room';
import { AbandonButton } from '../../components/abandon-button';
import { Failure } from '../../components/failure';
import { ReasonDialog } from '../../components/reason-dialog';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { summarize } from './check-summary';
import type { CheckSummary } from './check-summary';
import { checkName } from '../../components/check-words';

export interface PreflightFootProps {
  readonly view: PreflightView;
  readonly cameras: readonly CameraView[];
  readonly now: Instant;
  readonly onPassed: () => void;
}

/** The sum, why the start is still closed, and the way on. */
export function PreflightFoot({ view, cameras, now, onPassed }: PreflightFootProps): ReactNode {
  const deed = useDeed();
  const [asking, setAsking] = useState(false);
  const summary = summarize(view.checks, now);
  const { person } = useShell();
  const mayPass = person.role === 'room-administrator';
  const open = mayPass && view.mayPass && summary.blocker === undefined;

  async function pass(reason: string | undefined): Promise<void> {
    await call('preflight.pass', reason);
    onPassed();
  }

  return (
    <footer className="preflight-foot">
      <div className="preflight-sum">
        <p className="text-section">{sumWords(summary)}</p>
        <p className="ink-2">
          {open
            ? t('preflight.ready')
            : summary.blocker && t(`preflight.blocked.${summary.blocker.state}`, { name: checkName(summary.blocker.check, cameras) })}
          {mayPass ? t('preflight.withdrawalRule') : t('preflight.administratorOnly')}
        </p>
      </div>
      <Failure error={deed.error} />
      <AbandonButton sessionId={view.sessionId} />
      {mayPass && !open && (
        <Button className="preflight-reason" onClick={() => setAsking(true)}>
          {t('preflight.withReason')}
        </Button>
      )}
      <Button
        type="primary"
        className="preflight-pass"
        disabled={!open}
        loading={deed.busy}
        onClick={() => void deed.run(() => pass(undefined))}
      >
        {t('preflight.pass')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('preflight.reasonTitle')}
          lead={t('preflight.reasonLead')}
          label={t('preflight.reason')}
          submit={t('preflight.reasonSubmit')}
          missing={t('preflight.reasonMissing')}
          onSubmit={pass}
          onClose={() => setAsking(false)}
        />
      )}
    </footer>
  );
}

function sumWords({ counts }: CheckSummary): string {
  const { proved, ask, attention, failed } = counts;
  const waiting = counts.waiting + counts.withdrawn;
  const parts = [t('preflight.sum', { proved: String(proved), ask: String(ask), attention: String(attention) })];
  if (failed > 0) parts.push(t('preflight.sumFailed', { failed: String(failed) }));
  if (waiting > 0) parts.push(t('preflight.sumWaiting', { waiting: String(waiting) }));
  return parts.join('');
}
