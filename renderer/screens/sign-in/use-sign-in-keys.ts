import { useEffect, useRef } from 'react';
import { pinAfterKey, pinLength } from '../../components/pin-pad/pin';

export interface SignInKeys {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly onSubmit: () => void;
  /** Moves the choice by so many tiles; two stand in a row. */
  readonly onMove: (step: number) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -2, ArrowDown: 2, ArrowLeft: -1, ArrowRight: 1 };

/** The whole sign-in by keyboard: arrows, digits, Enter; a field that has the focus keeps its own keys. */
export function useSignInKeys(keys: SignInKeys): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { pin, onPin, onSubmit, onMove } = newest.current;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      // What is typed into a dialog over the lock is meant for it.
      if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
      const inField = event.target instanceof HTMLInputElement;
      const step = steps[event.key];
      const next = inField ? undefined : pinAfterKey(pin, event.key);
      if (event.key === 'Enter' && pin.length === pinLength) onSubmit();
      else if (step !== undefined && !inField) onMove(step);
      else if (next !== undefined) onPin(next);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
