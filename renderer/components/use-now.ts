import { useSyncExternalStore } from 'react';
import type { Instant } from './instant';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = 0;

function tick(): void {
  const next = Math.floor(Date.now() / 1000);
  if (next === second) return;
  second = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 200);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentSecond(): number {
  if (second === 0) second = Math.floor(Date.now() / 1000);
  return second;
}

/** The wall clock in whole seconds, one timer for all. */
export function useNow(): Instant {
  return new Date(useSyncExternalStore(listen, currentSecond) * 1000).toISOString();
}
