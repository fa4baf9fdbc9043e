import type { CSSProperties, ReactNode } from 'react';
import type { LineKind, SessionView } from '../../services/contract/sessions';
import type { PageBlock } from '../../services/contract/transcript-pages';
import { clockTime } from '../components/format';
import { sessionWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';
import { CompanionField } from './companion-field';
import { PageAnswer, PageTold } from './page-notice';
import { PageRows } from './page-rows';
import { timeInRecording } from './paper-time';
import { TranscriptFields } from './transcript-fields';

interface Props {
  readonly session: SessionView;
  readonly block: PageBlock;
  /** On the screen: a line can be chosen to be corrected. */
  readonly onChoose?: ((lineId: string) => void) | undefined;
}

export const rowsHigh = (rows: number): CSSProperties => ({ height: `calc(${rows} * var(--row))` });

/** One block of a page, as high as the pages were counted with. */
export function PageBlockView({ session, block, onChoose }: Props): ReactNode {
  switch (block.kind) {
    case 'fields':
      return <TranscriptFields session={session} fields={block.fields} style={rowsHigh(block.rows)} />;
    case 'companion':
      return <CompanionField session={session} companion={block.companion} style={rowsHigh(block.rows)} />;
    case 'told':
      return <PageTold session={session} step={block.step} style={rowsHigh(block.rows)} />;
    case 'asked':
    case 'answered':
      return <PageAnswer session={session} block={block} style={rowsHigh(block.rows)} />;
    case 'withdrawal':
      return (
        <div className="sheet-line">
          {block.first && <LineHead session={session} at={session.withdrawalNotes?.onPages[block.note]?.at} kind="note" />}
          <PageRows rows={block.text} note={() => null} />
        </div>
      );
    case 'heading':
      return (
        <div className="sheet-heading" style={rowsHigh(block.rows)}>
          <h2>{t('paper.record.minutesOf', { title: block.title })}</h2>
          {block.empty && <p>{t('paper.record.none')}</p>}
        </div>
      );
    case 'fact':
      return (
        <dl className="sheet-fact">
          <dt>{block.first ? block.label : ''}</dt>
          <dd>
            <PageRows rows={block.text} note={() => null} />
            {block.first && block.text.every((row) => row.every(({ text }) => text === '')) && (
              <span className="sheet-fact-none">{t('paper.none')}</span>
            )}
          </dd>
        </dl>
      );
    case 'line':
      return <Line session={session} block={block} onChoose={onChoose} />;
  }
}

function Line({
  session,
  block,
  onChoose,
}: Omit<Props, 'block'> & { readonly block: Extract<PageBlock, { readonly kind: 'line' }> }): ReactNode {
  const line = session.transcript.find(({ id }) => id === block.lineId);
  const isNote = block.lineKind === 'note' && !session.record;
  const content = (
    <>
      {block.first && <LineHead session={session} at={line?.at} kind={session.record ? undefined : block.lineKind} />}
      <PageRows
        rows={block.text}
        note={(at, correction) => <CorrectionPlace session={session} lineId={block.lineId} at={at} correction={correction} />}
      />
    </>
  );
  const look = { className: `sheet-line sheet-line-${block.lineKind}`, 'data-testid': 'transcript-line' };
  if (!onChoose || isNote) return <div {...look}>{content}</div>;
  return (
    <button type="button" {...look} onClick={() => onChoose(block.lineId)}>
      {content}
    </button>
  );
}

interface LineHeadProps {
  readonly session: SessionView;
  readonly at: string | undefined;
  /** Minutes name their speakers themselves. */
  readonly kind: LineKind | undefined;
}

/** When a line was begun, and what it is. */
function LineHead({ session, at, kind }: LineHeadProps): ReactNode {
  return (
    <>
      <span className="paper-line-time">{timeInRecording(session.startedAt, at)}</span>
      <b>{kind && t(`paper.line.${kind}`)}</b>
    </>
  );
}

interface CorrectionProps {
  readonly session: SessionView;
  readonly lineId: string;
  readonly at: string;
  readonly correction: number;
}

/** When it was corrected, and the thumb there: as the reader took it, or an empty place for it. */
function CorrectionPlace({ session, lineId, at, correction }: CorrectionProps): ReactNode {
  const thumb = session.signing.corrections.find((each) => each.lineId === lineId && each.index === correction);
  return (
    <span className="paper-correction">
      {t('paper.correction', { time: clockTime(at), person: sessionWords(session).person ?? '' })}
      {thumb?.image ? <img src={thumb.image} alt={t('paper.transcript.thumbprint')} /> : <i />}
    </span>
  );
}
