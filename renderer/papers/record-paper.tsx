import type { ReactNode } from 'react';
import type { RecordView } from '../../services/contract/records';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { rightsWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';
import { documentWords } from './document-words';
import { ExhibitLines } from './exhibit-lines';
import { PaperField } from './paper-field';
import { PaperLine } from './paper-line';
import { PaperPage } from './paper-page';
import { PaperSigning } from './paper-signing';
import { PaperSuspensions } from './paper-suspensions';
import { PaperUnsigned } from './paper-unsigned';
import { timeInRecording, writtenTime } from './paper-time';
import { RecordFacts } from './record-facts';
import './record-paper.css';

/** The record of what isn't a questioning, by its form: its times and its place are the recording's own (规定§16). */
export function RecordPaper({ session, record }: { readonly session: SessionView; readonly record: RecordView }): ReactNode {
  const { form, closed, chair } = record;
  const foot = (
    <>
      <span>{record.wantsSignature === true ? t('paper.record.pageSignature', { person: form.person ?? '' }) : ''}</span>
      <span>{t('paper.transcript.code', { code: session.registrationCode ?? t('paper.transcript.beforeSeal') })}</span>
    </>
  );
  return (
    <PaperPage agency={session.agencyName} title={form.title} foot={foot}>
      <Head session={session} record={record} />
      <RecordFacts record={record} part="asked" />
      {session.steps.length > 0 && <Notice session={session} />}
      {form.minutes && (
        <section className="paper-minutes">
          <h2>{t('paper.record.minutesOf', { title: form.minutes.title })}</h2>
          {session.transcript.map((line) => (
            <PaperLine key={line.id} line={line} startedAt={session.startedAt} person={form.person ?? ''} />
          ))}
          {session.transcript.length === 0 && <p>{t('paper.record.none')}</p>}
        </section>
      )}
      <RecordFacts record={record} part="outcome" />
      <ExhibitLines session={session} />
      <p className="paper-blank-below">{t('paper.transcript.blankBelow')}</p>
      <section className="paper-end">
        {form.signature && <Signature session={session} record={record} />}
        <ul className="paper-hands">
          {form.hands.map((office, index) => (
            <li key={index}>
              <span>{t('paper.record.hand', { office })}</span>
              <span>{t('paper.record.date')}</span>
            </li>
          ))}
        </ul>
        <PaperUnsigned session={session} />
        <PaperSuspensions session={session} />
        {chair && <p>{t('paper.record.chair', { ...chair, time: dateTime(chair.at), office: form.lead })}</p>}
        {closed && (
          <p className="paper-closed">{t('paper.record.closed', { time: dateTime(closed.at), name: closed.by, ending: form.act })}</p>
        )}
        {session.signature && <p className="paper-hash">{t('paper.transcript.hash', { hash: session.signature.textHash })}</p>}
      </section>
    </PaperPage>
  );
}

function Head({ session, record }: { readonly session: SessionView; readonly record: RecordView }): ReactNode {
  const { questioned, startedAt, endedAt, inspectors } = session;
  const { form } = record;
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
          to: endedAt ? writtenTime(endedAt) : t('paper.record.notEnded'),
        })}
      </PaperField>
      <PaperField label={t('paper.field.place')} wide>
        {session.roomName}
      </PaperField>
      {form.person !== undefined && (
        <>
          <PaperField label={form.person}>{questioned.name}</PaperField>
          <PaperField label={t('paper.field.idNumber')}>{documentWords(questioned)}</PaperField>
          <PaperField label={t('paper.field.workUnit')}>{questioned.workUnit}</PaperField>
          <PaperField label={t('paper.field.position')}>{questioned.position}</PaperField>
        </>
      )}
      {inspectors.map((inspector, index) => (
        <PaperField key={inspector.personId} label={index === 0 ? form.lead : form.recorder} wide>
          {t('paper.inspector', { name: inspector.name, badge: inspector.badgeNumber })}
        </PaperField>
      ))}
    </dl>
  );
}

function Notice({ session }: { readonly session: SessionView }): ReactNode {
  const inspectors = session.inspectors.map(({ name, badgeNumber }) => t('paper.inspector', { name, badge: badgeNumber })).join('、');
  return (
    <section className="paper-notice">
      <h2>{t('paper.transcript.notice')}</h2>
      {session.steps.map(({ step, at }) => (
        <div key={step} className="paper-line">
          <span className="paper-line-time">{timeInRecording(session.startedAt, at)}</span>
          <span className="paper-line-kind">{t('paper.line.told')}</span>
          <p>
            {step === 'notice-read'
              ? `“${session.noticeWording}”`
              : step === 'credentials-shown'
                ? t('paper.transcript.step.credentials-shown', { inspectors })
                : t('paper.record.rights', { rights: rightsWords(session.purpose) })}
          </p>
        </div>
      ))}
    </section>
  );
}

function Signature({ session, record }: { readonly session: SessionView; readonly record: RecordView }): ReactNode {
  const { form, unsignedReason, wantsSignature } = record;
  if (!form.signature || wantsSignature !== true) return null;
  if (unsignedReason !== undefined) return <p className="paper-statement">{t('paper.record.unsigned', { reason: unsignedReason })}</p>;
  return (
    <>
      <p className="paper-statement">{form.signature.statement}</p>
      <div className="paper-signings">
        <PaperSigning label={form.signature.label} signing={session.signature} />
      </div>
    </>
  );
}
