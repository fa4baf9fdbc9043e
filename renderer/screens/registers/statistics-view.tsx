import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RegisterMonth, UseFigures } from '../../../services/contract/registers';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BarChart } from './bar-chart';

type Row = UseFigures & { readonly name: string; readonly useRate?: number };
const hours = (value: number): string => value.toFixed(1);

/** How the room was used, by month, department and purpose (规定§23); picture and table show the same rows. */
export function StatisticsView({ months, mayPrint }: { readonly months: readonly RegisterMonth[]; readonly mayPrint: boolean }): ReactNode {
  const names = months.map(({ month }) => month).toSorted();
  const newest = names.at(-1) ?? '';
  const [span, setSpan] = useState({ from: names.find((month) => month.slice(0, 4) === newest.slice(0, 4)) ?? newest, to: newest });
  const { data, error } = useCall('register.statistics', span.from, span.to);
  const deed = useDeed();
  const [file, setFile] = useState<string | undefined>();
  const print = async () => setFile((await call('register.printStatistics', span.from, span.to)).file);
  const options = names.map((month) => ({ value: month, label: month }));
  return (
    <div className="statistics">
      <header>
        <Select
          aria-label={t('statistics.from')}
          value={span.from}
          options={options.filter(({ value }) => value <= span.to)}
          onChange={(from) => setSpan({ ...span, from })}
        />
        <Select
          aria-label={t('statistics.to')}
          value={span.to}
          options={options.filter(({ value }) => value >= span.from)}
          onChange={(to) => setSpan({ ...span, to })}
        />
        <span className="ink-2">{t('statistics.rule')}</span>
        <Article code="规定§23" />
        {data && (
          <p className="screen-counts">
            {t('statistics.uses', { count: String(data.total.uses) })}　{t('statistics.hours', { hours: hours(data.total.hours) })}
            {data.total.open > 0 && `　${t('statistics.open', { count: String(data.total.open) })}`}
          </p>
        )}
        {mayPrint && data && data.total.uses > 0 && (
          <Button loading={deed.busy} onClick={() => void deed.run(print)}>
            {t('statistics.print')}
          </Button>
        )}
      </header>
      <Failure error={error ?? deed.error} />
      {file !== undefined && <p className="registers-exported">{t('registers.exported', { file })}</p>}
      {data?.total.uses === 0 && <p className="statistics-empty">{t('statistics.empty', span)}</p>}
      {data && data.total.uses > 0 && (
        <div className="statistics-parts">
          <Part title={t('statistics.byMonth')} rows={data.months.map((part) => ({ ...part, name: part.month }))} rated />
          <Part title={t('statistics.byDepartment')} rows={data.departments} across />
          <Part title={t('statistics.byPurpose')} rows={data.purposes} across />
        </div>
      )}
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly rated?: boolean;
  readonly across?: boolean;
}

function Part({ title, rows, rated = false, across = false }: PartProps): ReactNode {
  return (
    <section className="panel statistics-part">
      <h2 className="text-section">{title}</h2>
      <BarChart label={title} names={rows.map(({ name }) => name)} values={rows.map(({ uses }) => uses)} across={across} />
      <Table<Row>
        rowKey="name"
        dataSource={rows}
        pagination={false}
        size="small"
        columns={[
          { title: t('statistics.column.name'), dataIndex: 'name' },
          { title: t('statistics.column.uses'), dataIndex: 'uses', align: 'right', width: 96 },
          { title: t('statistics.column.hours'), align: 'right', width: 104, render: (_, row) => hours(row.hours) },
          ...(rated
            ? [
                {
                  title: t('statistics.column.rate'),
                  align: 'right' as const,
                  width: 104,
                  render: (_: unknown, row: Row) => `${((row.useRate ?? 0) * 100).toFixed(1)} %`,
                },
              ]
            : []),
        ]}
      />
      {rated && <p className="text-small">{t('statistics.rateRule')}</p>}
    </section>
  );
}
