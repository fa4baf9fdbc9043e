import { useCallback, useEffect, useState } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { call, useEvent } from '../../kiosk/kiosk';
import { useDiscState } from './use-disc-state';

interface State {
  readonly sessionId: string | undefined;
  readonly entry: ArchiveEntryView | undefined;
  readonly error: unknown;
}

/** The recording that is chosen, whole; nothing while none is. Read anew when something of it changes, or with `reload`; the old one stays until the answer. */
export function useEntry(sessionId: string | undefined): Omit<State, 'sessionId'> & { readonly reload: () => void } {
  const [state, setState] = useState<State>({ sessionId: undefined, entry: undefined, error: undefined });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (sessionId === undefined) return;
    let wanted = true;
    call('archive.entry', sessionId).then(
      (entry) => wanted && setState({ sessionId, entry, error: undefined }),
      (error: unknown) =>
        wanted && setState((old) => ({ ...(old.sessionId === sessionId ? old : { entry: undefined }), sessionId, error })),
    );
    return () => {
      wanted = false;
    };
  }, [sessionId, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  useEvent('bookings.changed', reload);
  useDiscState(reload);
  const { entry, error } = state.sessionId === sessionId ? state : { entry: undefined, error: undefined };
  return { entry, error, reload };
}
