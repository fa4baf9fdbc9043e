import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Calls } from '../../services/contract/calls';
import { call } from '../kiosk/kiosk';

export interface Loaded<T> {
  readonly data: T | undefined;
  /** It answered or refused at least once; an answer may be `undefined`. */
  readonly answered: boolean;
  /** What the call rejected with, if it did; show it with `<Failure>`. */
  readonly error: unknown;
  /** True only after 300 ms without an answer: time for a skeleton. */
  readonly loading: boolean;
  /** Asks again; the old data stays until the answer. */
  readonly reload: () => void;
}

/** Loads the answer of a call, and again when its input changes. */
export function useCall<N extends CallName>(name: N, ...input: Parameters<Calls[N]>): Loaded<ReturnType<Calls[N]>> {
  type Answer = { readonly data: ReturnType<Calls[N]> | undefined; readonly error: unknown; readonly answered: boolean };
  const [answer, setAnswer] = useState<Answer>({ data: undefined, error: undefined, answered: false });
  const [slow, setSlow] = useState(false);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  const newest = useRef(0);

  useEffect(() => {
    const own = ++newest.current;
    const slowTimer = setTimeout(() => setSlow(true), 300);
    // JSON has no `undefined` and no call takes null: what was left out is left out again.
    const parts = (JSON.parse(key) as unknown[]).map((part) => part ?? undefined);
    call(name, ...(parts as Parameters<Calls[N]>))
      .then(
        (data) => ({ data, error: undefined, answered: true }),
        (error: unknown) => ({ data: undefined, error, answered: true }),
      )
      .then((next: Answer) => {
        clearTimeout(slowTimer);
        if (own !== newest.current) return;
        setSlow(false);
        setAnswer((old) => (next.error === undefined ? next : { ...next, data: old.data }));
      })
      .catch(() => undefined);
    return () => clearTimeout(slowTimer);
  }, [name, key, turn]);

  const reload = useCallback(() => setTurn((count) => count + 1), []);
  return { ...answer, loading: slow && !answer.answered, reload };
}
