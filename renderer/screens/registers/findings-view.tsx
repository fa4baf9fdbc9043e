import { Select, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FindingView } from '../../../services/contract/findings';
import type { RegisterMonth } from '../../../services/contract/registers';
import { registerNumber } from '../../../services/contract/register-number';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { dateOf } from '../../components/format';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ExportButtons } from './export-buttons';
import { FindingDrawer } from './finding-drawer';
import './findings.css';

interface Props {
  readonly months: readonly RegisterMonth[];
  /** yyyy-mm; without it this month. */
  readonly first: string | undefined;
}

/** 规定§24: what may have to be answered for, with its evidence; legal inspection grades it. */
export function FindingsView({ months, first }: Props): ReactNode {
  const thisMonth = dateOf(new Date().toISOString()).slice(0, 7);
  const names = [...new Set([thisMonth, first ?? thisMonth, ...months.map(({ month }) => month)])].toSorted().toReversed();
  const [month, setMonth] = useState(first ?? thisMonth);
  const [opened, setOpened] = useState<number | undefined>();
  const { data, error, loading, reload } = useCall('finding.page', month);
  const findings = data?.findings ?? [];
  const waiting = findings.filter(isWaiting).length;
  const finding = findings.find(({ number }) => number === opened);
  return (
    <div className="statistics">
      <header>
        <Select
          aria-label={t('registers.month')}
          value={month}
          onChange={setMonth}
          options={names.map((value) => ({ value, label: value }))}
        />
        <span className="ink-2">{t('findings.rule')}</span>
        <Article code="规定§24" />
        {data && (
          <p className="screen-counts">
            {t('findings.count', { count: String(findings.length) })}
            {waiting > 0 && <span className="ink-amber">　{t('findings.waiting', { count: String(waiting) })}</span>}
          </p>
        )}
      </header>
      <div className="findings-exports">
        <ExportButtons write={(format) => call('finding.export', month, format)} />
      </div>
      <Failure error={error} />
      {(data ?? loading) && (
        <Table<FindingView>
          className="coverage findings"
          rowKey="number"
          loading={!data}
          columns={columns}
          dataSource={findings}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t('findings.none', { month }) }}
          onRow={({ number }) => ({
            tabIndex: 0,
            onClick: () => setOpened(number),
            onKeyDown: (event) => event.key === 'Enter' && event.target === event.currentTarget && setOpened(number),
          })}
        />
      )}
      {finding && data && (
        <FindingDrawer title={data.title} columns={data.columns} finding={finding} onClose={() => setOpened(undefined)} onGraded={reload} />
      )}
    </div>
  );
}

function isWaiting({ acts }: FindingView): boolean {
  return (acts.at(-1)?.grade ?? 'open') === 'open';
}

const columns: TableColumnsType<FindingView> = [
  { title: t('registers.number'), width: 110, render: (_, { number }) => <b>{registerNumber(number)}</b> },
  { title: t('findings.column.at'), width: 210, render: (_, { cells }) => cells['at'] },
  {
    title: t('findings.column.what'),
    render: (_, { cells }) => (
      <>
        <strong>{cells['kind']}</strong>
        <span className="findings-more two-lines">{cells['what']}</span>
      </>
    ),
  },
  {
    title: t('findings.column.case'),
    render: (_, { cells }) => (
      <>
        {cells['people'] || cells['room']}
        {cells['case'] !== '' && <span className="findings-more two-lines">{cells['case']}</span>}
      </>
    ),
  },
  {
    title: t('findings.column.outcome'),
    width: 330,
    render: (_, finding) => (
      <span className={isWaiting(finding) ? 'ink-amber two-lines' : 'two-lines'}>{finding.cells['outcome']?.split('\n').at(-1)}</span>
    ),
  },
];
