import type { ReactNode } from 'react';
import type { BookingView } from '../../../services/contract/bookings';
import { clockMinute } from '../../components/format';
import { phaseName } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';

/** Today's bookings of the room, in order. */
export function Schedule({ bookings }: { readonly bookings: readonly BookingView[] }): ReactNode {
  return (
    <section className="home-panel panel">
      <div className="home-panel-head">
        <h2 className="text-section">{t('home.schedule')}</h2>
        <span className="ink-2">{t('home.scheduleCount', { count: String(bookings.length) })}</span>
      </div>
      {bookings.length === 0 && <p className="home-empty">{t('home.scheduleEmpty')}</p>}
      <ol className="schedule">
        {bookings.map((booking) => (
          <li key={booking.id} className="schedule-row">
            <strong className="schedule-time">{clockMinute(booking.startsAt)}</strong>
            <span className="schedule-what">
              <b>{t(`purpose.${booking.purpose}`)}</b>
              <span className="text-small">{[booking.requestedBy, booking.department].filter(Boolean).join('・')}</span>
            </span>
            <span className={booking.status === 'requested' ? 'schedule-status ink-amber' : 'schedule-status'}>{statusWords(booking)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function statusWords(booking: BookingView): string {
  if (booking.session && booking.status !== 'keyReturned') return phaseName(booking.purpose, booking.session.phase);
  return t(`bookingStatus.${booking.status}`);
}
