import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { call, useEvent } from '../../kiosk/kiosk';
import { afterLine, afterNews, afterReading, nothingKnown } from './session-news';

export interface CurrentSession {
  readonly session: SessionView | undefined;
  /** False until the first answer. */
  readonly known: boolean;
  /** Shows the answer of a call at once, before its event arrives. */
  readonly take: (session: SessionView) => void;
  readonly error: unknown;
}

/** The room's present session, as the main process tells it; one that was abandoned is none. */
export function useSession(): CurrentSession {
  const [{ session, stale }, setKnowledge] = useState(nothingKnown);
  const [known, setKnown] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = useCallback((next: SessionView | undefined) => {
    setKnowledge((before) => afterReading(before, next));
    setKnown(true);
  }, []);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    call('session.current').then(show, setError);
  }, [show, asked]);
  // Once a gap, however much is told while the answer is on its way.
  if (stale) {
    setKnowledge((before) => ({ ...before, stale: false }));
    setAsked(asked + 1);
  }
  useEvent('session.changed', (news) => setKnowledge((before) => afterNews(before, news)));
  useEvent('transcript.changed', (news) => setKnowledge((before) => afterLine(before, news)));
  return { session: session?.phase === 'abandoned' ? undefined : session, known, take: show, error };
}
