import { useEffect, useRef } from 'react';
import type { CallName, Calls, KioskBridge } from '../../services/contract/calls';
import type { ErrorCode, ErrorDetail, Reply } from '../../services/contract/errors';
import type { EventName, Events } from '../../services/contract/events';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

/** A refusal of the main process; its sentence is looked up by the code. */
export class KioskError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail,
  ) {
    super(code);
    this.name = 'KioskError';
  }
}

/** Asks the main process; rejects with `KioskError` when it refuses. */
export async function call<N extends CallName>(name: N, ...input: Parameters<Calls[N]>): Promise<ReturnType<Calls[N]>> {
  const reply = (await window.kiosk.call(name, input)) as Reply<ReturnType<Calls[N]>>;
  if (!reply.ok) throw new KioskError(reply.error.code, reply.error.detail);
  return reply.value;
}

export function subscribe<N extends EventName>(name: N, listener: (value: Events[N]) => void): () => void {
  return window.kiosk.subscribe(name, (value) => listener(value as Events[N]));
}

/** Listens while the component is mounted; the newest `listener` is called. */
export function useEvent<N extends EventName>(name: N, listener: (value: Events[N]) => void): void {
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => subscribe(name, (value) => newest.current(value)), [name]);
}
