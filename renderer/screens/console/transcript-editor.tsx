import { useCallback, useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { LinePages } from '../../components/line-pages';
import { isDraft, rowsOf } from './draft';
import type { Row } from './draft';
import { LineHistoryLink } from './line-history-link';
import { useOfferedWords } from './offered-words';
import { QuestionDesk } from './question-desk';
import { TranscriptCurrent } from './transcript-current';
import { KeyHint, TranscriptFoot } from './transcript-foot';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow } from './transcript-row';
import { t } from '../../i18n/zh-cn';
import { useKey } from './use-key';
import { useSheet, useTranscriptWriter } from './use-transcript-writer';

interface Props {
  readonly session: SessionView;
  /** Hands up how to write everything before the 笔录 goes to the questioned person. */
  readonly onFlush: (flush: () => () => Promise<boolean>) => void;
}

/** Writing the 笔录, all by keys; see the foot. Ctrl+T offers questions by kind of case, of minutes who speaks. */
export function TranscriptEditor({ session, onFlush }: Props): ReactNode {
  const { transcript, startedAt } = session;
  const writer = useTranscriptWriter(session);
  const { flush, open } = writer;
  const [offering, setOffering] = useState(false);
  const speakers = session.record?.form.minutes?.speakers;
  const minutes = speakers !== undefined;

  // Of the line being written only what places it: its words are its own.
  const left = useSheet(writer, (sheet) => sheet.left);
  const error = useSheet(writer, (sheet) => sheet.error);
  const key = useSheet(writer, ({ current }) => current.key);
  const id = useSheet(writer, ({ current }) => current.id);
  const after = useSheet(writer, ({ current }) => current.after);
  const rows = useMemo(() => rowsOf(transcript, left, { key, id, after }), [transcript, left, key, id, after]);

  useOfferedWords((words) => writer.change({ text: writer.now().current.text + words }));
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

  return (
    <TranscriptPanel
      session={session}
      foot={<TranscriptFoot writer={writer} speakers={speakers} offering={offering} onOffering={setOffering} />}
      history={
        <>
          <LineHistoryLink sessionId={session.id} startedAt={startedAt} current={writer.now} />
          {/* Tab is the field's own: who works without a mouse has to know the way out. */}
          {!minutes && <KeyHint caps={['Esc', 'Tab']} words={t('console.key.leave')} />}
        </>
      }
      above={!minutes && <QuestionDesk sessionId={session.id} writer={writer} open={offering} onClose={() => setOffering(false)} />}
      onKeyDown={onKeyDown}
    >
      <Failure error={error} />
      <LinePages items={rows} draw={draw} />
    </TranscriptPanel>
  );
}
