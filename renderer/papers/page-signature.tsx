import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { onPaper } from '../../services/contract/signing';
import { dateTime } from '../components/format';
import { sessionWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';

/** The places at the foot of a page: for the name, and of a 笔录 for the thumb. */
export function PageSignature({ session, page }: { readonly session: SessionView; readonly page: number }): ReactNode {
  const signing = session.signing.pages.find((each) => each.page === page);
  const { person = '' } = sessionWords(session);
  return (
    <section className={session.record ? 'sheet-signature sheet-signature-plain' : 'sheet-signature'}>
      <span>{t(session.record ? 'paper.record.pageSignature' : 'paper.transcript.pageSignature', { person })}</span>
      <div className="sheet-sign-place">
        {signing?.image && <img src={signing.image} alt={t('paper.transcript.signature')} />}
        {signing?.device === onPaper && !signing.image && <em>{t('paper.transcript.onPaper')}</em>}
        {signing && !signing.holds && <strong>{t('paper.signing.broken')}</strong>}
      </div>
      {!session.record && (
        <div className="sheet-thumb-place">{session.thumbprint?.image ? <small>{t('paper.transcript.thumbAtEnd')}</small> : <i />}</div>
      )}
      <small>{signing ? dateTime(signing.at) : t('paper.record.date')}</small>
    </section>
  );
}
