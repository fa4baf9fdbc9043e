import type { ReactNode } from 'react';
import type { OpenedBooking } from '../../../services/contract/calendar';
import { BookingChain } from '../../components/chain/booking-chain';
import { MissingLinks } from '../../components/chain/missing-links';
import { t } from '../../i18n/zh-cn';

/** The opened booking's way from application to archive, on one line over the calendar. */
export function OpenedChain({ opened, today }: { readonly opened: OpenedBooking; readonly today: string }): ReactNode {
  if (!opened.file) return null;
  const { links } = opened.file;
  const missing = links.filter(({ state }) => state === 'missing');
  return (
    <section className="calendar-chain panel" aria-label={t('chain.title')}>
      <p title={opened.booking.enforcementCase.name}>{opened.booking.enforcementCase.name}</p>
      <BookingChain purpose={opened.booking.purpose} links={links} today={today} />
      {missing.length > 0 && <MissingLinks purpose={opened.booking.purpose} links={missing} />}
    </section>
  );
}
