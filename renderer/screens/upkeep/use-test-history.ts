import { useCallback, useEffect, useState } from 'react';
import type { SelfTestView } from '../../../services/contract/upkeep';
import { call, useEvent } from '../../kiosk/kiosk';

interface State {
  readonly tests: readonly SelfTestView[];
  /** Where the next page begins; undefined at the end. */
  readonly next: number | undefined;
  readonly error: unknown;
}

/** Self-tests, newest first, as far as they were asked for: page by page, by keyset. A new one begins the list anew. */
export function useTestHistory(): State & { readonly more: () => void } {
  const [state, setState] = useState<State>({ tests: [], next: undefined, error: undefined });
  const load = useCallback((before: number | undefined) => {
    call('selfTest.page', before).then(
      (page) =>
        setState((old) => ({
          tests: before === undefined ? page.tests : [...old.tests, ...page.tests],
          next: page.next,
          error: undefined,
        })),
      (error: unknown) => setState((old) => ({ ...old, error })),
    );
  }, []);
  useEffect(() => load(undefined), [load]);
  useEvent('selfTest.changed', () => load(undefined));
  return { ...state, more: () => load(state.next) };
}
