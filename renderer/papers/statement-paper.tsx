import type { ReactNode } from 'react';
import type { StatementAct, StatementView } from '../../services/contract/statements';
import { dateTime } from '../components/format';
import { actWords, spanWords } from '../components/statements/statement-words';
import { t } from '../i18n/zh-cn';
import { PaperField } from './paper-field';
import { PaperPage } from './paper-page';

/** 停止使用情况说明 (制度§19): what was not recorded, why, on which basis, who was told, who signed and who reviewed it. */
export function StatementPaper({ statement }: { readonly statement: StatementView }): ReactNode {
  const { startedAt, endedAt, acts, state } = statement;
  const last = (kind: StatementAct['kind']) => acts.findLast((act) => act.kind === kind);
  const [told, signed, approved] = [acts.find(({ kind }) => kind === 'reported'), last('signed'), last('approved')];
  return (
    <PaperPage
      agency={statement.agencyName}
      title={t('paper.statement.title')}
      {...(state !== 'approved' && { number: t('paper.statement.notReviewed') })}
    >
      <dl className="paper-fields">
        <PaperField label={t('paper.field.case')} wide>
          {statement.enforcementCase.name}
        </PaperField>
        <PaperField label={t('paper.field.caseNumber')} wide>
          {statement.enforcementCase.number}
        </PaperField>
        <PaperField label={t('paper.statement.code')} wide>
          {statement.registrationCode}
        </PaperField>
        <PaperField label={t('paper.field.questioned')}>{statement.questionedName}</PaperField>
        <PaperField label={t('paper.field.place')}>{statement.roomName}</PaperField>
        <PaperField label={t('paper.field.time')} wide>
          {startedAt && endedAt && t('paper.hours', { from: dateTime(startedAt), to: dateTime(endedAt) })}
        </PaperField>
        <PaperField label={t('paper.statement.kind')}>{t(`statement.kind.${statement.kind}`)}</PaperField>
        <PaperField label={t('statement.ground')} wide>
          {statement.groundLabel}
        </PaperField>
      </dl>
      <section>
        <h2>{t('statement.spans')}</h2>
        {statement.spans.map((span) => (
          <p key={`${span.device ?? ''} ${span.from}`}>{t('paper.statement.span', { words: spanWords(span).join('；') })}</p>
        ))}
        <h2>{t('statement.reason')}</h2>
        <p className="paper-text">{statement.reason}</p>
        <h2>{t('statement.basis')}</h2>
        <p className="paper-text">{statement.basis}</p>
        {statement.continuing !== '' && (
          <>
            <h2>{t('statement.continuing')}</h2>
            <p className="paper-text">{statement.continuing}</p>
          </>
        )}
        <h2>{t('paper.statement.report')}</h2>
        <p className="paper-text">{told ? `${dateTime(told.at)}　${actWords(told)}` : t('paper.statement.notReported')}</p>
      </section>
      <div className="paper-sides">
        <p>{signed ? t('paper.statement.by', { words: actWords(signed), time: dateTime(signed.at) }) : t('paper.statement.unsigned')}</p>
        <p>
          {approved
            ? t('paper.statement.by', { words: actWords(approved), time: dateTime(approved.at) })
            : t('paper.statement.notReviewed')}
        </p>
      </div>
    </PaperPage>
  );
}
