import { WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { StatementView } from '../../../services/contract/statements';
import { t } from '../../i18n/zh-cn';
import { dateTime } from '../format';
import { actWords, spanWords } from './statement-words';

/** What can't be written otherwise: which stretch, since when, why, and what was done with the statement so far. */
export function StatementFacts({ statement, written }: { readonly statement: StatementView; readonly written: boolean }): ReactNode {
  const { spans, acts } = statement;
  return (
    <>
      <p>
        <b>{statement.registrationCode}</b>　{statement.enforcementCase.name}　{statement.questionedName}
      </p>
      <section>
        <h3 className="text-strong">{t('statement.spans')}</h3>
        <ul className="statement-spans">
          {spans.map((span) => (
            <li key={`${span.device ?? ''} ${span.from}`}>
              {spanWords(span).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      {statement.reportedLate && (
        <p className="ink-amber">
          <WarningFilled aria-hidden /> {t('statement.reportedLate')}
        </p>
      )}
      {written && (
        <dl className="statement-text">
          <dt>{t('statement.ground')}</dt>
          <dd>{statement.groundLabel ?? t('statement.unwritten')}</dd>
          <dt>{t('statement.reason')}</dt>
          <dd>{statement.reason || t('statement.unwritten')}</dd>
          <dt>{t('statement.basis')}</dt>
          <dd>{statement.basis || t('statement.unwritten')}</dd>
          {statement.continuing !== '' && (
            <>
              <dt>{t('statement.continuing')}</dt>
              <dd>{statement.continuing}</dd>
            </>
          )}
        </dl>
      )}
      {acts.length > 0 && (
        <ul className="statement-acts">
          {acts.map((act) => (
            <li key={`${act.kind} ${act.at}`}>
              <span className="ink-2">{dateTime(act.at)}</span> {actWords(act)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
