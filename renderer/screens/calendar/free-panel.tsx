import type { ReactNode } from 'react';
import type { CalendarView } from '../../../services/contract/calendar';
import { Failure } from '../../components/failure';
import { monthDay, weekdayShort } from '../../components/format';
import type { Instant } from '../../components/instant';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { SlotFields } from './slot-fields';
import { slotOf, spanOf, spanText } from './slot';
import type { Slot } from './slot';

export interface FreePanelProps {
  readonly slot: Slot;
  readonly view: CalendarView;
  readonly now: Instant;
  readonly onSlot: (slot: Slot) => void;
  /** Goes on with the application for that room and time. */
  readonly onPick: (slot: Slot) => void;
}

/** Which rooms are free at the wished time, or when next for as long; a press fills in the application. */
export function FreePanel({ slot, view, now, onSlot, onPick }: FreePanelProps): ReactNode {
  const { startsAt, endsAt } = spanOf(slot);
  const free = useCall('rooms.free', startsAt, endsAt);
  return (
    <aside className="request panel" aria-label={t('free.title')}>
      <h2 className="text-section request-title">{t('free.title')}</h2>
      <div className="request-fields">
        <p className="ink-2">{t('free.lead')}</p>
        <SlotFields slot={slot} rooms={[]} now={now} onChange={(part) => onSlot({ ...slot, ...part })} />
        <Failure error={free.error} />
        {free.data?.length === 0 && free.error === undefined && <p className="ink-2">{t('free.none')}</p>}
        <ul className="side-list" aria-label={t('free.found')}>
          {(free.error === undefined ? (free.data ?? []) : []).map((room) => {
            const found = slotOf(room);
            return (
              <li key={room.roomId}>
                <button type="button" className="conflict-way" onClick={() => onPick(found)}>
                  <span className="free-room">
                    <strong>{room.roomName}</strong>
                    <span className="text-small">{view.rooms.find(({ id }) => id === room.roomId)?.place}</span>
                  </span>
                  <span className="free-when">
                    <b>{t(room.asWished ? 'free.asWished' : 'free.next')}</b>
                    {monthDay(found.date)} {weekdayShort(found.date)} {spanText(found.from, found.to)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </aside>
  );
}
