import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CalendarBooking, CalendarView } from '../../../services/contract/calendar';
import { Failure } from '../../components/failure';
import { addDays, dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { firstFreeSlot } from './alternatives';
import { BookingList } from './booking-list';
import { CalendarHead } from './calendar-head';
import { CalendarSide } from './calendar-side';
import type { Side } from './calendar-side';
import './calendar.css';
import type { Wanted } from './draft-block';
import { gridColumns, shownRooms } from './grid-columns';
import type { CalendarSpan } from './grid-columns';
import { MonthMatrix } from './month-matrix';
import { MonthSheet } from './month-sheet';
import { OpenedChain } from './opened-chain';
import { emptyDraft, requesters } from './request-draft';
import type { RequestDraft } from './request-draft';
import './request.css';
import { findOverlap, nextSlot, slotOf } from './slot';
import type { Slot } from './slot';
import { TimeGrid } from './time-grid';
import { useCalendar } from './use-calendar';
import type { Days } from './use-calendar';
import { useOpened } from './use-opened';
import { addMonths, isWeekend, mondayOf, weeksOfMonth } from './week';

export interface CalendarScreenProps {
  /** A booking to open, and its day. */
  readonly bookingId?: string | undefined;
  readonly date?: string | undefined;
}

/** What is taken in which room, and the way to ask for what is free (规定§11). */
export function CalendarScreen({ bookingId, date }: CalendarScreenProps): ReactNode {
  const { room, person } = useShell();
  const now = useNow();
  const today = dateOf(now);
  const ownRoomId = room.room.id;
  const [span, setSpan] = useState<CalendarSpan>('week');
  const [day, setDay] = useState(date ?? (isWeekend(today) ? addDays(mondayOf(today), 7) : today));
  const [chosenRoom, setChosenRoom] = useState<string | undefined>();
  const [side, setSide] = useState<Side>(bookingId === undefined ? { kind: 'request' } : { kind: 'booking', id: bookingId });
  /** Undefined until something is filled in: then the first free time is offered. */
  const [filled, setFilled] = useState<RequestDraft | undefined>();
  const opened = useOpened(side.kind === 'booking' || side.kind === 'change' ? side.id : undefined);
  const moving = side.kind === 'change' ? side.slot : undefined;
  const near = moving ?? filled ?? nextSlot(chosenRoom ?? ownRoomId, now);
  const { view, error, reload } = useCalendar(daysOf(span, day, chosenRoom ?? ownRoomId), near);

  const open = useCallback((id: string) => setSide({ kind: 'booking', id }), []);
  const goTo = useCallback(
    (nextDay: string, roomId?: string) => {
      setSpan('day');
      setDay(nextDay);
      if (roomId !== undefined) setChosenRoom(roomId);
    },
    [setSpan],
  );

  if (!view) return <main className="calendar">{<Failure error={error} />}</main>;
  const draft = filled ?? emptyDraft(firstFreeSlot(chosenRoom ?? ownRoomId, [...view.bookings, ...view.closed], now));
  const asks = requesters.includes(person.role);
  const rooms = shownRooms(span, chosenRoom, view.rooms, ownRoomId);
  const openedId = side.kind === 'booking' || side.kind === 'change' ? side.id : undefined;

  function show(slot: Slot): void {
    if (span === 'month' || span === 'list' || !daysShown(span, day).includes(slot.date)) setDay(slot.date);
  }
  function pick(slot: Slot): void {
    if (side.kind === 'change') setSide({ ...side, slot });
    else {
      if (side.kind !== 'free') setSide({ kind: 'request' });
      setFilled({ ...draft, ...slot });
    }
    show(slot);
  }
  function move(booking: CalendarBooking, slot: Slot): void {
    setSide({ kind: 'change', id: booking.id, slot });
  }
  return (
    <main className="calendar">
      <CalendarHead
        {...{ span, day, today, rooms: view.rooms }}
        roomId={chosenRoom ?? (rooms.length === 1 && view.rooms.length > 1 ? rooms[0]?.id : undefined)}
        onSpan={setSpan}
        onDay={setDay}
        onRoom={setChosenRoom}
      />
      {opened.data && openedId !== undefined && <OpenedChain opened={opened.data} today={today} />}
      <div className="calendar-columns">
        <section className="calendar-grid panel" aria-label={t('calendar.grid')}>
          <Failure error={error} />
          {span === 'list' ? (
            <BookingList rooms={view.rooms} roomId={chosenRoom} onOpen={open} />
          ) : span === 'month' ? (
            rooms.length === 1 && rooms[0] ? (
              <MonthSheet {...{ date: day, roomId: rooms[0].id, view, now }} onDay={goTo} onOpen={open} />
            ) : (
              <MonthMatrix date={day} today={today} onDay={goTo} />
            )
          ) : (
            <TimeGrid
              columns={gridColumns(span, day, rooms)}
              {...{ view, now, openedId }}
              wanted={wantedOf(side, draft, view)}
              onPick={pick}
              onMove={move}
              onOpen={open}
            />
          )}
          {span === 'month' && rooms.length > 1 ? (
            <footer className="calendar-legend text-small">{t('calendar.matrixLegend')}</footer>
          ) : (
            span !== 'list' && <Legend hint={t(asks && span !== 'month' ? 'calendar.drag' : 'calendar.look')} />
          )}
        </section>
        <CalendarSide
          {...{ side, draft, view, now, opened: opened.data, openError: opened.error }}
          onSide={setSide}
          onDraft={(next) => {
            setFilled(next);
            if (next) show(next);
          }}
          onSlot={pick}
          onReload={() => {
            reload();
            opened.reload();
          }}
        />
      </div>
    </main>
  );
}

function wantedOf(side: Side, draft: RequestDraft, view: CalendarView): Wanted | undefined {
  const taken = [...view.bookings, ...view.closed];
  switch (side.kind) {
    case 'request':
    case 'free':
      return { slot: draft, title: t(`purpose.${draft.purpose}`), label: t('calendar.draft'), overlap: findOverlap(draft, taken) };
    case 'change': {
      const booking = view.bookings.find(({ id }) => id === side.id);
      if (!side.slot || !booking || sameSlot(side.slot, slotOf(booking))) return undefined;
      const overlap = findOverlap(side.slot, taken, side.id);
      return { slot: side.slot, title: t(`purpose.${booking.purpose}`), label: t('calendar.moved'), overlap };
    }
    case 'waiting':
    case 'closed':
    case 'booking':
      return undefined;
  }
}

function sameSlot(a: Slot, b: Slot): boolean {
  return a.roomId === b.roomId && a.date === b.date && a.from === b.from && a.to === b.to;
}

function daysShown(span: 'day' | 'week', day: string): readonly string[] {
  return span === 'day' ? [day] : Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));
}

/** The days that a view needs bookings of; the list has its own pages, and a month of all rooms its own figures. */
function daysOf(span: CalendarSpan, day: string, roomId: string): Days {
  switch (span) {
    case 'day':
    case 'list':
      return { first: day, count: 1 };
    case 'week':
      return { first: mondayOf(day), count: 7 };
    case 'month':
      return { first: weeksOfMonth(day)[0]?.[0] ?? addMonths(day, 0), count: weeksOfMonth(day).length * 7, roomId };
  }
}

function Legend({ hint }: { readonly hint: string }): ReactNode {
  return (
    <footer className="calendar-legend text-small">
      <span className="legend legend-approved">{t('calendar.legend.approved')}</span>
      <span className="legend legend-requested">{t('calendar.legend.requested')}</span>
      <span className="legend legend-conflict">{t('calendar.legend.conflict')}</span>
      <span className="legend legend-closed">{t('calendar.legend.closed')}</span>
      <span className="calendar-drag">{hint}</span>
    </footer>
  );
}
