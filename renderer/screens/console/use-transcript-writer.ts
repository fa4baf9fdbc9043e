import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { call } from '../../kiosk/kiosk';
import { TranscriptWriter } from './transcript-writer';
import type { Sheet, TranscriptStore } from './transcript-writer';

/** With the write behind it, nothing typed is lost that is older than a second. */
const autosaveMs = 500;

/** The writer of this session's 笔录, as long as its editor is shown. */
export function useTranscriptWriter(session: SessionView): TranscriptWriter {
  const { id, transcript } = session;
  const [writer] = useState(() => {
    const store: TranscriptStore = {
      write: (line) => call('transcript.write', id, line),
      undo: (direction) => call('transcript.undo', id, direction),
    };
    return new TranscriptWriter(store, transcript, session.record !== undefined);
  });
  useEffect(() => writer.see(transcript), [writer, transcript]);
  useEffect(() => {
    const timer = setInterval(() => void writer.flush(), autosaveMs);
    return () => {
      clearInterval(timer);
      void writer.flush();
    };
  }, [writer]);
  return writer;
}

/** What `select` makes of the sheet; draws again only when that changes, and not at every key. */
export function useSheet<T>(writer: TranscriptWriter, select: (sheet: Sheet) => T): T {
  return useSyncExternalStore(writer.subscribe, () => select(writer.now()));
}
