import { Button, Dropdown } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { LinePages } from '../../components/line-pages';
import { t } from '../../i18n/zh-cn';
import { isDraft, rowsOf } from './draft';
import type { Row } from './draft';
import { TranscriptCurrent } from './transcript-current';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow } from './transcript-row';
import { useKey } from './use-key';
import { useSheet, useTranscriptWriter } from './use-transcript-writer';
import usual from './usual-questions.json';

interface Props {
  readonly session: SessionView;
  /** Hands up how to write everything before the 笔录 goes to the questioned person. */
  readonly onFlush: (flush: () => () => Promise<boolean>) => void;
}

/** Writing the 笔录, all by keys; see the foot. Ctrl+T offers the usual questions, of minutes who speaks. */
export function TranscriptEditor({ session, onFlush }: Props): ReactNode {
  const { transcript, startedAt } = session;
  const writer = useTranscriptWriter(session);
  const { flush, open } = writer;
  const [offering, setOffering] = useState(false);
  const speakers = session.record?.form.minutes?.speakers;
  const minutes = speakers !== undefined;
  const offered = speakers ?? usual.questions;

  // Of the line being written only what places it: its words are its own.
  const left = useSheet(writer, (sheet) => sheet.left);
  const error = useSheet(writer, (sheet) => sheet.error);
  const savedAt = useSheet(writer, (sheet) => sheet.savedAt);
  const key = useSheet(writer, ({ current }) => current.key);
  const id = useSheet(writer, ({ current }) => current.id);
  const after = useSheet(writer, ({ current }) => current.after);
  const rows = useMemo(() => rowsOf(transcript, left, { key, id, after }), [transcript, left, key, id, after]);

  useEffect(() => onFlush(() => flush), [flush, onFlush]);
  // F12 locks the screen; what was typed in the last second is written before that.
  useKey('F12', () => void flush());

  const draw = useCallback(
    (row: Row): ReactNode => {
      if (row === 'current') return <TranscriptCurrent key="current" writer={writer} startedAt={startedAt} minutes={minutes} />;
      const line = isDraft(row) ? { ...row, at: row.begunAt, corrections: [] } : row;
      const closed = line.kind === 'note' && !minutes;
      return (
        <TranscriptRow
          key={isDraft(row) ? `left-${row.key}` : row.id}
          line={line}
          startedAt={startedAt}
          onOpen={closed ? undefined : () => open(row)}
        />
      );
    },
    [writer, open, startedAt, minutes],
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 't' || !event.ctrlKey) return;
    event.preventDefault();
    setOffering(true);
  }

  function insert(words: string): void {
    setOffering(false);
    const { text } = writer.now().current;
    writer.change(minutes ? { text: text + words } : { kind: 'question', text: text + words });
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
      <span>
        <kbd className="key-cap">↑</kbd>
        <kbd className="key-cap">↓</kbd> {t('console.key.lines')}
      </span>
      <span>
        <kbd className="key-cap">Ctrl</kbd>
        <kbd className="key-cap">Enter</kbd> {t('console.key.insert')}
      </span>
      <span>
        <kbd className="key-cap">Ctrl</kbd>
        <kbd className="key-cap">Z</kbd> {t('console.key.undo')}
      </span>
      <Dropdown
        open={offering}
        onOpenChange={setOffering}
        trigger={['click']}
        placement="top"
        styles={{ root: { maxWidth: 640 } }}
        menu={{
          items: offered.map((words) => ({ key: words, label: words })),
          onClick: ({ key: words }) => insert(words),
          autoFocus: true,
        }}
      >
        <Button type="text" size="small" className="usual-questions">
          <kbd className="key-cap">Ctrl</kbd>
          <kbd className="key-cap">T</kbd> {t(minutes ? 'closing.key.speakers' : 'console.key.usual')}
        </Button>
      </Dropdown>
      <span className="transcript-saved" role="status">
        {savedAt && t('console.saved', { time: clockTime(savedAt) })}
      </span>
    </>
  );

  return (
    <TranscriptPanel session={session} foot={foot} onKeyDown={onKeyDown}>
      <Failure error={error} />
      <LinePages items={rows} draw={draw} />
    </TranscriptPanel>
  );
}
