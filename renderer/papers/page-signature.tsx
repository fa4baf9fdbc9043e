import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { onPaper } from '../../services/contract/signing';
import { dateTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** The places at the foot of a page: for the name, and for the thumb. */
export function PageSignature({ session, page }: { readonly session: SessionView; readonly page: number }): ReactNode {
  const signing = session.signing.pages.find((each) => each.page === page);
  return (
    <section className="sheet-signature">
      <span>{t('paper.transcript.pageSignature', { person: t('console.questioned') })}</span>
      <div className="sheet-sign-place">
        {signing?.image && <img src={signing.image} alt={t('paper.transcript.signature')} />}
        {signing?.device === onPaper && !signing.image && <em>{t('paper.transcript.onPaper')}</em>}
        {signing && !signing.holds && <strong>{t('paper.signing.broken')}</strong>}
      </div>
      <div className="sheet-thumb-place">{session.thumbprint?.image ? <small>{t('paper.transcript.thumbAtEnd')}</small> : <i />}</div>
      <small>{signing ? dateTime(signing.at) : t('paper.record.date')}</small>
    </section>
  );
}
