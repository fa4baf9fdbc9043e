import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../../components/instant';
import type { SessionView, TranscriptLineView } from '../../../services/contract/sessions';
import { call } from '../../kiosk/kiosk';
import { draftAfter, draftOf, unsaved } from './draft';
import type { Draft, Saved } from './draft';

export interface TranscriptWriter {
  readonly current: Draft;
  /** Lines already left whose text the store may not hold yet. */
  readonly left: readonly Draft[];
  readonly savedAt: Instant | undefined;
  readonly error: unknown;
  readonly change: (part: Partial<Pick<Draft, 'kind' | 'text'>>) => void;
  /** Enter: leaves the line and begins the next one. */
  readonly next: () => void;
  /** Goes back to an earlier line. */
  readonly open: (line: TranscriptLineView) => void;
  /** Writes everything; resolves to whether the store holds it all. */
  readonly flush: () => Promise<boolean>;
}

interface Sheet {
  readonly current: Draft;
  readonly left: readonly Draft[];
}

const autosaveMs = 1000;

/** The 笔录 while it is written. A line saves itself at its first character, so that its time is right, and then every second; saves never overtake each other. */
export function useTranscriptWriter(session: SessionView): TranscriptWriter {
  const minutes = session.record !== undefined;
  const [sheet, setSheet] = useState<Sheet>(() => ({ current: draftAfter(session.transcript, 0, minutes), left: [] }));
  const [savedAt, setSavedAt] = useState<Instant | undefined>();
  const [error, setError] = useState<unknown>();
  const newest = useRef(sheet);
  const stored = useRef(new Map<number, Saved>());
  const tail = useRef<Promise<boolean>>(Promise.resolve(true));
  const lastKey = useRef(0);
  const sessionId = session.id;

  const show = useCallback((next: Sheet) => {
    newest.current = next;
    setSheet(next);
  }, []);

  const save = useCallback(
    async (draft: Draft): Promise<boolean> => {
      const line = unsaved(draft, stored.current.get(draft.key));
      if (!line) return true;
      try {
        const { id } = await call('transcript.write', sessionId, line);
        stored.current.set(draft.key, { id, kind: line.kind, text: line.text });
        const named = (each: Draft): Draft => (each.key === draft.key ? { ...each, id } : each);
        show({ current: named(newest.current.current), left: newest.current.left.map(named) });
        setSavedAt(new Date().toISOString());
        setError(undefined);
        return true;
      } catch (refused) {
        setError(refused);
        return false;
      }
    },
    [sessionId, show],
  );

  const flush = useCallback((): Promise<boolean> => {
    tail.current = tail.current.then(async () => {
      let all = true;
      for (const draft of [...newest.current.left, newest.current.current]) all = (await save(draft)) && all;
      return all;
    });
    return tail.current;
  }, [save]);

  const change = useCallback(
    (part: Partial<Pick<Draft, 'kind' | 'text'>>) => {
      const { current, left } = newest.current;
      const begins = current.begunAt === undefined && (part.text ?? '').trim() !== '';
      show({ current: { ...current, ...part, begunAt: begins ? new Date().toISOString() : current.begunAt }, left });
      if (begins) void flush();
    },
    [flush, show],
  );

  /** The line being left stays in sight until the session shows it. */
  const leave = useCallback(
    (turnTo: (key: number) => Draft) => {
      const { current, left } = newest.current;
      lastKey.current += 1;
      const opened = turnTo(lastKey.current);
      const shown = new Set(session.transcript.map((line) => line.id));
      const settled = (draft: Draft): boolean =>
        draft.id !== undefined &&
        (draft.id === opened.id || (shown.has(draft.id) && unsaved(draft, stored.current.get(draft.key)) === undefined));
      show({ current: opened, left: [...left.filter((draft) => !settled(draft)), ...(current.text.trim() === '' ? [] : [current])] });
      void flush();
    },
    [flush, show, session.transcript],
  );

  const next = useCallback(() => {
    const { current } = newest.current;
    if (current.text.trim() === '') return;
    const isNew =
      !session.transcript.some((line) => line.id === current.id) ||
      session.transcript.findLast((line) => line.kind !== 'note')?.id === current.id;
    leave((key) => draftAfter(isNew ? [current] : session.transcript, key, minutes));
  }, [leave, minutes, session.transcript]);

  const open = useCallback(
    (line: TranscriptLineView) => {
      leave((key) => {
        stored.current.set(key, line);
        return draftOf(line, key);
      });
    },
    [leave],
  );

  useEffect(() => {
    const timer = setInterval(() => void flush(), autosaveMs);
    return () => {
      clearInterval(timer);
      void flush();
    };
  }, [flush]);

  return { ...sheet, savedAt, error, change, next, open, flush };
}
