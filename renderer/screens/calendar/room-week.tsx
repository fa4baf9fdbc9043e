import type { CSSProperties, ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { BookingView } from '../../../services/contract/bookings';
import { dateOf, minuteOfDay, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { BookingBlock } from './booking-block';
import { gridHours, place } from './grid-place';
import { findOverlap, holdsRoom, isWeekend, minuteText, slotOf, spanText } from './slot';
import type { Slot } from './slot';
import { useSlotDrag } from './use-slot-drag';

export interface RoomWeekProps {
  readonly days: readonly string[];
  readonly bookings: readonly BookingView[];
  readonly draft: Slot & { readonly purpose: BookingView['purpose'] };
  readonly now: Instant;
  readonly openedId: string | undefined;
  readonly onPick: (slot: Slot) => void;
  readonly onOpen: (bookingId: string) => void;
}

const lunch = { from: 12 * 60, to: 14 * 60 };

/** A column a day; a drag over free ground picks a time. */
export function RoomWeek({ days, bookings, draft, now, openedId, onPick, onOpen }: RoomWeekProps): ReactNode {
  const taken = bookings.filter((booking) => holdsRoom(booking) && days.includes(dateOf(booking.startsAt)));
  const span = gridHours([...taken.map(slotOf), ...(days.includes(draft.date) ? [draft] : [])]);
  const hours = Array.from({ length: Math.ceil((span.ends - span.begins) / 60) - 1 }, (_, index) => span.begins + (index + 1) * 60);
  const drag = useSlotDrag(span, onPick);
  const today = dateOf(now);
  const shownDraft = drag.slot ?? draft;
  const overlap = findOverlap(shownDraft, bookings);
  const columns = days.map((day) => (days.length > 1 && isWeekend(day) ? '0.55fr' : '1fr')).join(' ');

  return (
    <div className="week" style={{ gridTemplateColumns: `72px ${columns}` }}>
      <div className="week-corner" />
      {days.map((day) => (
        <div key={day} className={columnClass('week-day', day, today)}>
          <strong>{Number(day.slice(8))}</strong> {weekdayShort(day)}
          {day === today && <b>{t('calendar.today')}</b>}
        </div>
      ))}
      <div className="week-hours">
        {hours.map((minute) => (
          <span key={minute} style={{ top: place(minute, minute, span).top }}>
            {minuteText(minute)}
          </span>
        ))}
      </div>
      {days.map((day) => (
        <div key={day} className={columnClass('week-column', day, today)} data-testid={`day-${day}`} {...drag.handlers(day)}>
          {hours.map((minute) => (
            <i key={minute} className="week-line" style={{ top: place(minute, minute, span).top }} />
          ))}
          <i className="week-lunch" style={place(lunch.from, lunch.to, span)} />
          {taken
            .filter((booking) => slotOf(booking).date === day)
            .map((booking) => (
              <BookingBlock
                key={booking.id}
                booking={booking}
                hours={span}
                opened={booking.id === openedId}
                onOpen={() => onOpen(booking.id)}
              />
            ))}
          {shownDraft.date === day && shownDraft.to > shownDraft.from && (
            <div
              className={`block block-draft${overlap ? ' block-conflict' : ''}${shownDraft.to - shownDraft.from <= 60 ? ' block-short' : ''}`}
              style={place(shownDraft.from, shownDraft.to, span)}
              data-testid="draft-block"
            >
              {overlap && (
                <span className="block-overlap" style={part(shownDraft, overlap)}>
                  <b>{t('calendar.overlap', { minutes: String(overlap.minutes) })}</b>
                </span>
              )}
              <span className={overlap?.from === shownDraft.from ? 'block-words block-words-below' : 'block-words'}>
                <strong>{t(`purpose.${draft.purpose}`)}</strong>
                <span>{spanText(shownDraft.from, shownDraft.to)}</span>
                {!overlap && <span>{t('calendar.draft')}</span>}
              </span>
            </div>
          )}
          {day === today && minuteOfDay(now) > span.begins && minuteOfDay(now) < span.ends && (
            <i className="week-now" style={{ top: place(minuteOfDay(now), minuteOfDay(now), span).top }} />
          )}
        </div>
      ))}
    </div>
  );
}

/** The overlapping part of a draft, to scale. */
function part(draft: Slot, overlap: { readonly from: number; readonly to: number }): CSSProperties {
  const length = draft.to - draft.from;
  return { top: `${((overlap.from - draft.from) / length) * 100}%`, height: `${((overlap.to - overlap.from) / length) * 100}%` };
}

function columnClass(base: string, day: string, today: string): string {
  return `${base}${day === today ? ` ${base}-today` : ''}${isWeekend(day) ? ` ${base}-weekend` : ''}`;
}
