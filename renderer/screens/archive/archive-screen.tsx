import { Input, Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { whereaboutsNames, type ArchiveLine, type ArchiveQuery, type Whereabouts } from '../../../services/contract/archive';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { dateOf, duration } from '../../components/format';
import { keptUntil } from '../../components/kept-until';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import { ArchivePanel } from './archive-panel';
import './archive.css';
import { whereabouts } from './archive-list';
import { useArchivePages } from './use-archive-pages';
import { useEntry } from './use-entry';

const groups = ['all', ...whereaboutsNames] as const;
const pageSize = 7;

/** Every recording: until when, by which article, where it is now (规定§17–§19). */
export function ArchiveScreen(): ReactNode {
  const { place } = useShell();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<'all' | Whereabouts>('all');
  const [order, setOrder] = useState<ArchiveQuery['order']>('newest');
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState(place.kind === 'archive' ? place.sessionId : undefined);
  const pages = useArchivePages({ text, group: group === 'all' ? undefined : group, order });
  const counts = pages.first?.counts;
  const shown = pages.lines.slice((page - 1) * pageSize, page * pageSize);
  const { entry, error, reload } = useEntry(chosen ?? shown[0]?.sessionId);

  const { hasMore, more } = pages;
  const isShort = (page + 1) * pageSize > pages.lines.length && hasMore;
  // A page ahead; after the list was read anew too, page after page up to here.
  useEffect(() => {
    if (isShort) more();
  }, [isShort, more]);

  function fromTop(change: () => void): void {
    change();
    setPage(1);
  }
  function onFiled(): void {
    reload();
    pages.reload();
  }

  return (
    <main className="screen archive">
      <header className="screen-head">
        <h1 className="text-title">{t('archive.title')}</h1>
        {counts && <span className="ink-2">{t(text === '' ? 'archive.count' : 'archive.found', { count: String(counts.all) })}</span>}
      </header>
      <div className="archive-filter">
        <Input.Search
          allowClear
          maxLength={100}
          aria-label={t('archive.search')}
          placeholder={t('archive.search')}
          onSearch={(value) => fromTop(() => setText(value.trim()))}
        />
        <Segmented
          value={group}
          onChange={(next) => fromTop(() => setGroup(next))}
          options={groups.map((value) => ({ value, label: t(`archive.group.${value}`, { count: counts ? String(counts[value]) : '' }) }))}
        />
      </div>
      <Failure error={pages.error ?? error} />
      <div className="archive-columns">
        <Table<ArchiveLine>
          className="archive-table"
          rowKey="sessionId"
          columns={columns(order)}
          dataSource={shown}
          onChange={(_page, _filters, sorter, { action }) => {
            if (action === 'sort' && !Array.isArray(sorter)) fromTop(() => setOrder(sorter.order === 'ascend' ? 'oldest' : 'newest'));
          }}
          pagination={{
            ...{ current: page, pageSize, total: counts?.[group] ?? 0, onChange: setPage, hideOnSinglePage: true, showSizeChanger: false },
            // Page after page: a place far behind is found by a word or from the other end.
            simple: { readOnly: true },
            showTotal: (total, [from, to]) => t('archive.page', { from: String(from), to: String(to), total: String(total) }),
          }}
          locale={{ emptyText: pages.first ? t(text === '' ? 'archive.empty' : 'archive.nothingFound') : ' ' }}
          rowClassName={(row) => (row.sessionId === entry?.sessionId ? 'archive-row-chosen' : '')}
          onRow={(row) => ({
            tabIndex: 0,
            'aria-selected': row.sessionId === entry?.sessionId,
            onClick: () => setChosen(row.sessionId),
            onKeyDown: (event) => event.key === 'Enter' && setChosen(row.sessionId),
          })}
        />
        {entry && <ArchivePanel key={entry.sessionId} entry={entry} onFiled={onFiled} />}
      </div>
    </main>
  );
}

function columns(order: ArchiveQuery['order']): TableColumnsType<ArchiveLine> {
  return [
    {
      title: t('archive.column.code'),
      width: 250,
      sorter: true,
      sortOrder: order === 'newest' ? 'descend' : 'ascend',
      sortDirections: ['descend', 'ascend', 'descend'],
      render: (_, line) => (
        <>
          <b className="cell-strong">{line.registrationCode}</b>
          <span className="cell-small">
            {dateOf(line.producedAt)}　{duration(Date.parse(line.endedAt) - Date.parse(line.producedAt))}
          </span>
        </>
      ),
    },
    { title: t('archive.column.case'), render: (_, line) => line.enforcementCase.name },
    {
      title: t('archive.column.questioned'),
      width: 200,
      render: (_, line) => (
        <>
          {line.questionedName}
          {line.unsigned && <span className="cell-small ink-amber">{t(`unsigned.archive.${line.unsigned}`)}</span>}
        </>
      ),
    },
    {
      title: t('archive.column.keep'),
      width: 220,
      render: (_, line) => (
        <>
          <b className="cell-strong">{keptUntil(line.keepUntil)}</b>
          <span className="cell-small">
            {t('archive.basis')} <Article code={line.keepUntil.article} />
          </span>
        </>
      ),
    },
    {
      title: t('archive.column.where'),
      width: 190,
      render: (_, line) => <span className={line.whereabouts === 'to-hand-over' ? 'ink-amber cell-strong' : ''}>{whereabouts(line)}</span>,
    },
  ];
}
