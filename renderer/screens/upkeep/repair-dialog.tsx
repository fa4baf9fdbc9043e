import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { FaultView } from '../../../services/contract/registers';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly fault: FaultView;
  /** The ticket may have changed: the device was tested. */
  readonly onTested: () => void;
  readonly onLeave: () => void;
  readonly onRepaired: () => void;
}

/** 规定§22: who repaired it, and with which result; only after the device has passed a self-test. */
export function RepairDialog({ fault, onTested, onLeave, onRepaired }: Props): ReactNode {
  const deed = useDeed();
  const id = useId();
  const [by, setBy] = useState(fault.repairedBy);
  const [result, setResult] = useState('');
  const { test } = fault;
  const passed = !test.needed || test.passed !== undefined;
  const complete = by.trim() !== '' && result.trim() !== '';

  async function submit(): Promise<void> {
    if (await deed.run(() => call('fault.repaired', fault.id, by.trim(), result.trim()))) onRepaired();
  }
  async function testNow(): Promise<void> {
    await deed.run(() => call('selfTest.run'));
    onTested();
  }
  return (
    <Dialog title={t('faults.repair.title', { device: fault.device })} width={720} onClose={onLeave}>
      <div className="dialog-body">
        {test.needed && (
          <div className="repair-test">
            <p className={test.passed ? 'ink-green' : 'ink-amber'} role="status">
              {test.passed
                ? t('faults.tested', { number: String(test.passed.number), at: dateTime(test.passed.at) })
                : t('faults.untested')}
            </p>
            <Button loading={deed.busy} onClick={() => void testNow()}>
              {t('faults.test')}
            </Button>
          </div>
        )}
        <label className="dialog-field" htmlFor={`${id}-by`}>
          <span>{t('faults.repair.by')}</span>
          <Input id={`${id}-by`} maxLength={100} value={by} onChange={(event) => setBy(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-result`}>
          <span>{t('faults.repair.result')}</span>
          <Input.TextArea id={`${id}-result`} rows={2} maxLength={500} value={result} onChange={(event) => setResult(event.target.value)} />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={complete ? (passed ? '' : t('faults.untested')) : t('faults.repair.missing')}
          submit={t('faults.repair.submit')}
          ready={complete && passed}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
