import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { FaultView } from '../../../services/contract/registers';
import '../../components/dialog.css';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly fault: FaultView;
  readonly onLeave: () => void;
  readonly onRepaired: () => void;
}

/** 规定§22: who repaired it, and with which result. */
export function RepairDialog({ fault, onLeave, onRepaired }: Props): ReactNode {
  const deed = useDeed();
  const id = useId();
  const [by, setBy] = useState('');
  const [result, setResult] = useState('');
  const complete = by.trim() !== '' && result.trim() !== '';

  async function submit(): Promise<void> {
    if (await deed.run(() => call('fault.repaired', fault.id, by.trim(), result.trim()))) onRepaired();
  }
  return (
    <Modal open title={t('faults.repair.title', { device: fault.device })} onCancel={onLeave} width={720} centered footer={null}>
      <div className="dialog-body">
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
          hint={complete ? '' : t('faults.repair.missing')}
          submit={t('faults.repair.submit')}
          ready={complete}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Modal>
  );
}
