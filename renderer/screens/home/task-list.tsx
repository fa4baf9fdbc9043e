import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../services/contract/bookings';
import type { Instant } from '../../components/instant';
import { Article } from '../../components/article/article';
import { addDays, clockMinute, dateOf, monthDay, weekdayShort } from '../../components/format';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';

export interface TaskListProps {
  readonly tasks: readonly TaskView[];
  /** A task of the person stands in the hero already. */
  readonly beyondHero: boolean;
  readonly nextAt: Instant | undefined;
  readonly busy: boolean;
  readonly onStart: (task: TaskView) => void;
}

/** What waits for the person signed in, the earliest due first. */
export function TaskList({ tasks, beyondHero, nextAt, busy, onStart }: TaskListProps): ReactNode {
  const now = useNow();
  const ordered = [...tasks].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  return (
    <section className="home-panel panel">
      <div className="home-panel-head">
        <h2 className="text-section">{t('home.tasks')}</h2>
        <span className="ink-2">{t('home.tasksOrder')}</span>
      </div>
      {ordered.length === 0 && <p className="home-empty">{emptyWords(beyondHero, nextAt)}</p>}
      <ul className="task-list">
        {ordered.map((task) => (
          <li key={`${task.kind}-${task.bookingId}-${task.subject}`} className="task-row">
            <span className={isDue(task, now) ? 'task-due ink-amber' : 'task-due'}>{dueWords(task.dueAt, now)}</span>
            <span className="task-subject">
              <strong>{t(`taskTitle.${task.kind}`)}</strong>
              <span className="ink-2">{task.subject}</span>
            </span>
            <Article code={task.article} />
            <Button disabled={busy} onClick={() => onStart(task)}>
              {t(`task.${task.kind}`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function emptyWords(beyondHero: boolean, nextAt: Instant | undefined): string {
  if (beyondHero) return t('home.tasksOnlyHero');
  return nextAt === undefined ? t('home.tasksEmpty') : t('home.tasksEmptyNext', { time: clockMinute(nextAt) });
}

function isDue(task: TaskView, now: Instant): boolean {
  return task.dueAt !== undefined && dateOf(task.dueAt) <= dateOf(now);
}

function dueWords(dueAt: Instant | undefined, now: Instant): string {
  if (dueAt === undefined) return t('home.noDue');
  const [day, today] = [dateOf(dueAt), dateOf(now)];
  const name =
    day === today ? t('home.dueToday') : day === addDays(today, 1) ? t('home.dueTomorrow') : `${monthDay(day)} ${weekdayShort(day)}`;
  return dueAt < now
    ? t('home.overdue', { day: name, time: clockMinute(dueAt) })
    : t('home.dueBefore', { day: name, time: clockMinute(dueAt) });
}
