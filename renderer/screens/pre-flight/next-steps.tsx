import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TodayView } from '../../../services/contract/bookings';
import { Article } from '../../components/article/article';
import { BookingChain } from '../../components/chain/booking-chain';
import { Failure } from '../../components/failure';
import { dateTime, timeSpan } from '../../components/format';
import { LivePicture } from '../../components/live/live-picture';
import { useShell } from '../../components/shell';
import { useWindowStrip } from '../../components/strip/strip-context';
import { TaskIcon } from '../../components/tasks/task-icon';
import { useTaskRunner } from '../../components/tasks/use-task-runner';
import { useCall } from '../../components/use-call';
import type { Loaded } from '../../components/use-call';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { cameraCell, isLive } from './camera-cell';

export interface NextStepsProps {
  readonly today: Loaded<TodayView>;
  /** The pre-flight of the session at hand is behind us. */
  readonly passed: boolean;
  readonly bookingId: string | undefined;
}

/** No pre-flight is running: the step after it, or the bookings that may begin one. */
export function NextSteps({ today, passed, bookingId }: NextStepsProps): ReactNode {
  const { go } = useShell();
  const runner = useTaskRunner(today.reload);
  const tasks = (today.data?.tasks ?? []).filter((task) => (passed ? task.bookingId === bookingId : task.kind === 'begin-preflight'));
  return (
    <div className="next-steps">
      {passed && bookingId !== undefined ? <ChainOf bookingId={bookingId} today={today.data?.date ?? ''} /> : null}
      <section className="panel next-steps-panel">
        <p className="text-lead">{passed ? t('preflight.passed') : t('preflight.notRunning')}</p>
        {!passed && <p className="ink-2">{tasks.length > 0 ? t('preflight.choose') : t('preflight.notRunningNext')}</p>}
        <Failure error={runner.error} />
        <ul className="next-steps-list">
          {tasks.map((task, index) => {
            const booking = today.data?.schedule.find((one) => one.id === task.bookingId);
            return (
              <li key={`${task.kind}-${task.bookingId}`}>
                <span>
                  <strong className="text-strong">
                    {booking ? `${timeSpan(booking.startsAt, booking.endsAt)} ${task.subject}` : task.subject}
                  </strong>
                  <Article code={task.article} />
                </span>
                <Button
                  type={index === 0 ? 'primary' : 'default'}
                  className="hero-button"
                  icon={<TaskIcon kind={task.kind} />}
                  loading={runner.busy}
                  onClick={() => runner.start(task)}
                >
                  {t(`task.${task.kind}`)}
                </Button>
              </li>
            );
          })}
        </ul>
        {tasks.length === 0 && (
          <div className="next-steps-empty">
            {passed && <p className="ink-2">{t('preflight.nothingNext')}</p>}
            <Button onClick={() => go({ kind: 'home' })}>{t('preflight.toHome')}</Button>
          </div>
        )}
      </section>
      {passed && <RoomPictures />}
      {runner.dialog}
    </div>
  );
}

/** What is written while everyone waits for the entry. */
function RoomPictures(): ReactNode {
  const { room } = useShell();
  const { view } = useWindowStrip();
  const now = useNow();
  return (
    <div className="next-steps-pictures">
      {room.cameras.map((camera) => (
        <div key={camera.id} className="camera-card-picture">
          <LivePicture cameraId={camera.id} label={`${dateTime(now)}　${camera.name}`} live={isLive(cameraCell(view, camera))} />
        </div>
      ))}
    </div>
  );
}

function ChainOf({ bookingId, today }: { readonly bookingId: string; readonly today: string }): ReactNode {
  const chain = useCall('booking.chain', bookingId);
  useEvent('bookings.changed', chain.reload);
  useEvent('session.changed', chain.reload);
  return (
    <section className="panel next-steps-panel">
      <Failure error={chain.error} />
      {chain.data && <BookingChain purpose={chain.data.booking.purpose} links={chain.data.links} today={today} />}
    </section>
  );
}
