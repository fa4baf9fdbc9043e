import type { CSSProperties, ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { pageMeasures, type PageBlock, type TranscriptPage } from '../../services/contract/transcript-pages';
import { clockTime } from '../components/format';
import { t } from '../i18n/zh-cn';
import { PageRow } from './page-row';
import { PageSignature } from './page-signature';
import { timeInRecording } from './paper-time';
import { Seam } from './seam';
import { TranscriptEnd } from './transcript-end';
import { TranscriptFields } from './transcript-fields';

interface Props {
  readonly session: SessionView;
  readonly page: TranscriptPage;
  readonly pages: number;
  /** On the screen: a line can be chosen to be corrected. */
  readonly onChoose?: ((lineId: string) => void) | undefined;
}

/** One sheet of A4: what stands on it, the places to sign, its number, and its part of the mark across the edges. */
export function TranscriptSheet({ session, page, pages, onChoose }: Props): ReactNode {
  const code = session.registrationCode ?? t('paper.transcript.beforeSeal');
  return (
    <article className="sheet">
      <header className={page.number === 1 ? 'sheet-title' : 'sheet-running'}>
        {page.number === 1 ? (
          <>
            <p className="paper-agency">{session.agencyName}</p>
            <h1>{t('paper.transcript.title')}</h1>
          </>
        ) : (
          <p>{t('paper.transcript.continued')}</p>
        )}
      </header>
      <div className="sheet-rows">
        {page.blocks.map((block, index) => (
          <Block key={index} session={session} block={block} onChoose={onChoose} />
        ))}
        {page.blocks.at(-1)?.kind === 'line' && page.usedRows < pageMeasures.rows && <Blank page={page} />}
      </div>
      {page.last ? <TranscriptEnd session={session} page={page} /> : <PageSignature session={session} page={page.number} />}
      <footer className="sheet-foot">
        <span>{t('paper.transcript.code', { code })}</span>
        <span>{t('paper.pageOf', { page: String(page.number), pages: String(pages) })}</span>
      </footer>
      <Seam text={code} page={page.number} pages={pages} />
    </article>
  );
}

const rowsHigh = (rows: number): CSSProperties => ({ height: `calc(${rows} * var(--row))` });

function Block({ session, block, onChoose }: Pick<Props, 'session' | 'onChoose'> & { readonly block: PageBlock }): ReactNode {
  switch (block.kind) {
    case 'fields':
      return <TranscriptFields session={session} fields={block.fields} style={rowsHigh(block.rows)} />;
    case 'told': {
      const step = session.steps.find((each) => each.step === block.step);
      const inspectors = session.inspectors.map((each) => t('paper.inspector', { name: each.name, badge: each.badgeNumber })).join('、');
      return (
        <div className="sheet-line sheet-told" style={rowsHigh(block.rows)}>
          <span className="paper-line-time">{timeInRecording(session.startedAt, step?.at)}</span>
          <b>{t('paper.line.told')}</b>
          <p>{block.step === 'notice-read' ? `“${session.noticeWording}”` : t(`paper.transcript.step.${block.step}`, { inspectors })}</p>
        </div>
      );
    }
    case 'line': {
      const line = session.transcript.find(({ id }) => id === block.lineId);
      const content = (
        <>
          <span className="paper-line-time">{block.first && line ? timeInRecording(session.startedAt, line.at) : ''}</span>
          <b>{block.first ? t(`paper.line.${block.lineKind}`) : ''}</b>
          <span>
            {block.text.map((row, index) => (
              <PageRow
                key={index}
                row={row}
                note={(at, correction) => <CorrectionPlace session={session} lineId={block.lineId} at={at} correction={correction} />}
              />
            ))}
          </span>
        </>
      );
      const look = { className: `sheet-line sheet-line-${block.lineKind}`, 'data-testid': 'transcript-line' };
      if (!onChoose || block.lineKind === 'note') return <div {...look}>{content}</div>;
      return (
        <button type="button" {...look} onClick={() => onChoose(block.lineId)}>
          {content}
        </button>
      );
    }
  }
}

/** When it was corrected, and the thumb there: as the reader took it, or an empty place for it. */
function CorrectionPlace({
  session,
  lineId,
  at,
  correction,
}: {
  readonly session: SessionView;
  readonly lineId: string;
  readonly at: string;
  readonly correction: number;
}): ReactNode {
  const thumb = session.signing.corrections.find((each) => each.lineId === lineId && each.index === correction);
  return (
    <span className="paper-correction">
      {t('paper.correction', { time: clockTime(at), person: t('console.questioned') })}
      {thumb?.image ? <img src={thumb.image} alt={t('paper.transcript.thumbprint')} /> : <i />}
    </span>
  );
}

/** Nothing can be added below the last line: said, and struck through. */
function Blank({ page }: { readonly page: TranscriptPage }): ReactNode {
  const rows = pageMeasures.rows - page.usedRows - 1 - (page.last ? pageMeasures.endRows : 0);
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
