import type { ReactNode } from 'react';
import type { RecordView } from '../../services/contract/records';
import type { SessionView } from '../../services/contract/sessions';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { CompanionPlaces } from './companion-places';
import { PaperSigning } from './paper-signing';

interface Props {
  readonly session: SessionView;
  readonly record: RecordView;
}

/** The end of a record: what the person states of it and signs where its form says so, the places signed by hand, and the act that ended it. */
export function RecordEnd({ session, record }: Props): ReactNode {
  const { form, closed, chair } = record;
  return (
    <section className="sheet-end sheet-record-end">
      <Signature session={session} record={record} />
      <ul className="sheet-places">
        {form.hands.map((office, index) => (
          <li key={index}>
            <span>{t('paper.record.hand', { office })}</span>
            <span>{t('paper.record.date')}</span>
          </li>
        ))}
      </ul>
      {chair && <p className="sheet-closed">{t('paper.record.chair', { ...chair, time: dateTime(chair.at), office: form.lead })}</p>}
      {closed && (
        <p className="sheet-closed">{t('paper.record.closed', { time: dateTime(closed.at), name: closed.by, ending: form.act })}</p>
      )}
      {session.signature && <p className="paper-hash">{t('paper.transcript.hash', { hash: session.signature.textHash })}</p>}
    </section>
  );
}

function Signature({ session, record }: Props): ReactNode {
  const { form, unsignedReason, wantsSignature } = record;
  if (!form.signature || wantsSignature !== true) return null;
  if (unsignedReason !== undefined) return <p className="paper-statement">{t('paper.record.unsigned', { reason: unsignedReason })}</p>;
  const { statement, readOut = statement } = form.signature;
  return (
    <>
      <p className="paper-statement">{session.reviewedAt ? (session.signing.manner === 'read-out' ? readOut : statement) : ''}</p>
      <div className="paper-signings">
        <PaperSigning label={form.signature.label} signing={session.signature} />
      </div>
      <CompanionPlaces session={session} />
    </>
  );
}
