import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { LineKind, TranscriptLineView } from '../../../services/contract/sessions';
import { clockTime, recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { CorrectedText } from '../../papers/corrected-text';

interface Props {
  readonly line: Pick<TranscriptLineView, 'kind' | 'text' | 'corrections'> & { readonly at: Instant | undefined };
  readonly startedAt: Instant | undefined;
  /** Opens the line for writing; notes of the system can't be opened. */
  readonly onOpen?: (() => void) | undefined;
  /** Plays the recording from the line's moment on. */
  readonly onPlay?: (() => void) | undefined;
}

/** One line of the 笔录 with its moment in the recording. */
export function TranscriptRow({ line, startedAt, onOpen, onPlay }: Props): ReactNode {
  const time = startedAt && line.at ? recordingTime(startedAt, line.at) : '—';
  const content = (
    <>
      {onPlay ? (
        <button type="button" className="row-time row-play" aria-label={t('replay.line', { time })} onClick={onPlay}>
          ▶ {time}
        </button>
      ) : (
        <span className="row-time">{time}</span>
      )}
      <b className="row-kind">{kindName(line.kind)}</b>
      <span className="row-text">
        {line.corrections.length === 0 ? (
          line.text
        ) : (
          <CorrectedText
            text={line.text}
            corrections={line.corrections}
            note={(at) => <small className="row-correction">{t('console.line.corrected', { time: clockTime(at) })}</small>}
          />
        )}
      </span>
    </>
  );
  const className = `transcript-row transcript-row-${line.kind}`;
  if (!onOpen) {
    return (
      <div className={className} data-testid="transcript-line">
        {content}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={`${className} transcript-row-open`}
      data-testid="transcript-line"
      title={t('console.line.open')}
      onClick={onOpen}
    >
      {content}
    </button>
  );
}

export function kindName(kind: LineKind): string {
  return t(`paper.line.${kind}`);
}
