import { useCallback, useEffect, useState } from 'react';
import type { RemoteHello } from '../../services/contract/remote-view';
import type { StripView } from '../../services/contract/sessions';
import { call, KioskError } from '../kiosk/kiosk';
import { emit, post } from './remote-bridge';

const everyMs = 1_000;

export interface KnownHello {
  readonly hello: RemoteHello | undefined;
  readonly error: unknown;
  /** Asks now, after a sign-in or sign-out. */
  readonly reload: () => void;
}

/** Asks once a second who is signed in here, what may be watched, and what the strip says. */
export function useHello(): KnownHello {
  const [hello, setHello] = useState<RemoteHello | undefined>();
  const [error, setError] = useState<unknown>();
  const ask = useCallback(async () => {
    const reply = await post('/remote/hello', []);
    if (!reply.ok) {
      setError(new KioskError(reply.error.code, reply.error.detail));
      return;
    }
    const value = reply.value as RemoteHello;
    setError(undefined);
    setHello(value);
    if (!value.person) return;
    await call('strip.state').then(
      (strip: StripView) => emit('strip.changed', strip),
      () => undefined,
    );
    emit('supervision.changed', undefined);
  }, []);
  useEffect(() => {
    const first = setTimeout(() => void ask(), 0);
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [ask]);
  return { hello, error, reload: () => void ask() };
}
