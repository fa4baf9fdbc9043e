import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  registerNames,
  type ExportFormat,
  type RegisterLineView,
  type RegisterName,
  type RegisterPage,
} from '../../../services/contract/registers';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { usePages } from '../../components/use-pages';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import '../archive/archive.css';
import { CoverageView } from './coverage-view';
import { FindingsView } from './findings-view';
import { InspectionsView } from './inspections-view';
import { LineDrawer } from './line-drawer';
import { MonthBand } from './month-band';
import { RegisterList } from './register-list';
import './registers.css';
import { StatisticsView } from './statistics-view';

const formats = ['xlsx', 'csv', 'pdf'] as const satisfies readonly ExportFormat[];
const all = 'all';
/** What is worked out of the registers. */
const reports = ['statistics', 'coverage', 'findings', 'inspections'] as const;
type Report = (typeof reports)[number];
/** What is no business of who keeps the registers. */
const supervised: readonly Report[] = ['findings', 'inspections'];

/** The room's registers (规定§5): read by month and room, exported, closed each month, counted. */
export function RegistersScreen({ findingsOf }: { readonly findingsOf: string | undefined }): ReactNode {
  const { room, person, go } = useShell();
  const keeps = person.role === 'room-administrator';
  const [tab, setTab] = useState<RegisterName | Report>(findingsOf === undefined ? 'use' : 'findings');
  const [month, setMonth] = useState<string | undefined>();
  const [roomId, setRoomId] = useState<string | undefined>(room.room.id);
  const [opened, setOpened] = useState<number | undefined>();
  const register = isRegister(tab) ? tab : 'use';
  const isReport = tab !== register;
  const query = { register, roomId, month } as const;
  // The lines are asked for first: nobody waits for the months.
  const pages = usePages<RegisterLineView, number, RegisterPage>(JSON.stringify(query), (after) => call('register.page', query, after));
  const months = useCall('register.months');
  const deed = useDeed();
  const [file, setFile] = useState<string | undefined>();
  const { lines, first: head } = pages;

  function reload(): void {
    months.reload();
    pages.reload();
  }
  useEvent('bookings.changed', reload);
  useEvent('admissions.changed', reload);
  useEvent('session.changed', (session) => session === undefined && reload());

  async function write(format: ExportFormat): Promise<void> {
    setFile(undefined);
    await deed.run(async () => setFile((await call('register.export', query, format, '')).file));
  }
  const closedOf = (line: RegisterLineView) => months.data?.find((one) => one.month === line.month)?.closed !== undefined;
  const line = lines.find(({ seq }) => seq === opened);

  return (
    <main className="screen registers">
      <header className="screen-head">
        <h1 className="text-title">{t('registers.title')}</h1>
        <span className="ink-2">{t('registers.rule')}</span>
        <Article code="规定§5" />
        {!isReport && head && <p className="screen-counts">{t('registers.total', { count: String(head.total) })}</p>}
      </header>
      <div className="registers-filter">
        <Segmented
          aria-label={t('registers.which')}
          value={tab}
          onChange={setTab}
          options={[...registerNames, ...reports.filter((one) => !keeps || !supervised.includes(one))].map((value) => ({
            value,
            label: t(`registers.tab.${value}`),
          }))}
        />
        {!isReport && (
          <>
            <Select
              aria-label={t('registers.month')}
              value={month ?? all}
              onChange={(value) => setMonth(value === all ? undefined : value)}
              options={[
                { value: all, label: t('registers.month.all') },
                ...(months.data ?? []).map((one) => ({
                  value: one.month,
                  label: one.closed ? t('registers.month.closed', { month: one.month }) : one.month,
                })),
              ]}
            />
            <Select
              aria-label={t('registers.room')}
              value={roomId ?? all}
              onChange={(value) => setRoomId(value === all ? undefined : value)}
              options={[
                { value: room.room.id, label: room.room.name },
                { value: all, label: t('registers.room.all') },
              ]}
            />
            {keeps && (
              <div className="registers-exports">
                {formats.map((format) => (
                  <Button key={format} disabled={deed.busy} onClick={() => void write(format)}>
                    {t(`registers.export.${format}`)}
                  </Button>
                ))}
              </div>
            )}
          </>
        )}
      </div>
      <Failure error={pages.error ?? months.error ?? deed.error} />
      {file && (
        <p className="registers-exported" role="status">
          {t('registers.exported', { file })}
        </p>
      )}
      {tab === 'statistics' && months.data && <StatisticsView months={months.data} mayPrint={keeps} />}
      {tab === 'coverage' && months.data && <CoverageView months={months.data} />}
      {tab === 'findings' && months.data && <FindingsView months={months.data} first={findingsOf} />}
      {tab === 'inspections' && <InspectionsView />}
      {!isReport && (
        <>
          <MonthBand month={months.data?.find((one) => one.month === month)} mayClose={keeps} onClosed={reload} />
          {tab === 'fault' && (
            <p className="month-band">
              <span>{t('faults.inUpkeep')}</span>
              <Button onClick={() => go({ kind: 'upkeep', tab: 'repairs' })}>{t('faults.toUpkeep')}</Button>
            </p>
          )}
          {head && (
            <RegisterList
              key={`${tab} ${month ?? all} ${roomId ?? all}`}
              label={t(`registers.tab.${tab}`)}
              columns={head.columns}
              lines={lines}
              empty={month === undefined ? t('registers.emptyEver') : t('registers.empty', { month })}
              onMore={pages.more}
              onOpen={({ seq }) => setOpened(seq)}
            />
          )}
        </>
      )}
      {line && head && (
        <LineDrawer
          title={head.title}
          register={register}
          columns={head.columns}
          line={line}
          closed={closedOf(line)}
          mayCorrect={keeps}
          onClose={() => setOpened(undefined)}
          onCorrected={() => {
            setOpened(undefined);
            reload();
          }}
        />
      )}
    </main>
  );
}

function isRegister(tab: RegisterName | Report): tab is RegisterName {
  return registerNames.some((name) => name === tab);
}
