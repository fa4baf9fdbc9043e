import { open } from 'node:fs/promises';
import { Mp4Parser } from '../capture/mp4-boxes';
import type { InitFacts } from '../capture/mp4-init';

/** Enough for ftyp and moov of a fragmented file. */
const HEAD_BYTES = 64 * 1024;

/** What a recorded file holds, from its head; undefined where it can't be read or is no MP4. */
export async function readMediaHead(file: string): Promise<InitFacts | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return new Mp4Parser().push(buffer.subarray(0, bytesRead)).find((piece) => piece.kind === 'init')?.facts;
  } finally {
    await handle.close();
  }
}
