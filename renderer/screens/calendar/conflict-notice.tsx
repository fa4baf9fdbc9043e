import { CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { BookingView } from '../../../services/contract/bookings';
import { monthDay, timeSpan, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { alternatives, spanText } from './slot';
import type { Alternative, Overlap, Slot } from './slot';

export interface ConflictNoticeProps {
  readonly draft: Slot;
  readonly overlap: Overlap;
  readonly bookings: readonly BookingView[];
  readonly now: Instant;
  readonly onPick: (slot: Slot) => void;
}

/** The refusal with its rule, which booking, how many minutes, and three ways out. */
export function ConflictNotice({ draft, overlap, bookings, now, onPick }: ConflictNoticeProps): ReactNode {
  const { booking } = overlap;
  const free = alternatives(draft, bookings, now);
  return (
    <>
      <div className="conflict" role="alert">
        <CloseCircleFilled aria-hidden />
        <div>
          <strong>{t('request.refused')}</strong>
          <p>
            {t('request.refusedWhich', {
              with: `${timeSpan(booking.startsAt, booking.endsAt)} ${t(`purpose.${booking.purpose}`)}`,
              who: [booking.requestedBy, booking.department].filter(Boolean).join('，'),
              span: spanText(overlap.from, overlap.to),
              minutes: String(overlap.minutes),
            })}
          </p>
        </div>
      </div>
      <div className="conflict-ways">
        <span className="ink-2">{free.length > 0 ? t('request.alternatives') : t('request.noAlternative')}</span>
        {free.map((way) => (
          <button
            key={`${way.date}-${way.from}`}
            type="button"
            className="conflict-way"
            onClick={() => onPick({ date: way.date, from: way.from, to: way.to })}
          >
            <strong>{wayName(way)}</strong>
            <span>
              {monthDay(way.date)} {spanText(way.from, way.to)}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

function wayName(way: Alternative): string {
  switch (way.kind) {
    case 'before':
      return t('request.alternative.before');
    case 'after':
      return t('request.alternative.after');
    case 'next-day':
      return t('request.alternative.nextDay');
    case 'other':
      return t('request.alternative.other', { day: weekdayShort(way.date) });
  }
}
