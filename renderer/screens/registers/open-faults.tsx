import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FaultView } from '../../../services/contract/registers';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { FaultDialog } from './fault-dialog';
import { RepairDialog } from './repair-dialog';

/** Devices with a fault that isn't repaired (制度§17, 规定§22), and the next step of each. */
export function OpenFaults({ mayAct, onChanged }: { readonly mayAct: boolean; readonly onChanged: () => void }): ReactNode {
  const faults = useCall('fault.open');
  const deed = useDeed();
  const [dialog, setDialog] = useState<'report' | FaultView | undefined>();
  const open = faults.data ?? [];

  function changed(): void {
    setDialog(undefined);
    faults.reload();
    onChanged();
  }
  async function send(fault: FaultView): Promise<void> {
    if (await deed.run(() => call('fault.send', fault.id))) changed();
  }
  return (
    <section className="open-faults">
      <header>
        <h2 className="text-section">{t('faults.title', { count: String(open.length) })}</h2>
        {mayAct && <Button onClick={() => setDialog('report')}>{t('faults.report')}</Button>}
      </header>
      <Failure error={faults.error ?? deed.error} />
      {open.length === 0 && faults.answered && <p className="ink-2">{t('faults.none')}</p>}
      <ul>
        {open.map((fault) => (
          <li key={fault.id}>
            <p>
              <strong>{fault.device}</strong>　{fault.what}
            </p>
            <p className={fault.overdue ? 'ink-amber' : 'ink-2'}>
              {t(fault.outOfUseAt ? 'faults.outOfUse' : 'faults.inUse')}　{whereItStands(fault)}
            </p>
            {mayAct && !fault.sentAt && (
              <Button size="small" loading={deed.busy} onClick={() => void send(fault)}>
                {t('faults.send')}
              </Button>
            )}
            {mayAct && (
              <Button size="small" onClick={() => setDialog(fault)}>
                {t('faults.repair')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog === 'report' && <FaultDialog onLeave={() => setDialog(undefined)} onReported={changed} />}
      {dialog && dialog !== 'report' && <RepairDialog fault={dialog} onLeave={() => setDialog(undefined)} onRepaired={changed} />}
    </section>
  );
}

function whereItStands(fault: FaultView): string {
  if (fault.sentAt) return t('faults.sent', { at: dateTime(fault.sentAt) });
  return t(fault.overdue ? 'faults.overdue' : 'faults.due', { on: fault.dueOn });
}
