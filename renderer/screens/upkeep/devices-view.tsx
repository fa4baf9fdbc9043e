import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportFormat } from '../../../services/contract/registers';
import type { DeviceView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { WindowedTable, type WindowedColumn } from '../../components/windowed-table';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { AddDeviceDialog } from './add-device-dialog';
import { DeviceDrawer } from './device-drawer';
import { useDevices } from './use-devices';

const formats = ['xlsx', 'csv', 'pdf'] as const satisfies readonly ExportFormat[];

/** 设备台账: every device of the room; a row opens to its file. Only rows in view are in the page. */
export function DevicesView(): ReactNode {
  const { person } = useShell();
  const keeps = person.role === 'room-administrator';
  const devices = useDevices();
  const deed = useDeed();
  const [file, setFile] = useState<string | undefined>();
  const [opened, setOpened] = useState<string | undefined>();
  const [adding, setAdding] = useState(false);

  async function write(format: ExportFormat): Promise<void> {
    setFile(undefined);
    await deed.run(async () => setFile((await call('device.export', format)).file));
  }
  return (
    <>
      <div className="devices-deeds">
        {formats.map((format) => (
          <Button key={format} disabled={deed.busy} onClick={() => void write(format)}>
            {t(`devices.export.${format}`)}
          </Button>
        ))}
        {keeps && <Button onClick={() => setAdding(true)}>{t('devices.add')}</Button>}
      </div>
      <Failure error={devices.error ?? deed.error} />
      {file !== undefined && (
        <p className="upkeep-written" role="status">
          {t('upkeep.written', { file })}
        </p>
      )}
      <div className="panel devices-list">
        <WindowedTable<DeviceView>
          label={t('upkeep.tab.devices')}
          columns={columns}
          lines={devices.all}
          keyOf={({ id }) => id}
          empty={t('devices.empty')}
          rowHeight={68}
          onOpen={({ id }) => setOpened(id)}
        />
      </div>
      {adding && (
        <AddDeviceDialog
          onLeave={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            devices.reload();
          }}
        />
      )}
      {opened !== undefined && <DeviceDrawer deviceId={opened} onClose={() => setOpened(undefined)} onChanged={devices.reload} />}
    </>
  );
}

const columns: readonly WindowedColumn<DeviceView>[] = [
  {
    key: 'name',
    title: t('devices.column.name'),
    width: '260fr',
    holds: 'whole',
    render: ({ name, kind }) => <Two first={name} second={t(`devices.kind.${kind}`)} />,
  },
  {
    key: 'make',
    title: t('devices.column.make'),
    width: '260fr',
    holds: 'whole',
    render: ({ make, model }) => <Text value={[make, model].filter(Boolean).join(' ')} />,
  },
  {
    key: 'serial',
    title: t('devices.column.serial'),
    width: '250fr',
    holds: 'whole',
    render: ({ serial, firmware }) => <Two first={serial} second={firmware} />,
  },
  { key: 'place', title: t('devices.column.place'), width: '200fr', holds: 'whole', render: ({ place }) => <Text value={place} /> },
  { key: 'since', title: t('devices.column.since'), width: '130fr', holds: 'whole', render: ({ inUseSince }) => inUseSince },
  { key: 'state', title: t('devices.column.state'), width: '220fr', holds: 'whole', render: (device) => <State device={device} /> },
  { key: 'loan', title: t('devices.column.loan'), width: '240fr', holds: 'whole', render: (device) => <Loan device={device} /> },
  {
    key: 'maintenance',
    title: t('devices.column.maintenance'),
    width: '140fr',
    holds: 'whole',
    render: (device) => <Maintenance device={device} />,
  },
];

function Text({ value }: { readonly value: string }): ReactNode {
  return value === '' ? <span className="ink-2">—</span> : <span className="two-lines">{value}</span>;
}

function Two({ first, second }: { readonly first: string; readonly second: string }): ReactNode {
  return (
    <>
      <Text value={first} />
      {second !== '' && <span className="text-small">{second}</span>}
    </>
  );
}

function State({ device: { outOfUse, retiredAt } }: { readonly device: DeviceView }): ReactNode {
  if (retiredAt !== undefined) return <span className="ink-2">{t('devices.retired', { on: dateOf(retiredAt) })}</span>;
  return outOfUse === undefined ? t('devices.inUse') : <strong className="ink-amber">{t('devices.outOfUse', { number: outOfUse })}</strong>;
}

function Loan({ device: { loan } }: { readonly device: DeviceView }): ReactNode {
  if (!loan) return null;
  const words = t(loan.overdue ? 'devices.loanOverdue' : 'devices.loan', { borrower: loan.borrower, on: loan.dueOn });
  return <span className={loan.overdue ? 'ink-amber' : ''}>{words}</span>;
}

function Maintenance({ device: { maintenanceDueOn } }: { readonly device: DeviceView }): ReactNode {
  if (maintenanceDueOn === undefined) return <span className="ink-2">{t('devices.noPlan')}</span>;
  const due = maintenanceDueOn <= dateOf(new Date().toISOString());
  return <span className={due ? 'ink-amber' : ''}>{maintenanceDueOn}</span>;
}
