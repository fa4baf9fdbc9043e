import type { ReactNode } from 'react';
import type { BookingView } from '../../../services/contract/bookings';
import type { SessionView } from '../../../services/contract/sessions';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { timeSpan } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { NextSteps } from './next-steps';
import { PreflightChecks } from './preflight-checks';
import { PreflightFoot } from './preflight-foot';
import './preflight.css';
import { usePreflight } from './use-preflight';

/** Phases in which the check is behind us and the session is not over. */
const afterTheCheck: ReadonlySet<SessionView['phase']> = new Set([
  'checked',
  'ready',
  'opening',
  'questioning',
  'reviewing',
  'reviewed',
  'signed',
  'interrupted',
  'suspended',
]);

/** Nothing is "normal", everything is proved at a time; then the door is opened and the inspectors sign in. */
export function PreflightScreen(): ReactNode {
  const { room } = useShell();
  const now = useNow();
  const preflight = usePreflight();
  const today = useCall('today.view');
  const session = useCall('session.current');
  useEvent('bookings.changed', today.reload);
  useEvent('session.changed', () => {
    today.reload();
    session.reload();
  });
  const { view } = preflight;
  const passed = session.data !== undefined && afterTheCheck.has(session.data.phase);
  const booking = today.data?.schedule.find((one) => one.id === (view?.bookingId ?? session.data?.bookingId));
  const checking = view !== undefined && !(passed && session.data.id === view.sessionId);

  return (
    <main className="preflight">
      <header className="preflight-head">
        <h1 className="text-title">{t('preflight.title')}</h1>
        {booking && <p className="ink-2">{headline(booking)}</p>}
        <Article code="规定§12" />
        <Article code="制度§17（二）" />
      </header>
      <Failure error={preflight.error} />
      {view && checking && (
        <>
          <PreflightChecks view={view} now={now} onChanged={preflight.take} />
          <PreflightFoot
            view={view}
            cameras={room.cameras}
            now={now}
            onPassed={() => {
              today.reload();
              session.reload();
            }}
          />
        </>
      )}
      {preflight.known && !checking && <NextSteps today={today} passed={passed} bookingId={session.data?.bookingId} />}
    </main>
  );
}

function headline(booking: BookingView): string {
  const { startsAt, endsAt, purpose, questioned, enforcementCase } = booking;
  return [`${timeSpan(startsAt, endsAt)} ${t(`purpose.${purpose}`)}`, questioned.name, enforcementCase.name].join('　');
}
