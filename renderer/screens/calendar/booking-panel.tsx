import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingDeed, OpenedBooking } from '../../../services/contract/calendar';
import { BookingFacts } from '../../components/booking-facts/booking-facts';
import { BookingStatusTag } from '../../components/booking-status-tag';
import { ReasonDialog } from '../../components/reason-dialog';
import { AnswerDialog } from '../../components/tasks/answer-dialog';
import { DecideDialog } from '../../components/tasks/decide-dialog';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { attendeeWords } from './attendee-words';
import { HistoryList } from './history-list';

export interface BookingPanelProps {
  readonly opened: OpenedBooking;
  readonly onClose: () => void;
  readonly onChange: () => void;
  readonly onChanged: () => void;
}

/** A booking opened from the grid: the whole of it, its history, and what may be done with it. */
export function BookingPanel({ opened, onClose, onChange, onChanged }: BookingPanelProps): ReactNode {
  const { booking, file, may } = opened;
  const [asking, setAsking] = useState<Exclude<BookingDeed, 'change'> | undefined>();
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
        {booking.moreAskedAt !== undefined && <p className="request-note">{t('booking.moreAsked')}</p>}
        <BookingFacts booking={booking} />
        {file && file.attendees.length > 0 && (
          <section className="booking-attendees">
            <h3 className="text-strong">{t('booking.attendees')}</h3>
            <ul>
              {file.attendees.map((one, index) => (
                <li key={`${index} ${one.name}`}>{attendeeWords(one)}</li>
              ))}
            </ul>
          </section>
        )}
        {file ? <HistoryList events={file.events} /> : <p className="ink-2">{t('booking.hiddenCase')}</p>}
      </div>
      <footer className="request-foot">
        <div className="request-buttons">
          <Button onClick={onClose}>{t('booking.close')}</Button>
          {may.includes('cancel') && <Button onClick={() => setAsking('cancel')}>{t('booking.cancel')}</Button>}
          {may.includes('change') && <Button onClick={onChange}>{t('change.begin')}</Button>}
        </div>
        {(['approve', 'answer-more'] as const)
          .filter((deed) => may.includes(deed))
          .map((deed) => (
            <div className="request-buttons" key={deed}>
              <Button type="primary" onClick={() => setAsking(deed)}>
                {t(deed === 'approve' ? 'task.approve-booking' : 'task.answer-more')}
              </Button>
            </div>
          ))}
      </footer>
      {asking === 'approve' && <DecideDialog bookingId={booking.id} onClose={closeDialog} />}
      {asking === 'answer-more' && <AnswerDialog bookingId={booking.id} onClose={closeDialog} />}
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
