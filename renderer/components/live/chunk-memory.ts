import type { LiveChunk } from '../../../services/contract/events';

/** What a second picture of the same camera needs to begin: the file's head and its newest pieces. */
export interface ChunkMemory {
  readonly init: LiveChunk | undefined;
  readonly recent: readonly LiveChunk[];
}

export const nothingRemembered: ChunkMemory = { init: undefined, recent: [] };

/** Enough for a key frame at the usual distances; the player skips what comes before it. */
const rememberedChunks = 150;

export function remember(memory: ChunkMemory, chunk: LiveChunk): ChunkMemory {
  // A picture that joins an MPEG-1 stream later begins at its next key frame, half a second on.
  if (chunk.kind === 'mpeg1') return nothingRemembered;
  if (chunk.kind === 'init') return { init: chunk, recent: [] };
  return memory.init ? { init: memory.init, recent: [...memory.recent, chunk].slice(-rememberedChunks) } : memory;
}

/** The chunks for a picture that joins now: from the first piece that begins a fragment, since a piece may begin anywhere in the file. */
export function replay(memory: ChunkMemory): readonly LiveChunk[] {
  if (!memory.init) return [];
  const first = memory.recent.findIndex((chunk) => beginsFragment(chunk.bytes));
  return first < 0 ? [memory.init] : [memory.init, ...memory.recent.slice(first)];
}

function beginsFragment(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(4, 8)) === 'moof';
}
