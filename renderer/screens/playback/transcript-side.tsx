import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { TranscriptLineView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { msOf } from './moments';
import { recordingClock } from './recording-words';
import { useMoment, usePlay } from './use-play';

/** The 笔录 beside the pictures: a press plays from that sentence; the one being spoken is marked. */
export function TranscriptSide(): ReactNode {
  const { view } = usePlay();
  const lines = view.lines.toSorted((a, b) => a.at.localeCompare(b.at));
  const moments = lines.map((line) => msOf(view, line.at));
  const current = useMoment(({ positionMs }) => moments.findLastIndex((ms) => ms <= positionMs));
  const title = view.recordTitle ?? t('console.transcript.title');
  return (
    <section className="panel transcript-side" aria-label={title}>
      <header>
        <h2 className="text-strong">{title}</h2>
        <span className="ink-2">{lines.length > 0 && t('playback.lines.hint')}</span>
      </header>
      {lines.length === 0 && (
        <p className="transcript-side-empty ink-2">
          {view.recordTitle === undefined ? t('playback.lines.none') : t('playback.lines.onPaper', { title: view.recordTitle })}
        </p>
      )}
      <ol>
        {lines.map((line, index) => (
          <Sentence key={line.id} line={line} current={index === current} />
        ))}
      </ol>
    </section>
  );
}

function Sentence({ line, current }: { readonly line: TranscriptLineView; readonly current: boolean }): ReactNode {
  const { view, engine, entryMs } = usePlay();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const atMs = msOf(view, line.at);
  return (
    <li ref={item} className={current ? 'sentence sentence-current' : 'sentence'}>
      <button
        type="button"
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          engine.seek(atMs);
          engine.play();
        }}
      >
        <span className="sentence-time">{recordingClock(atMs - entryMs)}</span>
        <b>{t(`paper.line.${line.kind}`)}</b>
        <span className={line.kind === 'note' ? 'sentence-note' : 'sentence-text'}>
          {line.text}
          {line.corrections.length > 0 && <small>{t('playback.lines.corrected', { count: String(line.corrections.length) })}</small>}
        </span>
      </button>
    </li>
  );
}
