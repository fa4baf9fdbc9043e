import { useCallback, useState } from 'react';

export interface Deed {
  /** Runs the deed; a second press while it runs does nothing. Resolves to whether it went through. */
  readonly run: (deed: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
  /** What the last deed rejected with; show it with `<Failure>`. */
  readonly error: unknown;
  readonly clear: () => void;
}

/** One thing at a time that a person set off: whether it runs, and how it was refused. */
export function useDeed(): Deed {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown }>({ busy: false, error: undefined });
  const run = useCallback(
    async (deed: () => Promise<unknown>) => {
      if (state.busy) return false;
      setState({ busy: true, error: undefined });
      try {
        await deed();
        setState({ busy: false, error: undefined });
        return true;
      } catch (error) {
        setState({ busy: false, error });
        return false;
      }
    },
    [state.busy],
  );
  const clear = useCallback(() => setState({ busy: false, error: undefined }), []);
  return { run, clear, busy: state.busy, error: state.error };
}
