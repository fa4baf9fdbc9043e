import type { LiveChunk } from '../../../services/contract/events';
import { call, subscribe } from '../../kiosk/kiosk';
import { nothingRemembered, remember, replay } from './chunk-memory';
import type { ChunkMemory } from './chunk-memory';

interface Feed {
  readonly listeners: Set<(chunk: LiveChunk) => void>;
  memory: ChunkMemory;
}

/** One flow a camera, however many pictures show it. */
const feeds = new Map<string, Feed>();
let stopListening: (() => void) | undefined;

/** Hands every chunk of the camera to `listener`, beginning with what a player needs to start. Returns the way to stop. */
export function joinFeed(cameraId: string, listener: (chunk: LiveChunk) => void): () => void {
  stopListening ??= subscribe('live.chunk', take);
  const known = feeds.get(cameraId);
  const feed = known ?? { listeners: new Set<(chunk: LiveChunk) => void>(), memory: nothingRemembered };
  feeds.set(cameraId, feed);
  for (const chunk of replay(feed.memory)) listener(chunk);
  feed.listeners.add(listener);
  // A refusal (no camera yet) shows as a picture that is not live; the next mount asks again.
  if (!known) call('live.open', cameraId).catch(() => undefined);
  return () => {
    feed.listeners.delete(listener);
    if (feed.listeners.size > 0 || feeds.get(cameraId) !== feed) return;
    feeds.delete(cameraId);
    call('live.close', cameraId).catch(() => undefined);
    if (feeds.size === 0) {
      stopListening?.();
      stopListening = undefined;
    }
  };
}

function take(chunk: LiveChunk): void {
  const feed = feeds.get(chunk.cameraId);
  if (!feed) return;
  feed.memory = remember(feed.memory, chunk);
  for (const listener of feed.listeners) listener(chunk);
}
