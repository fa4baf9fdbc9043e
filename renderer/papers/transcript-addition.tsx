import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { t } from '../i18n/zh-cn';
import { PaperShort } from './paper-short';
import { PaperUnsigned } from './paper-unsigned';

/** 附记: what became known only when nobody signed any more, so that the pages stay as they were read. Nothing where there is nothing. */
export function TranscriptAddition({ session }: { readonly session: SessionView }): ReactNode {
  if (!session.unsigned && (session.presence?.short ?? []).length === 0) return null;
  return (
    <article className="sheet">
      <header className="sheet-running">
        <p>{t('paper.transcript.addition')}</p>
      </header>
      <PaperUnsigned session={session} />
      <PaperShort session={session} />
      <footer className="sheet-foot">
        <span>{t('paper.transcript.code', { code: session.registrationCode ?? t('paper.transcript.beforeSeal') })}</span>
      </footer>
    </article>
  );
}
