import type { ReactNode } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import type { Instant } from '../../components/instant';
import { dateOf, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import './month.css';
import { purposeWords } from './purpose-words';
import { minuteText, partOn } from './slot';
import { isWeekend, monthOf, weekOf, weeksOfMonth } from './week';

export interface MonthSheetProps {
  readonly date: string;
  readonly roomId: string;
  readonly view: CalendarView;
  readonly now: Instant;
  readonly onDay: (date: string) => void;
  readonly onOpen: (bookingId: string) => void;
}

/** So many bookings of a day are written out. */
const written = 3;

/** A month of one room: each day with what is booked; a press on the day goes there. */
export function MonthSheet({ date, roomId, view, now, onDay, onOpen }: MonthSheetProps): ReactNode {
  const own = view.bookings.filter((booking) => booking.roomId === roomId);
  const closed = view.closed.filter((one) => one.roomId === roomId);
  const weeks = weeksOfMonth(date);
  return (
    <div className="month" style={{ gridTemplateRows: `40px repeat(${weeks.length}, minmax(0, 1fr))` }}>
      {weekOf(date).map((day) => (
        <div key={day} className="month-weekday">
          {weekdayShort(day)}
        </div>
      ))}
      {weeks.flat().map((day) => {
        const here = own
          .flatMap((booking) => {
            const part = partOn(day, booking);
            return part ? [{ booking, part }] : [];
          })
          .sort((a, b) => a.part.from - b.part.from);
        const shut = closed.some((one) => partOn(day, one));
        return (
          <div key={day} className={dayClass(day, date, dateOf(now))}>
            <button type="button" className="month-date" onClick={() => onDay(day)} aria-label={t('calendar.openDay', { day })}>
              <strong>{Number(day.slice(8))}</strong>
              {day === dateOf(now) && <b>{t('calendar.today')}</b>}
              {shut && <span>{t('calendar.partlyClosed')}</span>}
            </button>
            {here.slice(0, written).map(({ booking, part }) => (
              <button
                key={booking.id}
                type="button"
                className={booking.status === 'requested' ? 'month-booking month-booking-requested' : 'month-booking'}
                title={`${minuteText(part.from)} ${purposeWords(booking)}　${booking.requestedBy}　${booking.department}`}
                onClick={() => onOpen(booking.id)}
              >
                {minuteText(part.from)} {purposeWords(booking)}
              </button>
            ))}
            {here.length > written && (
              <button type="button" className="month-more" onClick={() => onDay(day)}>
                {t('calendar.more', { count: String(here.length - written) })}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

function dayClass(day: string, shown: string, today: string): string {
  return [
    'month-day',
    day === today ? 'month-day-today' : '',
    isWeekend(day) ? 'month-day-weekend' : '',
    monthOf(day) === monthOf(shown) ? '' : 'month-day-other',
  ]
    .filter(Boolean)
    .join(' ');
}
