import type { KioskBridge } from '../../services/contract/calls';
import type { Reply } from '../../services/contract/errors';
import { LiveStreamReader } from './live-stream';

type Listener = (value: unknown) => void;
const listeners = new Map<string, Set<Listener>>();
const streams = new Map<string, AbortController>();
const retryMs = 1_000;

/** Sends to the kiosk; a kiosk out of reach is a refusal like another. */
export async function post(path: string, input: readonly unknown[]): Promise<Reply<unknown>> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(input) });
    return (await response.json()) as Reply<unknown>;
  } catch {
    return { ok: false, error: { code: 'remote.unreachable', detail: {} } };
  }
}

/** Tells the page what it would be told in the room. */
export function emit(name: string, value: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(value);
}

/** What `window.kiosk` is in the room's own windows, for a page that reaches the kiosk over TLS. */
export const remoteBridge: KioskBridge = {
  call: (name, input) => {
    const [cameraId] = input;
    if (name === 'live.open') openStream(String(cameraId));
    else if (name === 'live.close') closeStream(String(cameraId));
    else return post(`/call/${name}`, input);
    return Promise.resolve({ ok: true, value: undefined });
  },
  subscribe: (name, listener) => {
    const set = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, set.add(listener));
    return () => set.delete(listener);
  },
};

function openStream(cameraId: string): void {
  closeStream(cameraId);
  const controller = new AbortController();
  streams.set(cameraId, controller);
  void follow(cameraId, controller.signal);
}

function closeStream(cameraId: string): void {
  streams.get(cameraId)?.abort();
  streams.delete(cameraId);
}

/** Again and again until nobody looks: a stream ends with a break, the end of the session, or a line that is too slow. */
async function follow(cameraId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`/live/${encodeURIComponent(cameraId)}`, { signal });
      const pieces = response.ok ? response.body?.getReader() : undefined;
      const reader = new LiveStreamReader(cameraId);
      for (let piece = await pieces?.read(); piece && !piece.done; piece = await pieces?.read())
        for (const chunk of reader.take(piece.value)) emit('live.chunk', chunk);
    } catch {
      // Told by the picture itself, which stops, and by the line above it.
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}
