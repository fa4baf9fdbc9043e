import type { ReactNode } from 'react';
import type { BookingStatus } from '../../services/contract/bookings';
import { t } from '../i18n/zh-cn';
import './booking-status-tag.css';

/** A booking's status; what still needs a decision is amber. */
export function BookingStatusTag({ status }: { readonly status: BookingStatus }): ReactNode {
  return <span className={`booking-status booking-status-${status}`}>{t(`bookingStatus.${status}`)}</span>;
}
