import { Input, Segmented } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomTile } from '../../../services/contract/calendar';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { addDays, dateOf } from '../../components/format';
import type { Instant } from '../../components/instant';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { closedProblem, closedTime } from './closed-draft';
import type { ClosedDraft } from './closed-draft';
import { SlotFields } from './slot-fields';

interface ClosedDialogProps {
  readonly rooms: readonly RoomTile[];
  readonly now: Instant;
  readonly onClose: () => void;
}

/** Closes a room for a time; bookings that are there already stay. */
export function ClosedDialog({ rooms, now, onClose }: ClosedDialogProps): ReactNode {
  const { room } = useShell();
  const deed = useDeed();
  const id = useId();
  const [draft, setDraft] = useState<ClosedDraft>({
    ...{ roomId: room.room.id, date: addDays(dateOf(now), 1), from: 9 * 60, to: 11 * 60 },
    ...{ weekly: true, lastOn: '', reason: '' },
  });
  const problem = closedProblem(draft);
  const change = (part: Partial<ClosedDraft>) => setDraft({ ...draft, ...part });

  async function submit(): Promise<void> {
    if (await deed.run(() => call('closedTime.add', closedTime(draft)))) onClose();
  }

  return (
    <Dialog title={t('closed.addTitle')} width={640} onClose={onClose}>
      <div className="dialog-body">
        <Segmented
          block
          aria-label={t('closed.how')}
          value={draft.weekly}
          onChange={(weekly) => change({ weekly })}
          options={[
            { value: true, label: t('closed.weekly') },
            { value: false, label: t('closed.once') },
          ]}
        />
        <SlotFields slot={draft} rooms={rooms} now={now} onChange={change} />
        {draft.weekly && (
          <label className="dialog-field" htmlFor={`${id}-last`}>
            <span>{t('closed.lastOn')}</span>
            <Input
              id={`${id}-last`}
              maxLength={10}
              placeholder={t('closed.lastOnHint')}
              value={draft.lastOn}
              onChange={(event) => change({ lastOn: event.target.value.trim() })}
            />
          </label>
        )}
        <label className="dialog-field" htmlFor={`${id}-reason`}>
          <span>{t('closed.reason')}</span>
          <Input id={`${id}-reason`} maxLength={300} value={draft.reason} onChange={(event) => change({ reason: event.target.value })} />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={problem ? t(`closed.blocked.${problem}`) : t('closed.stays')}
          submit={t('closed.addSubmit')}
          ready={problem === undefined}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
