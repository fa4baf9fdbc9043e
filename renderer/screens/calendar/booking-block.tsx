import type { HTMLAttributes, ReactNode } from 'react';
import type { CalendarBooking } from '../../../services/contract/calendar';
import { t } from '../../i18n/zh-cn';
import { place } from './grid-place';
import type { GridHours } from './grid-place';
import { purposeWords } from './purpose-words';
import { slotOf, spanText } from './slot';
import type { Part } from './slot';

export interface BookingBlockProps {
  readonly booking: CalendarBooking;
  /** What of it lies on the day of this column. */
  readonly part: Part;
  readonly hours: GridHours;
  readonly opened: boolean;
  readonly handlers: HTMLAttributes<HTMLButtonElement>;
}

/** One booking on the grid; opens when pressed, moves when dragged. */
export function BookingBlock({ booking, part, hours, opened, handlers }: BookingBlockProps): ReactNode {
  const { from, to } = slotOf(booking);
  const requested = booking.status === 'requested';
  const classes = [
    'block',
    requested ? 'block-requested' : 'block-approved',
    opened ? 'block-opened' : '',
    booking.mayMove ? 'block-movable' : '',
    part.to - part.from < 60 ? 'block-short' : '',
    part.to - part.from < 90 ? 'block-brief' : '',
    part.from === 0 && from !== 0 ? 'block-goes-on' : '',
  ];
  const [what, when] = [purposeWords(booking), spanText(from, to)];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      style={place(part.from, part.to, hours)}
      title={[what, when, t(`bookingStatus.${booking.status}`), booking.requestedBy, booking.department].filter(Boolean).join('　')}
      data-testid={`block-${booking.id}`}
      aria-pressed={opened}
      {...handlers}
    >
      <span className="block-words">
        <strong>{what}</strong>
        <span>{when}</span>
        {requested && <b>{t('bookingStatus.requested')}</b>}
        <span className="block-name two-lines">{booking.requestedBy}</span>
      </span>
    </button>
  );
}
