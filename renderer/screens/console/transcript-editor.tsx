import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime, recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { otherKind, rowsOf } from './draft';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow, kindName } from './transcript-row';
import { useKey } from './use-key';
import { useTranscriptWriter } from './use-transcript-writer';
import usual from './usual-questions.json';

interface Props {
  readonly session: SessionView;
  /** Hands up how to write everything before the 笔录 goes to the questioned person. */
  readonly onFlush: (flush: () => () => Promise<boolean>) => void;
}

/** Writing the 笔录: Enter goes on, Tab turns question into answer, Ctrl+T offers the usual questions; of minutes who speaks. */
export function TranscriptEditor({ session, onFlush }: Props): ReactNode {
  const writer = useTranscriptWriter(session);
  const { current, flush } = writer;
  const input = useRef<HTMLTextAreaElement>(null);
  const [offering, setOffering] = useState(false);
  const minutes = session.record?.form.minutes;
  const offered = minutes?.speakers ?? usual.questions;
  const rows = rowsOf(session.transcript, writer.left, current);

  useEffect(() => onFlush(() => flush), [flush, onFlush]);
  useEffect(() => input.current?.focus(), [current.key]);
  // F12 locks the screen; what was typed in the last second is written before that.
  useKey('F12', () => void flush());

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      writer.next();
    } else if (event.key === 'Tab' && !event.shiftKey && !minutes) {
      event.preventDefault();
      writer.change({ kind: otherKind(current.kind) });
    } else if (event.key.toLowerCase() === 't' && event.ctrlKey) {
      event.preventDefault();
      setOffering(true);
    }
  }

  function insert(words: string): void {
    setOffering(false);
    writer.change(minutes ? { text: current.text + words } : { kind: 'question', text: current.text + words });
    input.current?.focus();
  }

  const foot = (
    <>
      <span>
        <kbd className="key-cap">Enter</kbd> {t(minutes ? 'closing.key.enter' : 'console.key.enter')}
      </span>
      {!minutes && (
        <span>
          <kbd className="key-cap">Tab</kbd> {t('console.key.tab')}
        </span>
      )}
      <Dropdown
        open={offering}
        onOpenChange={setOffering}
        trigger={['click']}
        placement="top"
        styles={{ root: { maxWidth: 640 } }}
        menu={{
          items: offered.map((words) => ({ key: words, label: words })),
          onClick: ({ key }) => insert(key),
          autoFocus: true,
        }}
      >
        <Button type="text" size="small" className="usual-questions">
          <kbd className="key-cap">Ctrl</kbd>
          <kbd className="key-cap">T</kbd> {t(minutes ? 'closing.key.speakers' : 'console.key.usual')}
        </Button>
      </Dropdown>
      <span className="transcript-saved" role="status">
        {writer.savedAt && t('console.saved', { time: clockTime(writer.savedAt) })}
      </span>
    </>
  );

  return (
    <TranscriptPanel session={session} count={rows.length} foot={foot}>
      <Failure error={writer.error} />
      {rows.map((row) => {
        if (row.kind === 'line') {
          const { line } = row;
          const open = line.kind === 'note' && !minutes ? undefined : () => writer.open(line);
          return <TranscriptRow key={line.id} line={line} startedAt={session.startedAt} onOpen={open} />;
        }
        if (row.kind === 'left') {
          const { draft } = row;
          return (
            <TranscriptRow
              key={`left-${draft.key}`}
              line={{ ...draft, at: draft.begunAt, corrections: [] }}
              startedAt={session.startedAt}
            />
          );
        }
        return (
          <div key="current" className="transcript-row transcript-current">
            <span className="row-time">{session.startedAt && row.at ? recordingTime(session.startedAt, row.at) : ''}</span>
            <button
              type="button"
              tabIndex={-1}
              className="row-kind row-kind-switch"
              title={minutes ? undefined : t('console.key.tab')}
              disabled={minutes !== undefined}
              onClick={() => writer.change({ kind: otherKind(current.kind) })}
            >
              {kindName(current.kind)}
            </button>
            <textarea
              ref={input}
              className="row-input"
              rows={1}
              data-testid="transcript-input"
              aria-label={t('console.transcript.input', { kind: kindName(current.kind) })}
              value={current.text}
              onChange={(event) => writer.change({ text: event.target.value })}
              onKeyDown={onKeyDown}
            />
          </div>
        );
      })}
    </TranscriptPanel>
  );
}
