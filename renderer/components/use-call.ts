import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Calls } from '../../services/contract/calls';
import { call } from '../kiosk/kiosk';

export interface Loaded<T> {
  readonly data: T | undefined;
  /** What the call rejected with, if it did; show it with `<Failure>`. */
  readonly error: unknown;
  /** True only after 300 ms without an answer: time for a skeleton. */
  readonly loading: boolean;
  /** Asks again; the old data stays until the answer. */
  readonly reload: () => void;
}

/** Loads the answer of a call, and again when its input changes. */
export function useCall<N extends CallName>(name: N, ...input: Parameters<Calls[N]>): Loaded<ReturnType<Calls[N]>> {
  type Answer = { readonly data: ReturnType<Calls[N]> | undefined; readonly error: unknown };
  const [answer, setAnswer] = useState<Answer>({ data: undefined, error: undefined });
  const [slow, setSlow] = useState(false);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  const newest = useRef(0);

  useEffect(() => {
    const own = ++newest.current;
    const slowTimer = setTimeout(() => setSlow(true), 300);
    call(name, ...(JSON.parse(key) as Parameters<Calls[N]>))
      .then(
        (data) => ({ data, error: undefined }),
        (error: unknown) => ({ data: undefined, error }),
      )
      .then((next: Answer) => {
        clearTimeout(slowTimer);
        if (own !== newest.current) return;
        setSlow(false);
        setAnswer((old) => (next.error === undefined ? next : { data: old.data, error: next.error }));
      })
      .catch(() => undefined);
    return () => clearTimeout(slowTimer);
  }, [name, key, turn]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  return { ...answer, loading: slow && answer.data === undefined && answer.error === undefined, reload };
}
