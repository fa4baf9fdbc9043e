import { Input, Segmented } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { DailyCheckDraft } from '../../../services/contract/room-use';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Dialog } from '../dialog';
import { DialogFoot } from '../dialog-foot';
import { Failure } from '../failure';
import { clockMinute } from '../format';
import { testCounts } from '../self-test/test-words';
import { useSelfTest } from '../self-test/use-self-test';
import { useDeed } from '../use-deed';

/** 规定§7: the day's look at devices and cleanliness; what isn't good takes the room out of use. */
export function DailyCheckDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [draft, setDraft] = useState<DailyCheckDraft>({ devices: 'good', cleanliness: 'good', note: '' });
  const deed = useDeed();
  const id = useId();
  const complete = (draft.devices === 'good' && draft.cleanliness === 'good') || draft.note.trim() !== '';

  async function submit(): Promise<void> {
    if (await deed.run(() => call('readiness.check', draft))) onClose();
  }

  return (
    <Dialog title={t('dailyCheck.title')} article="规定§7" width={640} onClose={onClose}>
      <div className="dialog-body">
        <SelfTestNote />
        <div className="dialog-field">
          <span>{t('dailyCheck.devices')}</span>
          <Segmented
            block
            aria-label={t('dailyCheck.devices')}
            value={draft.devices}
            onChange={(devices) => setDraft({ ...draft, devices })}
            options={(['good', 'faulty'] as const).map((value) => ({ value, label: t(`dailyCheck.devices.${value}`) }))}
          />
        </div>
        <div className="dialog-field">
          <span>{t('dailyCheck.cleanliness')}</span>
          <Segmented
            block
            aria-label={t('dailyCheck.cleanliness')}
            value={draft.cleanliness}
            onChange={(cleanliness) => setDraft({ ...draft, cleanliness })}
            options={(['good', 'lacking'] as const).map((value) => ({ value, label: t(`dailyCheck.cleanliness.${value}`) }))}
          />
        </div>
        <label className="dialog-field" htmlFor={id}>
          <span>{t('dailyCheck.note')}</span>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={300}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={complete ? '' : t('dailyCheck.missing')}
          submit={t('dailyCheck.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

/** What the devices themselves proved today, for who judges them now. */
function SelfTestNote(): ReactNode {
  const { state } = useSelfTest();
  const test = state?.today === true ? state.newest : undefined;
  if (!test) return <p className="ink-2">{t('dailyCheck.noSelfTest')}</p>;
  const failed = test.lines.filter(({ verdict }) => verdict === 'failed').map(({ device }) => device);
  return (
    <p className={failed.length > 0 ? 'ink-amber' : 'ink-2'}>
      {t('dailyCheck.selfTest', { time: clockMinute(test.endedAt), counts: testCounts(test) })}
      {failed.length > 0 && t('dailyCheck.selfTestFailed', { devices: failed.join('、') })}
    </p>
  );
}
