import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { call, useEvent } from '../../kiosk/kiosk';

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
  const [session, setSession] = useState<SessionView | undefined>();
  const [known, setKnown] = useState(false);
  const [error, setError] = useState<unknown>();
  const show = useCallback((next: SessionView | undefined) => {
    setSession(next?.phase === 'abandoned' ? undefined : next);
    setKnown(true);
  }, []);
  useEffect(() => {
    call('session.current').then(show, setError);
  }, [show]);
  useEvent('session.changed', show);
  return { session, known, take: show, error };
}
