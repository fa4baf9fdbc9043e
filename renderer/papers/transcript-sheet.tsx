import type { ReactNode } from 'react';
import { endRowsOf, signsPages } from '../../services/contract/page-end';
import type { SessionView } from '../../services/contract/sessions';
import { pageMeasures, type TranscriptPage } from '../../services/contract/transcript-pages';
import { sessionWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';
import { PageBlockView, rowsHigh } from './page-block';
import { PageSignature } from './page-signature';
import { RecordEnd } from './record-end';
import { Seam } from './seam';
import { TranscriptEnd } from './transcript-end';

interface Props {
  readonly session: SessionView;
  readonly page: TranscriptPage;
  readonly pages: number;
  /** On the screen: a line can be chosen to be corrected. */
  readonly onChoose?: ((lineId: string) => void) | undefined;
}

/** One sheet of A4: what stands on it, the places to sign, its number, and its part of the mark across the edges. */
export function TranscriptSheet({ session, page, pages, onChoose }: Props): ReactNode {
  const { record } = session;
  const code = session.registrationCode ?? t('paper.transcript.beforeSeal');
  return (
    <article className="sheet">
      <header className={page.number === 1 ? 'sheet-title' : 'sheet-running'}>
        {page.number === 1 ? (
          <>
            <p className="paper-agency">{session.agencyName}</p>
            <h1>{record?.form.title ?? t('paper.transcript.title')}</h1>
          </>
        ) : (
          <p>{t('paper.transcript.continued', { record: sessionWords(session).record })}</p>
        )}
      </header>
      <div className="sheet-rows">
        {page.blocks.map((block, index) => (
          <PageBlockView key={index} session={session} block={block} onChoose={onChoose} />
        ))}
        {page.usedRows < pageMeasures.rows && <Blank page={page} endRows={page.last ? endRowsOf(session) : 0} />}
      </div>
      {!page.last && signsPages(session) && <PageSignature session={session} page={page.number} />}
      {page.last && (record ? <RecordEnd session={session} record={record} /> : <TranscriptEnd session={session} page={page} />)}
      <footer className="sheet-foot">
        <span>{t('paper.transcript.code', { code })}</span>
        <span>{t('paper.pageOf', { page: String(page.number), pages: String(pages) })}</span>
      </footer>
      <Seam text={code} page={page.number} pages={pages} />
    </article>
  );
}

/** Nothing can be added below the last line: said, and struck through. */
function Blank({ page, endRows }: { readonly page: TranscriptPage; readonly endRows: number }): ReactNode {
  const rows = pageMeasures.rows - page.usedRows - 1 - endRows;
  return (
    <>
      <p className="sheet-blank">{t('paper.transcript.blankBelow')}</p>
      {rows > 1 && (
        <svg className="sheet-strike" style={rowsHigh(rows - 0.5)} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <line x1="100" y1="0" x2="0" y2="100" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </>
  );
}
