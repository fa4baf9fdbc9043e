import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { dateOf, duration } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { ArchivePanel } from './archive-panel';
import './archive.css';
import { matches, whereNow, whereabouts } from './archive-list';
import type { Whereabouts } from './archive-list';

const groups = ['all', 'to-hand-over', 'with-administrator', 'on-disc', 'filed'] as const;

/** Every recording: until when, by which article, where it is now (规定§17–§19). */
export function ArchiveScreen(): ReactNode {
  const { place } = useShell();
  const { data, error, loading, reload } = useCall('archive.list');
  const [search, setSearch] = useState('');
  const [group, setGroup] = useState<'all' | Whereabouts>('all');
  const [chosen, setChosen] = useState(place.kind === 'archive' ? place.sessionId : undefined);
  useEvent('disc.changed', reload);
  useEvent('bookings.changed', reload);

  const entries = data ?? [];
  const found = entries.filter((entry) => matches(entry, search));
  const shown = found
    .filter((entry) => group === 'all' || whereNow(entry) === group)
    .toSorted((a, b) => b.producedAt.localeCompare(a.producedAt));
  const entry = entries.find((one) => one.sessionId === chosen) ?? shown[0];

  return (
    <main className="screen archive">
      <header className="screen-head">
        <h1 className="text-title">{t('archive.title')}</h1>
        <span className="ink-2">{t('archive.count', { count: String(entries.length) })}</span>
      </header>
      <div className="archive-filter">
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('archive.search')}
          placeholder={t('archive.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Segmented
          value={group}
          onChange={setGroup}
          options={groups.map((value) => ({
            value,
            label: t(`archive.group.${value}`, {
              count: String(value === 'all' ? found.length : found.filter((one) => whereNow(one) === value).length),
            }),
          }))}
        />
      </div>
      <Failure error={error} />
      <div className="archive-columns">
        <Table<ArchiveEntryView>
          className="archive-table"
          rowKey="sessionId"
          columns={columns}
          dataSource={shown}
          loading={loading}
          pagination={{
            pageSize: 7,
            hideOnSinglePage: true,
            showTotal: (total, [from, to]) => t('archive.page', { from: String(from), to: String(to), total: String(total) }),
          }}
          locale={{ emptyText: t(search ? 'archive.nothingFound' : 'archive.empty') }}
          rowClassName={(row) => (row.sessionId === entry?.sessionId ? 'archive-row-chosen' : '')}
          onRow={(row) => ({
            tabIndex: 0,
            'aria-selected': row.sessionId === entry?.sessionId,
            onClick: () => setChosen(row.sessionId),
            onKeyDown: (event) => event.key === 'Enter' && setChosen(row.sessionId),
          })}
        />
        {entry && <ArchivePanel key={entry.sessionId} entry={entry} onFiled={reload} />}
      </div>
    </main>
  );
}

const columns: TableColumnsType<ArchiveEntryView> = [
  {
    title: t('archive.column.code'),
    width: 250,
    sorter: (a, b) => a.producedAt.localeCompare(b.producedAt),
    render: (_, entry) => (
      <>
        <b className="cell-strong">{entry.registrationCode}</b>
        <span className="cell-small">
          {dateOf(entry.producedAt)}　{duration(Date.parse(entry.endedAt) - Date.parse(entry.producedAt))}
        </span>
      </>
    ),
  },
  { title: t('archive.column.case'), render: (_, entry) => entry.enforcementCase.name },
  {
    title: t('archive.column.questioned'),
    width: 200,
    render: (_, entry) => (
      <>
        {entry.questionedName}
        {entry.unsigned && <span className="cell-small ink-amber">{t(`unsigned.archive.${entry.unsigned}`)}</span>}
      </>
    ),
  },
  {
    title: t('archive.column.keep'),
    width: 220,
    sorter: (a, b) => a.keepUntil.date.localeCompare(b.keepUntil.date),
    render: (_, entry) => (
      <>
        <b className="cell-strong">{t('archive.notBefore', { date: entry.keepUntil.date })}</b>
        <span className="cell-small">
          {t('archive.basis')} <Article code={entry.keepUntil.article} />
        </span>
      </>
    ),
  },
  {
    title: t('archive.column.where'),
    width: 190,
    render: (_, entry) => <span className={whereNow(entry) === 'to-hand-over' ? 'ink-amber cell-strong' : ''}>{whereabouts(entry)}</span>,
  },
];
