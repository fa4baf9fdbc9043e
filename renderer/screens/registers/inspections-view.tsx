import { Button, Select, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { InspectionStanding, InspectionView } from '../../../services/contract/inspections';
import { registerNumber } from '../../../services/contract/register-number';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ExportButtons } from './export-buttons';
import './findings.css';
import { InspectionDialog } from './inspection-dialog';
import { InspectionDrawer } from './inspection-drawer';
import './inspections.css';

const all = 'all';

/** 制度§18: checks made by people, and what was corrected; the report of a department and period. */
export function InspectionsView(): ReactNode {
  const { person } = useShell();
  const thisMonth = dateOf(new Date().toISOString()).slice(0, 7);
  const [span, setSpan] = useState({ from: `${thisMonth.slice(0, 4)}-01`, to: thisMonth });
  const [department, setDepartment] = useState(all);
  const query = { ...span, ...(department === all ? {} : { department }) };
  const { data, error, loading, reload } = useCall('inspection.page', query);
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<number | undefined>();
  const inspections = data?.inspections ?? [];
  const inspection = inspections.find(({ number }) => number === opened);
  const months = monthsFrom(data?.firstMonth ?? span.from, thisMonth).map((value) => ({ value, label: value }));
  const isHead = person.role === 'department-head';
  return (
    <div className="statistics">
      <header>
        {!isHead && (
          <Select
            aria-label={t('inspections.department')}
            value={department}
            onChange={setDepartment}
            options={[
              { value: all, label: t('inspections.department.all') },
              ...(data?.departments ?? []).map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <Select
          aria-label={t('statistics.from')}
          value={span.from}
          options={months.filter(({ value }) => value <= span.to)}
          onChange={(from) => setSpan({ ...span, from })}
        />
        <Select
          aria-label={t('statistics.to')}
          value={span.to}
          options={months.filter(({ value }) => value >= span.from)}
          onChange={(to) => setSpan({ ...span, to })}
        />
        <span className="ink-2">{t('inspections.rule')}</span>
        <Article code="制度§18" />
        {data && <Counts inspections={inspections} />}
      </header>
      <div className="findings-exports">
        {!isHead && (
          <Button type="primary" disabled={!data} onClick={() => setAdding(true)}>
            {t('inspections.add')}
          </Button>
        )}
        <ExportButtons write={(format) => call('inspection.export', query, format)} />
      </div>
      <Failure error={error} />
      {(data ?? loading) && (
        <Table<InspectionView>
          className="coverage findings"
          rowKey="number"
          loading={!data}
          columns={columns}
          dataSource={inspections}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t('inspections.none', span) }}
          onRow={({ number }) => ({
            tabIndex: 0,
            onClick: () => setOpened(number),
            onKeyDown: (event) => event.key === 'Enter' && event.target === event.currentTarget && setOpened(number),
          })}
        />
      )}
      {inspection && data && (
        <InspectionDrawer
          title={data.title}
          columns={data.columns}
          inspection={inspection}
          onClose={() => setOpened(undefined)}
          onCorrected={reload}
        />
      )}
      {adding && data && <InspectionDialog departments={data.departments} onDone={reload} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** What the period comes to: all, those that wait, those that are late. */
function Counts({ inspections }: { readonly inspections: readonly InspectionView[] }): ReactNode {
  const count = (...standings: readonly InspectionStanding[]) => inspections.filter(({ standing }) => standings.includes(standing)).length;
  const [open, overdue] = [count('open'), count('overdue')];
  return (
    <p className="screen-counts">
      {t('inspections.count', { count: String(inspections.length) })}
      {open > 0 && `　${t('inspections.waiting', { count: String(open) })}`}
      {overdue > 0 && <span className="ink-amber">　{t('inspections.overdue', { count: String(overdue) })}</span>}
    </p>
  );
}

/** Every month (yyyy-mm) from one to the other, the newest first. */
function monthsFrom(first: string, last: string): readonly string[] {
  const [year = 0, month = 1] = last.split('-').map(Number);
  const names: string[] = [];
  for (let back = 0; names.length < 1200; back += 1) {
    const name = new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7);
    if (name < first) break;
    names.push(name);
  }
  return names;
}

const inks: Readonly<Record<InspectionStanding, string>> = {
  clear: 'ink-2',
  open: '',
  overdue: 'ink-amber',
  corrected: '',
  'corrected-late': 'ink-amber',
};

const columns: TableColumnsType<InspectionView> = [
  { title: t('registers.number'), width: 110, render: (_, { number }) => <b>{registerNumber(number)}</b> },
  {
    title: t('inspections.column.held'),
    width: 280,
    render: (_, { cells }) => (
      <>
        {cells['heldOn']}
        <span className="findings-more two-lines">{cells['by']}</span>
      </>
    ),
  },
  { title: t('inspections.column.whom'), width: 240, render: (_, { cells }) => cells['whom'] },
  {
    title: t('inspections.column.found'),
    render: (_, { cells }) => (
      <>
        <strong className="two-lines">{cells['subject']}</strong>
        <span className="findings-more two-lines">{cells['found']}</span>
      </>
    ),
  },
  {
    title: t('inspections.column.demand'),
    width: 330,
    render: (_, { standing, cells }) => (
      <>
        <span className={standing === 'clear' ? 'ink-2' : 'two-lines'}>{cells['demand']}</span>
        {cells['dueOn'] !== '' && <span className="findings-more">{t('inspections.due', { on: cells['dueOn'] ?? '' })}</span>}
      </>
    ),
  },
  {
    title: t('inspections.column.correction'),
    width: 330,
    render: (_, { standing, cells }) => (
      <>
        <span className={inks[standing]}>{cells['standing']}</span>
        {cells['correction'] !== '' && <span className="findings-more two-lines">{cells['correction']?.split('\n').at(-1)}</span>}
      </>
    ),
  },
];
