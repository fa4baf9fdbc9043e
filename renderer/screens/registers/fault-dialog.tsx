import { AutoComplete, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import '../../components/dialog.css';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** 制度§17: a fault is reported at once and the device taken out of use. */
export function FaultDialog({ onLeave, onReported }: { readonly onLeave: () => void; readonly onReported: () => void }): ReactNode {
  const { room } = useShell();
  const deed = useDeed();
  const id = useId();
  const [device, setDevice] = useState('');
  const [what, setWhat] = useState('');
  const [time, setTime] = useState(() => dateTime(new Date().toISOString()).slice(0, 16));
  const [outOfUse, setOutOfUse] = useState(true);
  const foundAt = instantOf(time);
  const complete = device.trim() !== '' && what.trim() !== '' && foundAt !== undefined;

  async function submit(): Promise<void> {
    if (foundAt === undefined) return;
    const draft = { device: device.trim(), what: what.trim(), foundAt, outOfUse };
    if (await deed.run(() => call('fault.report', draft))) onReported();
  }
  return (
    <Modal open title={t('faults.report.title')} onCancel={onLeave} width={720} centered footer={null}>
      <div className="dialog-body">
        <label className="dialog-field" htmlFor={`${id}-device`}>
          <span>{t('faults.report.device')}</span>
          <AutoComplete
            id={`${id}-device`}
            maxLength={100}
            value={device}
            onChange={setDevice}
            options={[...room.cameras, ...room.drives].map(({ name }) => ({ value: name }))}
          />
        </label>
        <label className="dialog-field" htmlFor={`${id}-what`}>
          <span>{t('faults.report.what')}</span>
          <Input.TextArea id={`${id}-what`} rows={2} maxLength={500} value={what} onChange={(event) => setWhat(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-time`}>
          <span>{t('faults.report.foundAt')}</span>
          <Input id={`${id}-time`} maxLength={16} value={time} onChange={(event) => setTime(event.target.value)} />
        </label>
        <Checkbox checked={outOfUse} onChange={(event) => setOutOfUse(event.target.checked)}>
          {t('faults.report.outOfUse')}
        </Checkbox>
        <Failure error={deed.error} />
        <DialogFoot
          hint={complete ? '' : t('faults.report.missing')}
          submit={t('faults.report.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Modal>
  );
}

/** Of `2026-11-25 09:02`, Beijing time; undefined where it isn't such a time. */
function instantOf(text: string): string | undefined {
  const [, date = '', time = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(text.trim()) ?? [];
  const ms = Date.parse(`${date}T${time}:00+08:00`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
