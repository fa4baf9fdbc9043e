import type { ReactNode } from 'react';
import type { RoomView } from '../../../services/contract/room';
import { BookingStatusTag } from '../../components/booking-status-tag';
import { EmergencyButton } from '../../components/emergency/emergency-button';
import { Failure } from '../../components/failure';
import { dateOf, dayHeading, timeSpan } from '../../components/format';
import { ProductMark } from '../../components/product-mark';
import { useCall } from '../../components/use-call';
import { useNow } from '../../components/use-now';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';

/** Where you are and what the room is used for today: no case, no party, because anyone in the corridor may look. */
export function RoomToday({ room }: { readonly room: RoomView }): ReactNode {
  const bookings = useCall('bookings.public');
  useEvent('bookings.changed', bookings.reload);
  const now = useNow();
  return (
    <aside className="sign-in-room">
      <ProductMark />
      <div className="sign-in-place">
        <span>{room.agency.name}</span>
        <h2>{room.room.name}</h2>
        <span>{room.room.place}</span>
      </div>
      <div className="sign-in-today">
        <div className="sign-in-today-head">
          <h3 className="text-section">{t('signIn.today')}</h3>
          <span className="ink-2">{dayHeading(dateOf(now))}</span>
        </div>
        <Failure error={bookings.error} />
        {bookings.data?.length === 0 && <p className="ink-2 sign-in-empty">{t('signIn.todayEmpty')}</p>}
        <ol>
          {bookings.data?.map((booking) => (
            <li key={`${booking.startsAt}-${booking.department}`} className="sign-in-booking">
              <strong>{timeSpan(booking.startsAt, booking.endsAt)}</strong>
              <span>
                <b>{t(`purpose.${booking.purpose}`)}</b>
                <span className="text-small">{booking.department}</span>
              </span>
              <BookingStatusTag status={booking.status} />
            </li>
          ))}
        </ol>
      </div>
      <div className="sign-in-notes text-small">
        <div className="sign-in-emergency">
          <EmergencyButton lock={room.lock} />
        </div>
        {room.demonstration && <p className="sign-in-demonstration">{t('signIn.demonstration')}</p>}
        <p>{t('signIn.privacy')}</p>
        <p>{t('signIn.idle')}</p>
      </div>
    </aside>
  );
}
