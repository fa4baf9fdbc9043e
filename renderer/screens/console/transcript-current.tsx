import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import { recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { otherKind } from './draft';
import { kindName } from './transcript-row';
import type { TranscriptWriter } from './transcript-writer';
import { useSheet } from './use-transcript-writer';

interface Props {
  readonly writer: TranscriptWriter;
  readonly startedAt: Instant | undefined;
  readonly minutes: boolean;
}

/** The line being written: a key press draws this again and nothing else. */
export function TranscriptCurrent({ writer, startedAt, minutes }: Props): ReactNode {
  const { key, kind, text, begunAt } = useSheet(writer, ({ current }) => current);
  const input = useRef<HTMLTextAreaElement>(null);
  /** Esc was pressed: the next Tab leaves the field instead of changing who speaks. */
  const leaving = useRef(false);
  useEffect(() => {
    const { current: field } = input;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    field?.scrollIntoView({ block: 'nearest' });
  }, [key]);

  return (
    <div className="transcript-row transcript-current">
      <span className="row-time">{startedAt && begunAt ? recordingTime(startedAt, begunAt) : ''}</span>
      <button
        type="button"
        tabIndex={-1}
        className="row-kind row-kind-switch"
        title={minutes ? undefined : t('console.key.tab')}
        disabled={minutes}
        onClick={() => writer.change({ kind: otherKind(kind) })}
      >
        {kindName(kind)}
      </button>
      <textarea
        ref={input}
        className="row-input"
        rows={1}
        data-testid="transcript-input"
        aria-label={t('console.transcript.input', { kind: kindName(kind) })}
        value={text}
        onChange={(event) => writer.change({ text: event.target.value })}
        onKeyDown={(event) => {
          const tabLeaves = minutes || leaving.current;
          leaving.current = event.key === 'Escape';
          onKeyDown(event, writer, tabLeaves);
        }}
      />
    </div>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, writer: TranscriptWriter, tabLeaves: boolean): void {
  const { key, ctrlKey, shiftKey, nativeEvent, currentTarget: field } = event;
  if (nativeEvent.isComposing) return;
  const act = (deed: () => unknown): void => {
    event.preventDefault();
    deed();
  };
  if (key === 'Enter' && ctrlKey) act(writer.insert);
  else if (key === 'Enter' && !shiftKey) act(writer.next);
  else if (key === 'Tab' && !shiftKey && !tabLeaves) act(() => writer.change({ kind: otherKind(writer.now().current.kind) }));
  else if (key === 'Backspace' && field.value === '') act(() => writer.move(-1));
  else if (ctrlKey && key.toLowerCase() === 'z') act(() => writer.undo(shiftKey ? 'forward' : 'back'));
  else if ((key === 'ArrowUp' || key === 'ArrowDown') && !ctrlKey && !shiftKey)
    leaveAtEdge(event, () => writer.move(key === 'ArrowUp' ? -1 : 1));
}

/** Within a line of several rows the arrows are the field's own: where the caret stays in its place, it was at the edge. */
function leaveAtEdge(event: KeyboardEvent<HTMLTextAreaElement>, leave: () => void): void {
  const field = event.currentTarget;
  const { selectionStart, selectionEnd } = field;
  if (field.clientHeight < 1.5 * parseFloat(getComputedStyle(field).lineHeight)) {
    event.preventDefault();
    leave();
    return;
  }
  setTimeout(() => {
    if (field.selectionStart === selectionStart && field.selectionEnd === selectionEnd) leave();
  });
}
