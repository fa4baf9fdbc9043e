import type { FileHandle } from 'node:fs/promises';

/** 1 MiB: larger pieces gain nothing, the default 64 KiB halves the speed of hashing. */
export const pieceBytes = 1024 * 1024;

/**
 * The bytes from `from` to `to` (or the end of the file) in pieces of 1 MiB; the next piece is read while the present one is used.
 * A piece is valid only until the next is asked for: its memory is used again.
 */
export async function* readPieces(handle: FileHandle, from = 0, to = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer, void, undefined> {
  const size = Math.min(pieceBytes, await mostBytes(handle, from, to));
  let present: Buffer = Buffer.allocUnsafe(size);
  let spare: Buffer | undefined;
  let offset = from;
  const wanted = () => Math.min(size, to - offset);
  let ahead = readFully(handle, present, offset, wanted());
  try {
    for (;;) {
      const read = await ahead;
      const asked = wanted();
      offset += read;
      const piece = present.subarray(0, read);
      const last = read < asked || offset >= to;
      if (!last) {
        [present, spare] = [spare ?? Buffer.allocUnsafe(size), present];
        ahead = readFully(handle, present, offset, wanted());
      }
      if (read > 0) yield piece;
      if (last) return;
    }
  } finally {
    await ahead.catch(() => undefined);
  }
}

/** One more than a file has, so that its end is seen; small files need no large memory. */
async function mostBytes(handle: FileHandle, from: number, to: number): Promise<number> {
  if (Number.isFinite(to)) return Math.max(0, to - from);
  const facts = await handle.stat();
  return facts.isFile() ? Math.max(0, facts.size - from) + 1 : pieceBytes;
}

async function readFully(handle: FileHandle, into: Buffer, offset: number, bytes: number): Promise<number> {
  let done = 0;
  while (done < bytes) {
    const { bytesRead } = await handle.read(into, done, bytes - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}
