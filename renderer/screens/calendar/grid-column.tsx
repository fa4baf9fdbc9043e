import type { ReactNode } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import type { Instant } from '../../components/instant';
import { dateOf, minuteOfDay } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { BookingBlock } from './booking-block';
import { DraftBlock } from './draft-block';
import type { Wanted } from './draft-block';
import type { GridColumn } from './grid-columns';
import { place } from './grid-place';
import type { GridHours } from './grid-place';
import { partOn } from './slot';
import type { BlockMove } from './use-block-move';
import type { SlotDrag } from './use-slot-drag';
import { isWeekend } from './week';

export interface GridColumnProps {
  readonly column: GridColumn;
  /** The column's place among all, from 0. */
  readonly index: number;
  readonly view: CalendarView;
  readonly hours: GridHours;
  readonly wanted: Wanted | undefined;
  readonly now: Instant;
  readonly openedId: string | undefined;
  readonly drag: SlotDrag;
  readonly move: BlockMove;
}

const lunch = { from: 12 * 60, to: 14 * 60 };

/** One day of one room: what holds it, what is wanted, and where it is closed. */
export function GridColumnView(props: GridColumnProps): ReactNode {
  const { column, index, view, hours, wanted, now, openedId, drag, move } = props;
  const { roomId, date } = column;
  const minute = minuteOfDay(now);
  const isToday = date === dateOf(now);
  const classes = ['grid-column', isToday ? 'grid-column-today' : '', isWeekend(date) ? 'grid-column-weekend' : ''];
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      style={{ gridColumn: index + 2 }}
      data-testid={`day-${date}`}
      data-date={date}
      data-room={roomId}
      {...drag.handlers(column)}
    >
      <i className="grid-lunch" style={place(lunch.from, lunch.to, hours)} />
      {view.closed.map((closed) => {
        const part = closed.roomId === roomId && partOn(date, closed);
        return (
          part && (
            <span
              key={`${closed.closedTimeId} ${closed.startsAt}`}
              className="grid-closed"
              style={place(part.from, part.to, hours)}
              title={closed.reason}
            >
              {t('calendar.closedFor', { reason: closed.reason })}
            </span>
          )
        );
      })}
      {view.bookings.map((booking) => {
        const part = booking.roomId === roomId && partOn(date, booking);
        return (
          part && (
            <BookingBlock
              key={booking.id}
              booking={booking}
              part={part}
              hours={hours}
              opened={booking.id === openedId}
              handlers={move.handlers(booking)}
            />
          )
        );
      })}
      {wanted?.slot.roomId === roomId && <DraftBlock wanted={wanted} date={date} hours={hours} />}
      {isToday && minute > hours.begins && minute < hours.ends && (
        <i className="grid-now" style={{ top: place(minute, minute, hours).top }} />
      )}
    </div>
  );
}
