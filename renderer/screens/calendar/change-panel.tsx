import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CalendarView, OpenedBooking } from '../../../services/contract/calendar';
import { Failure } from '../../components/failure';
import type { Instant } from '../../components/instant';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { AttendeesField } from './attendees-field';
import { ConflictNotice } from './conflict-notice';
import { Labelled } from './labelled';
import { slotProblem } from './request-draft';
import { SlotFields } from './slot-fields';
import { findOverlap, slotOf, spanOf } from './slot';
import type { Slot } from './slot';

export interface ChangePanelProps {
  readonly opened: OpenedBooking;
  /** Where it is to go, as it was dragged or chosen. */
  readonly slot: Slot;
  readonly view: CalendarView;
  readonly now: Instant;
  readonly onSlot: (slot: Slot) => void;
  readonly onBack: () => void;
  readonly onChanged: () => void;
}

/** Another room, time or other persons for a booking, with the reason; it is decided anew. */
export function ChangePanel({ opened, slot, view, now, onSlot, onBack, onChanged }: ChangePanelProps): ReactNode {
  const { booking } = opened;
  const named = opened.file?.attendees ?? [];
  const deed = useDeed();
  const [attendees, setAttendees] = useState(named);
  const [reason, setReason] = useState('');
  const taken = [...view.bookings, ...view.closed];
  const overlap = findOverlap(slot, taken, booking.id);
  const moved = !same(slot, slotOf(booking));
  const problem = moved ? slotProblem(slot, taken, now, booking.id) : undefined;
  const blocked = problem ?? (!moved && same(attendees, named) ? 'same' : reason.trim() === '' ? 'reason' : undefined);

  async function submit(): Promise<void> {
    const change = { roomId: slot.roomId, ...spanOf(slot), attendees };
    if (await deed.run(() => call('booking.change', booking.id, change, reason.trim()))) onChanged();
  }

  return (
    <aside className="request panel" aria-label={t('change.title')}>
      <h2 className="text-section request-title">{t('change.title')}</h2>
      <div className="request-fields">
        <p className="ink-2">{t('change.lead')}</p>
        <SlotFields slot={slot} rooms={view.rooms} now={now} onChange={(part) => onSlot({ ...slot, ...part })} />
        {overlap && <ConflictNotice {...{ slot, overlap, view, now }} exceptId={booking.id} onPick={onSlot} />}
        <AttendeesField attendees={attendees} onChange={setAttendees} />
        <Labelled label={t('change.reason')}>
          {(id) => <Input.TextArea id={id} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Labelled>
      </div>
      <footer className="request-foot">
        <Failure error={deed.error} />
        <p className="text-small">{blocked === undefined ? t('change.ready') : t(`change.blocked.${blocked}`)}</p>
        <div className="request-buttons">
          <Button onClick={onBack}>{t('change.back')}</Button>
          <Button type="primary" disabled={blocked !== undefined} loading={deed.busy} onClick={() => void submit()}>
            {t('change.submit')}
          </Button>
        </div>
      </footer>
    </aside>
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
