import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegisterLineView, RegisterPage, RegisterQuery } from '../../../services/contract/registers';
import { call } from '../../kiosk/kiosk';

export interface RegisterPages {
  /** The first page's title, columns and total; undefined before the first answer. */
  readonly head: Pick<RegisterPage, 'title' | 'columns' | 'total'> | undefined;
  readonly lines: readonly RegisterLineView[];
  readonly error: unknown;
  /** Asks for the page behind the last line, if there is one and it isn't on its way. */
  readonly more: () => void;
  /** Begins again with the newest lines. */
  readonly reload: () => void;
}

interface State {
  readonly key: string;
  readonly head: RegisterPages['head'];
  readonly lines: readonly RegisterLineView[];
  readonly next: number | undefined;
  readonly error: unknown;
}

/** A register as far as it was scrolled: page by page, by keyset. */
export function useRegisterPages(query: RegisterQuery): RegisterPages {
  const key = JSON.stringify(query);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<State>({ key: '', head: undefined, lines: [], next: undefined, error: undefined });
  const asked = useRef<string | undefined>(undefined);

  const load = useCallback(
    (after: number | undefined) => {
      const own = `${key} ${turn} ${after ?? 'first'}`;
      if (asked.current === own) return;
      asked.current = own;
      call('register.page', JSON.parse(key) as RegisterQuery, after).then(
        (page) => {
          if (asked.current !== own) return;
          setState((old) => ({
            key,
            head: page,
            lines: after === undefined ? page.lines : [...old.lines, ...page.lines],
            next: page.next,
            error: undefined,
          }));
        },
        (error: unknown) => asked.current === own && setState((old) => ({ ...old, key, error })),
      );
    },
    [key, turn],
  );

  useEffect(() => load(undefined), [load]);
  const { next } = state;
  const more = useCallback(() => {
    if (next !== undefined && state.key === key) load(next);
  }, [load, next, state.key, key]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  return state.key === key
    ? { head: state.head, lines: state.lines, error: state.error, more, reload }
    : { head: undefined, lines: [], error: undefined, more, reload };
}
