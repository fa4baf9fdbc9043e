import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BookingFacts } from '../booking-facts/booking-facts';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { useCall } from '../use-call';
import { useDeed } from '../use-deed';

/** 规定§11: approve the use of the room, or refuse it with the grounds in words. */
export function DecideDialog({ bookingId, onClose }: { readonly bookingId: string; readonly onClose: () => void }): ReactNode {
  const chain = useCall('booking.chain', bookingId);
  const deed = useDeed();
  const [asking, setAsking] = useState<'reject' | 'more' | undefined>();
  const [reason, setReason] = useState('');
  const id = useId();

  async function decide(work: () => Promise<unknown>): Promise<void> {
    if (await deed.run(work)) onClose();
  }

  return (
    <Dialog title={t('decide.title')} article="规定§11" width={720} onClose={onClose}>
      <div className="dialog-body">
        <Failure error={chain.error} />
        {chain.data && <BookingFacts booking={chain.data.booking} />}
        {asking && (
          <label className="dialog-field" htmlFor={id}>
            <span>{t(asking === 'reject' ? 'decide.reason' : 'decide.question')}</span>
            <Input.TextArea id={id} autoFocus rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
        <Failure error={deed.error} />
        {asking ? (
          <DialogFoot
            hint={reason.trim() === '' ? t(asking === 'reject' ? 'decide.reasonMissing' : 'decide.questionMissing') : ''}
            submit={t(asking === 'reject' ? 'decide.rejectSubmit' : 'decide.askMoreSubmit')}
            ready={reason.trim() !== ''}
            busy={deed.busy}
            onBack={() => setAsking(undefined)}
            onSubmit={() => void decide(() => call(asking === 'reject' ? 'booking.reject' : 'booking.askMore', bookingId, reason.trim()))}
          />
        ) : (
          <div className="dialog-foot">
            <span className="text-small" />
            <Button disabled={deed.busy} onClick={() => setAsking('more')}>
              {t('decide.askMore')}
            </Button>
            <Button disabled={deed.busy} onClick={() => setAsking('reject')}>
              {t('decide.reject')}
            </Button>
            <Button
              type="primary"
              disabled={!chain.data}
              loading={deed.busy}
              onClick={() => void decide(() => call('booking.approve', bookingId))}
            >
              {t('decide.approve')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
