import { CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import type { Instant } from '../../components/instant';
import { monthDay, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { alternatives } from './alternatives';
import type { Alternative } from './alternatives';
import { purposeWords } from './purpose-words';
import { slotOf, spanText } from './slot';
import type { Overlap, Slot, Taken } from './slot';

export interface ConflictNoticeProps {
  readonly slot: Slot;
  readonly overlap: Overlap;
  readonly view: CalendarView;
  readonly now: Instant;
  /** The booking that is moved and isn't in its own way. */
  readonly exceptId?: string | undefined;
  readonly onPick: (slot: Slot) => void;
  /** Another way out. */
  readonly children?: ReactNode;
}

/** The refusal with its rule, what is in the way, how many minutes, and three ways out. */
export function ConflictNotice({ slot, overlap, view, now, exceptId, onPick, children }: ConflictNoticeProps): ReactNode {
  const { rooms } = view;
  const free = alternatives(
    slot,
    [...view.bookings, ...view.closed],
    rooms.map(({ id }) => id),
    now,
    exceptId,
  );
  const nameOf = (roomId: string) => rooms.find(({ id }) => id === roomId)?.name ?? '';
  return (
    <>
      <div className="conflict" role="alert">
        <CloseCircleFilled aria-hidden />
        <div>
          <strong>{t(overlap.taken.kind === 'closed' ? 'request.refusedClosed' : 'request.refused')}</strong>
          <p>
            {t('request.refusedWhich', {
              with: [rooms.length > 1 ? nameOf(slot.roomId) : '', inTheWay(overlap.taken)].filter(Boolean).join(' '),
              span: spanText(overlap.from, overlap.to),
              minutes: String(overlap.minutes),
            })}
          </p>
        </div>
      </div>
      <div className="conflict-ways">
        <span className="ink-2">{free.length > 0 ? t('request.alternatives') : t('request.noAlternative')}</span>
        {free.map(({ kind, ...way }) => (
          <button key={`${way.roomId} ${way.date} ${way.from}`} type="button" className="conflict-way" onClick={() => onPick(way)}>
            <strong>{wayName(kind, way.date, nameOf(way.roomId))}</strong>
            <span>
              {monthDay(way.date)} {spanText(way.from, way.to)}
            </span>
          </button>
        ))}
        {children}
      </div>
    </>
  );
}

function inTheWay(taken: Taken): string {
  const { from, to } = slotOf(taken);
  if (taken.kind === 'closed') return `${spanText(from, to)} ${taken.reason}`;
  return [`${spanText(from, to)} ${purposeWords(taken)}`, taken.requestedBy, taken.department].filter(Boolean).join('，');
}

function wayName(kind: Alternative['kind'], date: string, room: string): string {
  switch (kind) {
    case 'other-room':
      return t('request.alternative.otherRoom', { room });
    case 'before':
      return t('request.alternative.before');
    case 'after':
      return t('request.alternative.after');
    case 'next-day':
      return t('request.alternative.nextDay');
    case 'other':
      return t('request.alternative.other', { day: weekdayShort(date) });
  }
}
