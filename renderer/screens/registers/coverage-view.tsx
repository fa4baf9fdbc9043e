import { Select, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CoverageRow, RegisterMonth } from '../../../services/contract/registers';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ExportButtons } from './export-buttons';
import './findings.css';

/** 规定§20: acts that should have been in the room and on record, and were not. */
export function CoverageView({ months }: { readonly months: readonly RegisterMonth[] }): ReactNode {
  const names = months.map(({ month }) => month);
  const [month, setMonth] = useState(names.toSorted().at(-1) ?? '');
  const { data, error } = useCall('register.coverage', month);
  return (
    <div className="statistics">
      <header>
        <Select
          aria-label={t('registers.month')}
          value={month}
          onChange={setMonth}
          options={names.map((value) => ({ value, label: value }))}
        />
        <span className="ink-2">{t('coverage.rule')}</span>
        <Article code="规定§3" />
        <Article code="规定§20" />
        {data && <p className="screen-counts">{t('coverage.count', { count: String(data.length) })}</p>}
      </header>
      {data && data.length > 0 && (
        <div className="findings-exports">
          <ExportButtons write={(format) => call('register.exportCoverage', month, format)} />
        </div>
      )}
      <Failure error={error} />
      {data && (
        <Table<CoverageRow>
          className="coverage"
          rowKey={({ bookingId, kind, purpose }) => `${bookingId} ${kind} ${purpose}`}
          columns={columns}
          dataSource={data}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t('coverage.none', { month }) }}
        />
      )}
    </div>
  );
}

const columns: TableColumnsType<CoverageRow> = [
  { title: t('coverage.column.at'), width: 190, render: (_, { startsAt }) => dateTime(startsAt).slice(0, 16) },
  { title: t('coverage.column.room'), width: 190, dataIndex: 'roomName' },
  { title: t('coverage.column.act'), width: 150, render: (_, { purpose }) => <strong>{t(`purpose.${purpose}`)}</strong> },
  {
    title: t('coverage.column.case'),
    render: (_, { caseName, caseNumber }) => (
      <>
        {caseName}
        {caseNumber !== '' && <span className="text-small coverage-number">{caseNumber}</span>}
      </>
    ),
  },
  {
    title: t('coverage.column.who'),
    width: 230,
    render: (_, { requestedBy, department }) => [requestedBy, department].filter(Boolean).join('　'),
  },
  {
    title: t('coverage.column.what'),
    width: 430,
    render: (_, { kind }) => <span className="ink-amber">{t(`coverage.kind.${kind}`)}</span>,
  },
];
