import { AutoComplete, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { TestLineView } from '../../../services/contract/upkeep';
import { causeWords } from '../../components/check-words';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { useDevices } from './use-devices';

interface Props {
  /** What a self-test found, to begin with. */
  readonly about?: Pick<TestLineView, 'deviceId' | 'device' | 'causes'>;
  readonly onLeave: () => void;
  readonly onReported: () => void;
}

/** 制度§17: a fault is reported at once and the device taken out of use. */
export function FaultDialog({ about, onLeave, onReported }: Props): ReactNode {
  const devices = useDevices();
  const deed = useDeed();
  const id = useId();
  const [device, setDevice] = useState(about?.device ?? '');
  const [what, setWhat] = useState(about?.causes.map(causeWords).join('') ?? '');
  const [time, setTime] = useState(() => dateTime(new Date().toISOString()).slice(0, 16));
  const [outOfUse, setOutOfUse] = useState(true);
  const foundAt = instantOf(time);
  const name = device.trim();
  const known = devices.all.filter(({ retiredAt }) => retiredAt === undefined);
  const deviceId = about?.device === name ? about.deviceId : known.find((one) => one.name === name)?.id;
  const complete = name !== '' && what.trim() !== '' && foundAt !== undefined;

  async function submit(): Promise<void> {
    if (foundAt === undefined) return;
    const draft = { device: name, what: what.trim(), foundAt, outOfUse, ...(deviceId === undefined ? {} : { deviceId }) };
    if (await deed.run(() => call('fault.report', draft))) onReported();
  }
  return (
    <Dialog title={t('faults.report.title')} width={720} onClose={onLeave}>
      <div className="dialog-body">
        <label className="dialog-field" htmlFor={`${id}-device`}>
          <span>{t('faults.report.device')}</span>
          <AutoComplete
            id={`${id}-device`}
            maxLength={100}
            value={device}
            onChange={setDevice}
            options={known.map((one) => ({ key: one.id, value: one.name }))}
          />
        </label>
        {name !== '' && deviceId === undefined && <p className="ink-amber">{t('faults.report.byName', { device: name })}</p>}
        <label className="dialog-field" htmlFor={`${id}-what`}>
          <span>{t('faults.report.what')}</span>
          <Input.TextArea id={`${id}-what`} rows={3} maxLength={500} value={what} onChange={(event) => setWhat(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-time`}>
          <span>{t('faults.report.foundAt')}</span>
          <Input id={`${id}-time`} maxLength={16} value={time} onChange={(event) => setTime(event.target.value)} />
        </label>
        <Checkbox checked={outOfUse} onChange={(event) => setOutOfUse(event.target.checked)}>
          {t('faults.report.outOfUse')}
        </Checkbox>
        <Failure error={deed.error ?? devices.error} />
        <DialogFoot
          hint={complete ? '' : t('faults.report.missing')}
          submit={t('faults.report.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}

/** Of `2026-11-25 09:02`, Beijing time; undefined where it isn't such a time. */
function instantOf(text: string): string | undefined {
  const [, date = '', time = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(text.trim()) ?? [];
  const ms = Date.parse(`${date}T${time}:00+08:00`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
