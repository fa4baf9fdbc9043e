import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportFormat } from '../../../services/contract/registers';
import type { DeviceView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { AddDeviceDialog } from './add-device-dialog';
import { DeviceDrawer } from './device-drawer';
import { useDevices } from './use-devices';

const formats = ['xlsx', 'csv', 'pdf'] as const satisfies readonly ExportFormat[];
const headHeight = 48;

/** 设备台账: every device of the room; a row opens to its file. Only rows in view are in the page. */
export function DevicesView(): ReactNode {
  const { person } = useShell();
  const keeps = person.role === 'room-administrator';
  const devices = useDevices();
  const deed = useDeed();
  const [file, setFile] = useState<string | undefined>();
  const [opened, setOpened] = useState<string | undefined>();
  const [adding, setAdding] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const watch = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);

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
      <div className="panel devices-list" ref={place}>
        <Table<DeviceView>
          virtual
          rowKey="id"
          columns={columns}
          dataSource={devices.all}
          pagination={false}
          scroll={{ x: 1_700, y: height - headHeight }}
          locale={{ emptyText: t('devices.empty') }}
          onRow={({ id }) => ({
            tabIndex: 0,
            onClick: () => setOpened(id),
            onKeyDown: (event) => event.key === 'Enter' && setOpened(id),
          })}
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

const columns: TableColumnsType<DeviceView> = [
  {
    title: t('devices.column.name'),
    width: 260,
    render: (_, { name, kind }) => <Two first={name} second={t(`devices.kind.${kind}`)} />,
  },
  {
    title: t('devices.column.make'),
    width: 260,
    render: (_, { make, model }) => <Text value={[make, model].filter(Boolean).join(' ')} />,
  },
  { title: t('devices.column.serial'), width: 250, render: (_, { serial, firmware }) => <Two first={serial} second={firmware} /> },
  { title: t('devices.column.place'), width: 200, render: (_, { place }) => <Text value={place} /> },
  { title: t('devices.column.since'), width: 130, dataIndex: 'inUseSince' },
  { title: t('devices.column.state'), width: 220, render: (_, device) => <State device={device} /> },
  { title: t('devices.column.loan'), width: 240, render: (_, device) => <Loan device={device} /> },
  { title: t('devices.column.maintenance'), width: 140, render: (_, device) => <Maintenance device={device} /> },
];

function Text({ value }: { readonly value: string }): ReactNode {
  return value === '' ? <span className="ink-2">—</span> : <span className="device-cell">{value}</span>;
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
