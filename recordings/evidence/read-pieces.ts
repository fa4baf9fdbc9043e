import type { FileHandle } from 'node:fs/promises';
import { twoPieces, type PieceMemory } from './piece-memory';

/** 1 MiB: larger pieces gain nothing, the default 64 KiB halves the speed of hashing. */
export const pieceBytes = 1024 * 1024;

/**
 * The bytes from `from` to `to` (or the end of the file) in pieces of 1 MiB; the next piece is read while the present one is used.
 * A piece is valid only until the next is asked for: its memory is used again. With a `memory` of such pieces it is valid until given back there.
 */
export async function* readPieces(
  handle: FileHandle,
  from = 0,
  to = Number.POSITIVE_INFINITY,
  memory?: PieceMemory,
): AsyncGenerator<Buffer, void, undefined> {
  const size = Math.min(pieceBytes, await mostBytes(handle, from, to));
  const { take, give } = memory ?? twoPieces(size);
  let offset = from;
  const wanted = () => Math.min(size, to - offset);
  const readNext = async (): Promise<Buffer> => {
    const piece = await take();
    try {
      return piece.subarray(0, await readFully(handle, piece, offset, wanted()));
    } catch (error) {
      give(piece);
      throw error;
    }
  };
  let ahead: Promise<Buffer> | undefined = readNext();
  try {
    while (ahead) {
      const piece: Buffer = await ahead;
      const last = piece.length < wanted() || offset + piece.length >= to;
      offset += piece.length;
      ahead = last ? undefined : readNext();
      // Its failure is seen when it is asked for.
      ahead?.catch(() => undefined);
      const { length } = piece;
      if (length > 0) yield piece;
      if (length === 0 || !memory) give(piece);
    }
  } finally {
    await ahead?.then(give, () => undefined);
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
