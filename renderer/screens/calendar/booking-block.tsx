import type { ReactNode } from 'react';
import type { BookingView } from '../../../services/contract/bookings';
import { t } from '../../i18n/zh-cn';
import { place } from './grid-place';
import type { GridHours } from './grid-place';
import { slotOf, spanText } from './slot';

export interface BookingBlockProps {
  readonly booking: BookingView;
  readonly hours: GridHours;
  readonly opened: boolean;
  readonly onOpen: () => void;
}

/** One booking on the grid; opens when pressed. */
export function BookingBlock({ booking, hours, opened, onOpen }: BookingBlockProps): ReactNode {
  const { from, to } = slotOf(booking);
  const requested = booking.status === 'requested';
  const questioning = booking.purpose === 'questioning';
  const classes = [
    'block',
    requested ? 'block-requested' : 'block-approved',
    opened ? 'block-opened' : '',
    to - from <= 60 ? 'block-short' : '',
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      style={place(from, to, hours)}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onOpen}
      aria-pressed={opened}
    >
      <span className="block-words">
        <strong>
          {questioning ? `${t('purpose.questioning')}${t(`personRole.${booking.questioned.role}`)}` : t(`purpose.${booking.purpose}`)}
        </strong>
        <span>{spanText(from, to)}</span>
        {requested ? <b>{t('bookingStatus.requested')}</b> : <span className="block-name">{booking.requestedBy}</span>}
      </span>
    </button>
  );
}
