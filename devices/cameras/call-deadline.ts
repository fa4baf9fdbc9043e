import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A call asks a camera several things one after the other, and each answer may come at its last moment: the call as a whole has an end
 * too. Kept beside the call because node-onvif hands nothing through.
 */
const calls = new AsyncLocalStorage<AbortSignal>();

/** Runs `ask`; when the time is over, the exchange that is under way ends, and none is begun any more. */
export function withinDeadline<T>(ms: number, ask: () => Promise<T>): Promise<T> {
  const outer = calls.getStore();
  const own = AbortSignal.timeout(ms);
  return calls.run(outer ? AbortSignal.any([outer, own]) : own, ask);
}

/** Runs `ask` until it is told to stop. */
export function untilStopped<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  return calls.run(signal, ask);
}

/** Aborted after `ms`, or sooner where the call's own time is over. */
export function exchangeSignal(ms: number): AbortSignal {
  const call = calls.getStore();
  const own = AbortSignal.timeout(ms);
  return call ? AbortSignal.any([call, own]) : own;
}
