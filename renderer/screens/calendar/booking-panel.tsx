import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../../services/contract/bookings';
import type { Role } from '../../../services/contract/people';
import { BookingFacts } from '../../components/booking-facts/booking-facts';
import { BookingStatusTag } from '../../components/booking-status-tag';
import { ReasonDialog } from '../../components/reason-dialog';
import { useShell } from '../../components/shell';
import { DecideDialog } from '../../components/tasks/decide-dialog';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

export interface BookingPanelProps {
  readonly booking: BookingView;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Who is offered the decision; whether it is theirs is checked in the main process. */
const approvers: readonly Role[] = ['room-administrator', 'department-head'];

/** A booking opened from the grid: the whole of it, and what may be done with it. */
export function BookingPanel({ booking, onClose, onChanged }: BookingPanelProps): ReactNode {
  const { person } = useShell();
  const [asking, setAsking] = useState<'decide' | 'cancel' | undefined>();
  const mayDecide = booking.status === 'requested' && approvers.includes(person.role) && booking.requestedBy !== person.name;
  const mayCancel =
    (booking.status === 'requested' || booking.status === 'approved') &&
    (booking.requestedBy === person.name ||
      person.role === 'room-administrator' ||
      (person.role === 'department-head' && person.department === booking.department));
  const closeDialog = (): void => {
    setAsking(undefined);
    onChanged();
  };
  return (
    <aside className="request panel" aria-label={t('booking.title')}>
      <h2 className="text-section request-title">
        {t('booking.title')} <BookingStatusTag status={booking.status} />
      </h2>
      <div className="request-fields">
        <BookingFacts booking={booking} />
      </div>
      <footer className="request-foot">
        <div className="request-buttons">
          <Button onClick={onClose}>{t('booking.close')}</Button>
          {mayCancel && <Button onClick={() => setAsking('cancel')}>{t('booking.cancel')}</Button>}
          {mayDecide && (
            <Button type="primary" onClick={() => setAsking('decide')}>
              {t('task.approve-booking')}
            </Button>
          )}
        </div>
      </footer>
      {asking === 'decide' && <DecideDialog bookingId={booking.id} onClose={closeDialog} />}
      {asking === 'cancel' && (
        <ReasonDialog
          title={t('booking.cancelTitle')}
          label={t('booking.cancelReason')}
          submit={t('booking.cancelSubmit')}
          missing={t('booking.cancelMissing')}
          onSubmit={(reason) => call('booking.cancel', booking.id, reason)}
          onClose={closeDialog}
        />
      )}
    </aside>
  );
}
