import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { t } from '../i18n/zh-cn';
import { identityFacts } from './identity-number';
import { PaperField } from './paper-field';
import { PaperLine } from './paper-line';
import { PaperPage } from './paper-page';
import { PaperSigning } from './paper-signing';
import { timeInRecording, writtenTime } from './paper-time';

/** 询问笔录. Its times and its place are the recording's own (规定§16). */
export function TranscriptPaper({ session }: { readonly session: SessionView }): ReactNode {
  const [lead, recorder] = session.inspectors;
  const foot = (
    <>
      <span>{t('paper.transcript.pageSignature', { person: t('console.questioned') })}</span>
      <span>{t('paper.transcript.code', { code: session.registrationCode ?? t('paper.transcript.beforeSeal') })}</span>
    </>
  );
  return (
    <PaperPage agency={session.agencyName} title={t('paper.transcript.title')} foot={foot}>
      <Head session={session} />
      <section className="paper-notice">
        <h2>{t('paper.transcript.notice')}</h2>
        {session.steps.map(({ step, at }) => (
          <div key={step} className="paper-line">
            <span className="paper-line-time">{timeInRecording(session.startedAt, at)}</span>
            <span className="paper-line-kind">{t('paper.line.told')}</span>
            <p>
              {step === 'notice-read'
                ? `“${session.noticeWording}”`
                : t(`paper.transcript.step.${step}`, {
                    inspectors: session.inspectors
                      .map((each) => t('paper.inspector', { name: each.name, badge: each.badgeNumber }))
                      .join('、'),
                  })}
            </p>
          </div>
        ))}
      </section>
      <section>
        {session.transcript.map((line) => (
          <PaperLine key={line.id} line={line} startedAt={session.startedAt} person={t('console.questioned')} />
        ))}
        <p className="paper-blank-below">{t('paper.transcript.blankBelow')}</p>
      </section>
      <section className="paper-end">
        {session.reviewedAt && <p className="paper-statement">{t('paper.transcript.statement')}</p>}
        <div className="paper-signings">
          <PaperSigning label={t('paper.transcript.signature')} signing={session.signature} />
          <PaperSigning label={t('paper.transcript.thumbprint')} signing={session.thumbprint} />
        </div>
        <div className="paper-officers">
          <span>{t('paper.transcript.officerSigns', { office: t('paper.transcript.lead'), name: lead?.name ?? '' })}</span>
          <span>{t('paper.transcript.officerSigns', { office: t('paper.transcript.recorder'), name: recorder?.name ?? '' })}</span>
        </div>
        {session.signature && <p className="paper-hash">{t('paper.transcript.hash', { hash: session.signature.textHash })}</p>}
      </section>
    </PaperPage>
  );
}

function Head({ session }: { readonly session: SessionView }): ReactNode {
  const { questioned, startedAt, endedAt } = session;
  const facts = startedAt ? identityFacts(questioned.idNumber, new Date(startedAt)) : undefined;
  const [lead, recorder] = session.inspectors;
  return (
    <dl className="paper-fields">
      <PaperField label={t('paper.field.case')} wide>
        {session.enforcementCase.name}
      </PaperField>
      <PaperField label={t('paper.field.caseNumber')} wide>
        {session.enforcementCase.number}
      </PaperField>
      <PaperField label={t('paper.field.time')} wide>
        {t('paper.transcript.hours', {
          from: startedAt ? writtenTime(startedAt) : '',
          to: endedAt ? writtenTime(endedAt) : t('paper.transcript.notEnded'),
        })}
      </PaperField>
      <PaperField label={t('paper.field.place')} wide>
        {session.roomName}
      </PaperField>
      <PaperField label={t('paper.field.questioned')}>{questioned.name}</PaperField>
      <PaperField label={t('paper.field.role')}>{t(`personRole.${questioned.role}`)}</PaperField>
      {facts && <PaperField label={t('paper.field.sex')}>{t(`paper.sex.${facts.sex}`)}</PaperField>}
      {facts && <PaperField label={t('paper.field.age')}>{t('paper.age', { years: String(facts.age) })}</PaperField>}
      <PaperField label={t('paper.field.idNumber')} wide>
        {questioned.idNumber}
      </PaperField>
      <PaperField label={t('paper.field.position')} wide>
        {questioned.position}
      </PaperField>
      <PaperField label={t('paper.field.lead')} wide>
        {lead && t('paper.inspector', { name: lead.name, badge: lead.badgeNumber })}
      </PaperField>
      <PaperField label={t('paper.field.recorder')} wide>
        {recorder && t('paper.inspector', { name: recorder.name, badge: recorder.badgeNumber })}
      </PaperField>
    </dl>
  );
}
