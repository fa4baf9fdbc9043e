import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { TimesTable } from '../../../services/contract/times';
import { Article } from '../article/article';
import { clockTime } from '../format';
import { t } from '../../i18n/zh-cn';
import './times-list.css';
import { differenceWords, keptWords, timesProblemWords, timesWhat } from './times-words';

/** 起止时间核对 (规定§16): what the 笔录 says beside what the room saw and the pictures show. */
export function TimesList({ times }: { readonly times: TimesTable }): ReactNode {
  return (
    <section className="times-list">
      <h2 className="text-strong">
        {t('times.title')} <Article code="规定§16" />
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('times.what')}</th>
            <th scope="col">{t('times.at')}</th>
            <th scope="col">{t('times.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {times.rows.map((row) => (
            <tr
              key={`${row.what} ${row.camera ?? ''}`}
              className={row.over ? 'times-over' : row.what.startsWith('transcript') ? 'times-document' : ''}
            >
              <th scope="row">
                {timesWhat(row)}
                {keptWords(row) && <small>{keptWords(row)}</small>}
              </th>
              <td>{row.at ? clockTime(row.at) : t('times.none')}</td>
              <td>{row.what.startsWith('transcript') ? '' : differenceWords(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {times.problems.length === 0 ? (
        <p className="ink-green">
          <CheckCircleFilled aria-hidden /> {t('times.agree', { tolerance: String(times.toleranceSeconds) })}
        </p>
      ) : (
        times.problems.map((problem) => (
          <p key={problem.document.what + problem.recording.what} className="times-problem">
            <WarningFilled aria-hidden /> {timesProblemWords(problem, times)}
          </p>
        ))
      )}
    </section>
  );
}
