import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** What a list's call answers, page by page, by keyset. */
interface Page<Line, Cursor> {
  readonly lines: readonly Line[];
  readonly next: Cursor | undefined;
}

export interface Pages<Line, P> {
  /** With what it says beside its lines; undefined before its answer. */
  readonly first: P | undefined;
  /** As far as it was scrolled. */
  readonly lines: readonly Line[];
  readonly error: unknown;
  readonly hasMore: boolean;
  /** Asks for the page behind the last line, if there is one and none is on its way. */
  readonly more: () => void;
  /** Begins again from the top; the old lines stay until the answer. */
  readonly reload: () => void;
}

interface State<P> {
  readonly key: string;
  readonly pages: readonly P[];
  readonly error: unknown;
}

/** The pages of a list. `key` names what is asked for: with another one the lines begin anew. */
export function usePages<Line, Cursor, P extends Page<Line, Cursor>>(
  key: string,
  ask: (after: Cursor | undefined) => Promise<P>,
): Pages<Line, P> {
  const [state, setState] = useState<State<P>>({ key, pages: [], error: undefined });
  const asking = useRef(ask);
  const newest = useRef(0);
  const waiting = useRef(false);
  useEffect(() => {
    asking.current = ask;
  });

  const load = useCallback(
    (after: Cursor | undefined) => {
      const own = after === undefined ? ++newest.current : newest.current;
      waiting.current = true;
      const take = (next: (pages: readonly P[]) => Omit<State<P>, 'key'>): void => {
        if (own !== newest.current) return;
        waiting.current = false;
        setState((old) => ({ key, ...next(old.key === key ? old.pages : []) }));
      };
      asking.current(after).then(
        (page) => take((pages) => ({ pages: after === undefined ? [page] : [...pages, page], error: undefined })),
        (error: unknown) => take((pages) => ({ pages, error })),
      );
    },
    [key],
  );

  useEffect(() => load(undefined), [load]);
  const shown = state.key === key ? state : undefined;
  const pages = shown?.pages;
  const lines = useMemo(() => (pages ?? []).flatMap((page) => page.lines), [pages]);
  const next = pages?.at(-1)?.next;
  const more = useCallback(() => {
    if (next !== undefined && !waiting.current) load(next);
  }, [load, next]);
  const reload = useCallback(() => load(undefined), [load]);
  return { first: pages?.[0], lines, error: shown?.error, hasMore: next !== undefined, more, reload };
}

/** When fewer pixels than this are left below, the next page is asked for. */
const reachPx = 1_200;

/** Whether a list was scrolled so far that the next page is wanted. */
export function isNearEnd({
  scrollTop,
  clientHeight,
  scrollHeight,
}: Pick<HTMLElement, 'scrollTop' | 'clientHeight' | 'scrollHeight'>): boolean {
  return scrollHeight - clientHeight - scrollTop < reachPx;
}
