import { useEffect, useRef } from 'react';

const listeners = new Set<() => void>();

/** Called while the person is still signed in: what must be told under that name is told now. */
export function tellLeaving(): void {
  for (const listener of listeners) listener();
}

export function useLeaving(act: () => void): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    const listener = (): void => newest.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
