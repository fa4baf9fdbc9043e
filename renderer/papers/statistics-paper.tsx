import type { ReactNode } from 'react';
import type { StatisticsPaperView, UseFigures } from '../../services/contract/registers';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { PaperPage } from './paper-page';
import './statistics-paper.css';

type Row = UseFigures & { readonly name: string; readonly useRate?: number };
const hours = (value: number): string => value.toFixed(1);

/** 规定§23: how the room was used, by month, department and purpose, for the year's assessment; every sum is one of the same lines. */
export function StatisticsPaper({ statistics }: { readonly statistics: StatisticsPaperView }): ReactNode {
  const { firstMonth, lastMonth, total } = statistics;
  return (
    <PaperPage agency={statistics.agency} title={t('paper.statistics.title')}>
      <p className="statistics-paper-of">
        <span>{t('paper.register.room', { room: statistics.roomName })}</span>
        <span>{t('paper.statistics.span', { from: firstMonth, to: lastMonth })}</span>
      </p>
      <Part title={t('statistics.byMonth')} rows={statistics.months.map((part) => ({ ...part, name: part.month }))} total={total} rated />
      <Part title={t('statistics.byDepartment')} rows={statistics.departments} total={total} />
      <Part title={t('statistics.byPurpose')} rows={statistics.purposes} total={total} />
      <p className="statistics-paper-rule">{t('statistics.rule')}</p>
      <p className="statistics-paper-rule">{t('statistics.rateRule')}</p>
      {total.open > 0 && <p className="statistics-paper-rule">{t('statistics.open', { count: String(total.open) })}</p>}
      <p className="statistics-paper-hands">
        <span>{t('paper.register.keeper')}</span>
        <span>{t('paper.register.head')}</span>
        <span>{t('paper.register.printed', { by: statistics.printedBy, at: dateTime(statistics.printedAt) })}</span>
      </p>
    </PaperPage>
  );
}

interface PartProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly total: UseFigures;
  readonly rated?: boolean;
}

function Part({ title, rows, total, rated = false }: PartProps): ReactNode {
  return (
    <table className="paper-table statistics-paper-part">
      <thead>
        <tr>
          <th>{title}</th>
          <th>{t('statistics.column.uses')}</th>
          <th>{t('statistics.column.hours')}</th>
          {rated && <th>{t('statistics.column.rate')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td>{row.name}</td>
            <td>{row.uses}</td>
            <td>{hours(row.hours)}</td>
            {rated && <td>{`${((row.useRate ?? 0) * 100).toFixed(1)} %`}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('paper.statistics.total')}</th>
          <td>{total.uses}</td>
          <td>{hours(total.hours)}</td>
          {rated && <td />}
        </tr>
      </tbody>
    </table>
  );
}
