import type { ReactNode } from 'react';
import { signingCompanions } from '../../services/contract/companion-signing';
import type { SessionView } from '../../services/contract/sessions';
import type { TranscriptPage } from '../../services/contract/transcript-pages';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { CompanionPlaces } from './companion-places';
import { PaperSigning } from './paper-signing';

/** The end of the 笔录: what the person states of it, signature, thumbprint and date, then the officers. */
export function TranscriptEnd({ session, page }: { readonly session: SessionView; readonly page: TranscriptPage }): ReactNode {
  const { signing, inspectors } = session;
  const companions = signingCompanions(session);
  const last = signing.pages.find((each) => each.page === page.number);
  // The last page's own signature is the one under the whole.
  const drawn = session.signature ?? last;
  const others = session.attendees
    // Whoever is entered as a companion has a place of their own.
    .filter(({ kind, name }) => kind === 'interpreter' && !companions.some((each) => each.name === name))
    .map(({ name, kind }) => ({ inspector: { name, personId: '' }, office: t(`attendee.${kind}`) }));
  const hands = [
    ...inspectors.map((inspector) => ({ inspector, office: t('paper.transcript.lead') })),
    ...inspectors.slice(1, 2).map((inspector) => ({ inspector, office: t('paper.transcript.recorder') })),
    ...others,
  ];
  return (
    <section className="sheet-end">
      <p className="paper-statement">{session.reviewedAt ? t(`paper.transcript.statement.${signing.manner ?? 'read'}`) : ''}</p>
      <div className="paper-signings">
        <PaperSigning label={t('paper.transcript.signature')} signing={drawn} />
        <PaperSigning label={t('paper.transcript.thumbprint')} signing={session.thumbprint} />
      </div>
      <CompanionPlaces session={session} />
      <ul className="sheet-hands">
        {hands.map(({ inspector, office }) => {
          const signed = signing.officers.find(({ personId }) => personId === inspector.personId);
          return (
            <li key={office + inspector.personId}>
              <span>{t('paper.transcript.officerSigns', { office, name: inspector.name })}</span>
              <span>
                {signed ? t('paper.transcript.officerSigned', { time: dateTime(signed.at) }) : t('paper.record.date')}
                {signed && !signed.holds && <strong>{t('paper.signing.broken')}</strong>}
              </span>
            </li>
          );
        })}
      </ul>
      {session.signature && <p className="paper-hash">{t('paper.transcript.hash', { hash: session.signature.textHash })}</p>}
    </section>
  );
}
