import type { ReactNode } from 'react';
import type { TaskView } from '../../../services/contract/bookings';
import type { Role } from '../../../services/contract/people';
import { Failure } from '../../components/failure';
import { dateHeading, dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { SupervisionPanel } from '../../components/supervision/supervision-panel';
import { useTaskRunner } from '../../components/tasks/use-task-runner';
import { useCall } from '../../components/use-call';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { BookingHero, NoHero } from './booking-hero';
import './home.css';
import { RoomNow } from './room-now';
import { Schedule } from './schedule';
import { TaskList } from './task-list';

/** 规定§20, §21 */
const supervises: ReadonlySet<Role> = new Set(['department-head', 'supervising-leader', 'agency-head', 'legal-inspection']);

/** Today's work of the role: one booking is the hero, its next step the only filled button. */
export function HomeScreen(): ReactNode {
  const { person } = useShell();
  const now = useNow();
  const today = useCall('today.view');
  useEvent('bookings.changed', today.reload);
  useEvent('session.changed', today.reload);
  useEvent('disc.changed', today.reload);
  const runner = useTaskRunner(today.reload);
  const view = today.data;
  const date = view?.date ?? dateOf(now);
  const heroTask = view?.tasks.find((task) => task.bookingId === view.hero?.booking.id);
  const rest = view?.tasks.filter((task) => task !== heroTask) ?? [];
  // A booking whose key is back is over, though it ended before its time.
  const nextBooking = view?.schedule.find((booking) => booking.startsAt > now && booking.status !== 'keyReturned');

  return (
    <main className="home">
      <header className="home-head">
        <h1 className="text-title">{t('home.title')}</h1>
        <span className="ink-2 home-date">{dateHeading(date)}</span>
        {view && (
          <Counts tasks={view.tasks} date={date} missing={view.hero?.links.filter((link) => link.state === 'missing').length ?? 0} />
        )}
      </header>
      <Failure error={today.error} />
      {runner.error !== undefined && <Failure error={runner.error} />}
      {supervises.has(person.role) && <SupervisionPanel />}
      {view?.hero && <BookingHero chain={view.hero} task={heroTask} today={date} busy={runner.busy} onStart={runner.start} />}
      {view && !view.hero && <NoHero />}
      {today.loading && <div className="home-skeleton panel" />}
      <div className="home-columns">
        <TaskList
          tasks={rest}
          beyondHero={heroTask !== undefined}
          nextAt={nextBooking?.startsAt}
          busy={runner.busy}
          onStart={runner.start}
        />
        <RoomNow />
        <Schedule bookings={view?.schedule ?? []} />
      </div>
      {runner.dialog}
    </main>
  );
}

function Counts(props: { readonly tasks: readonly TaskView[]; readonly date: string; readonly missing: number }): ReactNode {
  const due = props.tasks.filter((task) => task.dueAt !== undefined && dateOf(task.dueAt) <= props.date).length;
  return (
    <ul className="home-counts">
      <Count label={t('home.tasksCount')} count={props.tasks.length} />
      <Count label={t('home.dueCount')} count={due} />
      {props.missing > 0 && <Count label={t('home.missingCount')} count={props.missing} amber />}
    </ul>
  );
}

function Count({ label, count, amber = false }: { readonly label: string; readonly count: number; readonly amber?: boolean }): ReactNode {
  return (
    <li>
      {label} <strong className={amber ? 'ink-amber' : ''}>{count}</strong> {t('home.unit')}
    </li>
  );
}
