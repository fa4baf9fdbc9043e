import type { ReactNode } from 'react';
import type { RegisterLineView, RegisterPaperView } from '../../services/contract/registers';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import './register-paper.css';

/** A register on A4 across (规定§5): the head of its table on each page; of a closed month also its number and the audit log's head. */
export function RegisterPaper({ register }: { readonly register: RegisterPaperView }): ReactNode {
  const { columns, lines, closure } = register;
  return (
    <article className="register-paper">
      <header>
        <p className="paper-agency">{register.agency}</p>
        <h1>{register.title}</h1>
        <p className="register-paper-of">
          <span>{register.roomName === '' ? t('paper.register.allRooms') : t('paper.register.room', { room: register.roomName })}</span>
          {register.period !== undefined && (
            <span>{t('paper.register.period', { month: register.period === '' ? t('paper.register.allMonths') : register.period })}</span>
          )}
          <span>{t('paper.register.count', { count: String(lines.length) })}</span>
          {closure && <b>{t('paper.register.set', { number: String(closure.number) })}</b>}
        </p>
      </header>
      <table>
        <colgroup>
          <col className="register-paper-number" />
          {columns.map(({ key, width }) => (
            <col key={key} width={`${width}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th>{t('registers.number')}</th>
            {columns.map(({ key, title }) => (
              <th key={key}>{title}</th>
            ))}
          </tr>
        </thead>
        {lines.map((line) => (
          <PaperLine key={line.seq} line={line} columns={columns} />
        ))}
      </table>
      {lines.length === 0 && <p className="register-paper-none">{t('paper.register.none')}</p>}
      <footer>
        {closure && (
          <>
            <p>{t('paper.register.audit', { count: String(closure.audit.count), head: closure.audit.head })}</p>
            <p>{t('paper.register.content', { hash: closure.contentSha256 })}</p>
          </>
        )}
        <p className="register-paper-hands">
          <span>{t('paper.register.keeper')}</span>
          <span>{t('paper.register.head')}</span>
          <span>{t('paper.register.date')}</span>
          <span>{t('paper.register.printed', { by: register.printedBy, at: dateTime(register.printedAt) })}</span>
        </p>
      </footer>
    </article>
  );
}

function PaperLine({ line, columns }: { readonly line: RegisterLineView; readonly columns: RegisterPaperView['columns'] }): ReactNode {
  return (
    <tbody>
      <tr>
        <td>{line.number}</td>
        {columns.map(({ key }) => (
          <td key={key}>{line.cells[key]}</td>
        ))}
      </tr>
      {line.corrections.map((one) => (
        <tr key={one.number} className="register-paper-correction">
          <td />
          <td colSpan={columns.length}>
            {t('paper.register.correction', {
              number: String(one.number),
              column: columns.find(({ key }) => key === one.column)?.title ?? t('registers.line.added'),
              old: one.oldText,
              new: one.newText,
              at: dateTime(one.at),
              by: one.by,
              reason: one.reason,
            })}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
