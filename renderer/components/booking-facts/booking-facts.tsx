import type { ReactNode } from 'react';
import type { BookingView } from '../../../services/contract/bookings';
import { t } from '../../i18n/zh-cn';
import { clockMinute, dateOf, monthDay, timeSpan, weekdayShort } from '../format';
import { phaseName } from '../session-words';
import './booking-facts.css';

/** Who wants the room, when and for what. */
export function BookingFacts({ booking }: { readonly booking: BookingView }): ReactNode {
  const { questioned, enforcementCase } = booking;
  const day = dateOf(booking.startsAt);
  const person = [questioned.name, t(`personRole.${questioned.role}`), questioned.workUnit, questioned.position].filter(Boolean).join('　');
  return (
    <dl className="booking-facts">
      <Row label={t('booking.time')} value={`${monthDay(day)} ${weekdayShort(day)} ${timeSpan(booking.startsAt, booking.endsAt)}`} strong />
      <Row label={t('request.room')} value={booking.roomName} />
      <Row label={t('request.purpose')} value={t(`purpose.${booking.purpose}`)} />
      {booking.procedure && <Row label={t('booking.procedure')} value={t(`procedure.${booking.procedure}`)} />}
      <Row label={t('booking.case')} value={[enforcementCase.name, enforcementCase.number].filter(Boolean).join('　')} />
      <Row label={t('booking.person')} value={person} />
      <Row
        label={t('booking.requestedBy')}
        value={`${booking.requestedBy}　${booking.department}　${monthDay(booking.requestedAt)} ${clockMinute(booking.requestedAt)}`}
      />
      {booking.decidedBy !== undefined && booking.decidedAt !== undefined && (
        <Row
          label={t('booking.decidedBy')}
          value={`${booking.decidedBy}　${monthDay(booking.decidedAt)} ${clockMinute(booking.decidedAt)}`}
        />
      )}
      {booking.rejectionReason !== undefined && <Row label={t('booking.reason')} value={booking.rejectionReason} />}
      {booking.session && <Row label={t('booking.session')} value={phaseName(booking.purpose, booking.session.phase)} />}
    </dl>
  );
}

function Row({ label, value, strong = false }: { readonly label: string; readonly value: string; readonly strong?: boolean }): ReactNode {
  return (
    <>
      <dt className="ink-2">{label}</dt>
      <dd className={strong ? 'text-strong' : ''}>{value}</dd>
    </>
  );
}
