import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { CalendarBooking, CalendarView } from '../../../services/contract/calendar';
import type { Instant } from '../../components/instant';
import { dateOf, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { dayBegins } from './alternatives';
import type { Wanted } from './draft-block';
import { GridColumnView } from './grid-column';
import type { GridColumn } from './grid-columns';
import { gridHours, place } from './grid-place';
import { findOverlap, minuteText, partOn, spanOf } from './slot';
import type { Slot } from './slot';
import './time-grid.css';
import { useBlockMove } from './use-block-move';
import { useShownColumns } from './use-shown-columns';
import { useSlotDrag } from './use-slot-drag';
import { isWeekend } from './week';

export interface TimeGridProps {
  readonly columns: readonly GridColumn[];
  readonly view: CalendarView;
  /** What is being asked for; undefined where nothing is. */
  readonly wanted: Wanted | undefined;
  readonly now: Instant;
  readonly openedId: string | undefined;
  readonly onPick: (slot: Slot) => void;
  readonly onMove: (booking: CalendarBooking, slot: Slot) => void;
  readonly onOpen: (bookingId: string) => void;
}

/** Narrower a column isn't readable, px; a day over more rooms scrolls. */
const columnPx = 148;
const hoursPx = 72;
/** A booking of half an hour shows its purpose; a grid of more hours than fit scrolls, from the office's first hour on. */
const hourPx = 52;
/** With a room's name on three lines, as a lane of the weekend wants it. */
const headPx = 116;

/** Rooms and days in columns; a drag over free ground picks a time, a drag of a booking asks to move it. */
export function TimeGrid({ columns, view, wanted, now, openedId, onPick, onMove, onOpen }: TimeGridProps): ReactNode {
  const ground = useRef<HTMLDivElement>(null);
  const days = [...new Set(columns.map(({ date }) => date))];
  const lanes = columns.length / days.length;
  // Days of a week share the width; rooms of one day scroll when there are many.
  const shown = useShownColumns(ground, columns.length, days.length > 1 ? 0 : columnPx);
  const parts = days.flatMap((date) =>
    [...view.bookings, ...view.closed, ...(wanted ? [spanOf(wanted.slot)] : [])].flatMap((one) => partOn(date, one) ?? []),
  );
  const hours = gridHours(parts);
  const lines = Array.from({ length: Math.ceil((hours.ends - hours.begins) / 60) - 1 }, (_, index) => hours.begins + (index + 1) * 60);
  useLayoutEffect(() => {
    if (ground.current) ground.current.scrollTop = ((dayBegins - hours.begins) / 60) * hourPx;
  }, [hours.begins]);
  const drag = useSlotDrag(hours, onPick);
  const move = useBlockMove(hours, onMove, onOpen);
  const nameOf = (roomId: string) => view.rooms.find(({ id }) => id === roomId)?.name ?? '';
  const nowWanted = wantedNow();

  function wantedNow(): Wanted | undefined {
    const taken = [...view.bookings, ...view.closed];
    if (drag.slot) {
      const [title, label] = [wanted?.title ?? '', wanted?.label ?? t('calendar.draft')];
      return { slot: drag.slot, title, label, overlap: findOverlap(drag.slot, taken) };
    }
    if (!move.moved) return wanted;
    const { booking, slot } = move.moved;
    return { slot, title: t(`purpose.${booking.purpose}`), label: t('calendar.moved'), overlap: findOverlap(slot, taken, booking.id) };
  }

  const widths = columns.map(({ date }) => (days.length > 1 && isWeekend(date) ? 'minmax(0, 0.55fr)' : 'minmax(0, 1fr)'));
  const drawn = columns.map((column, index) => ({ column, index })).filter(({ index }) => index >= shown.first && index < shown.end);
  // It scrolls where the hours don't fit, also when nothing in it takes the focus.
  return (
    <div className="grid-ground" ref={ground} tabIndex={0} role="group" aria-label={t('calendar.title')} onScroll={shown.onScroll}>
      <div
        className={lanes > 1 && days.length > 1 ? 'grid grid-lanes' : 'grid'}
        style={{
          ['--grid-hour' as string]: place(hours.begins, hours.begins + 60, hours).height,
          gridTemplateColumns: `${hoursPx}px ${widths.join(' ')}`,
          minWidth: days.length > 1 ? undefined : hoursPx + columns.length * columnPx,
          minHeight: headPx + ((hours.ends - hours.begins) / 60) * hourPx,
        }}
      >
        <div className="grid-corner" />
        {days.length > 1 &&
          days.map((day, index) => (
            <div key={day} className={headClass(day, dateOf(now))} style={{ gridColumn: `${index * lanes + 2} / span ${lanes}` }}>
              <strong>{Number(day.slice(8))}</strong> {weekdayShort(day)}
              {day === dateOf(now) && <b>{t('calendar.today')}</b>}
            </div>
          ))}
        {lanes > 1 || days.length === 1
          ? drawn.map(({ column: { roomId, date }, index }) => (
              <div key={`${roomId} ${date}`} className={days.length > 1 ? laneClass(date) : 'grid-room'} style={{ gridColumn: index + 2 }}>
                {nameOf(roomId)}
              </div>
            ))
          : null}
        <div className="grid-hours">
          {lines.map((minute) => (
            <span key={minute} style={{ top: place(minute, minute, hours).top }}>
              {minuteText(minute)}
            </span>
          ))}
        </div>
        {drawn.map(({ column, index }) => (
          <GridColumnView
            key={`${column.roomId} ${column.date}`}
            {...{ column, index, view, hours, now, openedId, drag, move, wanted: nowWanted }}
          />
        ))}
      </div>
    </div>
  );
}

function laneClass(day: string): string {
  return isWeekend(day) ? 'grid-lane grid-day-weekend' : 'grid-lane';
}

function headClass(day: string, today: string): string {
  return ['grid-day', day === today ? 'grid-day-today' : '', isWeekend(day) ? 'grid-day-weekend' : ''].filter(Boolean).join(' ');
}
