import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { addDays, dateHeading, dateOf, dayHeading, instantAt } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { BookingPanel } from './booking-panel';
import './calendar.css';
import { emptyDraft } from './request-draft';
import type { RequestDraft } from './request-draft';
import { RequestForm } from './request-form';
import { RoomWeek } from './room-week';
import { firstFreeSlot, isWeekend, mondayOf, weekNumber } from './slot';

/** The room's week: what is taken, and the way to ask for what is free (规定§11). */
export function CalendarScreen(): ReactNode {
  const now = useNow();
  const today = dateOf(now);
  const [span, setSpan] = useState<'week' | 'day'>('week');
  /** Undefined until something is filled in: then the first free time is offered. */
  const [filled, setFilled] = useState<RequestDraft | undefined>();
  const [shownDay, setShownDay] = useState(isWeekend(today) ? addDays(mondayOf(today), 7) : today);
  const [openedId, setOpenedId] = useState<string | undefined>();
  const monday = mondayOf(shownDay);
  // Two weeks on from what is shown: the free times offered may lie there.
  const list = useCall('bookings.list', instantAt(monday < today ? monday : mondayOf(today), 0), instantAt(addDays(monday, 21), 0));
  useEvent('bookings.changed', list.reload);
  const bookings = list.data ?? [];
  const draft = filled ?? emptyDraft(firstFreeSlot(now, bookings));
  const opened = bookings.find((booking) => booking.id === openedId);
  const days = span === 'week' ? Array.from({ length: 7 }, (_, index) => addDays(monday, index)) : [shownDay];
  const words = span === 'week' ? 'Week' : 'Day';

  function change(next: RequestDraft | undefined): void {
    setOpenedId(undefined);
    setFilled(next);
    if (next && (mondayOf(next.date) !== monday || span === 'day')) setShownDay(next.date);
  }

  return (
    <main className="calendar">
      <header className="calendar-head">
        <h1 className="text-title">{t('calendar.title')}</h1>
        <span className="ink-2 calendar-range">
          {span === 'week'
            ? `${dateHeading(monday).split(' ')[0] ?? ''} – ${dayHeading(addDays(monday, 6)).split(' ')[0] ?? ''}`
            : dateHeading(shownDay)}
          <span>{t('calendar.weekNumber', { week: String(weekNumber(monday)) })}</span>
        </span>
        <div className="calendar-ways">
          <Segmented
            aria-label={t('calendar.view')}
            value={span}
            onChange={setSpan}
            options={[
              { value: 'day' as const, label: t('calendar.day') },
              { value: 'week' as const, label: t('calendar.week') },
            ]}
          />
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={t(`calendar.previous${words}`)}
            onClick={() => setShownDay(addDays(shownDay, span === 'week' ? -7 : -1))}
          />
          <Button onClick={() => setShownDay(today)}>{t(`calendar.this${words}`)}</Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={t(`calendar.next${words}`)}
            onClick={() => setShownDay(addDays(shownDay, span === 'week' ? 7 : 1))}
          />
        </div>
      </header>
      <div className="calendar-columns">
        <section className="calendar-grid panel" aria-label={t('calendar.grid')}>
          <Failure error={list.error} />
          <RoomWeek
            days={days}
            bookings={bookings}
            draft={draft}
            now={now}
            openedId={openedId}
            onPick={(slot) => change({ ...draft, ...slot })}
            onOpen={setOpenedId}
          />
          <footer className="calendar-legend text-small">
            <span className="legend legend-approved">{t('calendar.legend.approved')}</span>
            <span className="legend legend-requested">{t('calendar.legend.requested')}</span>
            <span className="legend legend-conflict">{t('calendar.legend.conflict')}</span>
            <span className="calendar-drag">{t('calendar.drag')}</span>
          </footer>
        </section>
        {opened ? (
          <BookingPanel booking={opened} onClose={() => setOpenedId(undefined)} onChanged={list.reload} />
        ) : (
          <RequestForm draft={draft} bookings={bookings} now={now} onChange={change} onSent={list.reload} />
        )}
      </div>
    </main>
  );
}
