import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pieceBytes, readPieces } from './read-pieces';

export interface FileHash {
  /** 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
}
/** `blocks`: SHA-256 of each MiB and of the rest, in order; they tell where in a file a change lies. */
export interface BlockHash extends FileHash {
  readonly blocks: readonly string[];
}
type OnPiece = ((bytes: number) => void) | undefined;

export function sha256Of(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** SHA-256 of a file, read once in order. Rejects with the file system's error. */
export async function hashFile(path: string, onPiece?: OnPiece): Promise<FileHash> {
  const handle = await open(path);
  try {
    return await hashPieces(readPieces(handle), onPiece);
  } finally {
    await handle.close();
  }
}

/** As `hashFile`, with a hash of every MiB: about twice the work. */
export async function hashFileByBlocks(path: string, onPiece?: OnPiece): Promise<BlockHash> {
  const handle = await open(path);
  try {
    return await hashBlocks(readPieces(handle), onPiece);
  } finally {
    await handle.close();
  }
}

export async function hashPieces(pieces: AsyncIterable<Buffer>, onPiece?: OnPiece): Promise<FileHash> {
  const whole = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    whole.update(piece);
    bytes += piece.length;
    onPiece?.(piece.length);
  }
  return { sha256: whole.digest('hex'), bytes };
}

export async function hashBlocks(pieces: AsyncIterable<Buffer>, onPiece?: OnPiece): Promise<BlockHash> {
  const blocks: string[] = [];
  let block = createHash('sha256');
  let room = pieceBytes;
  const close = () => {
    blocks.push(block.digest('hex'));
    block = createHash('sha256');
    room = pieceBytes;
  };
  const { sha256, bytes } = await hashPieces(
    (async function* () {
      for await (const piece of pieces) {
        for (let from = 0; from < piece.length;) {
          const part = piece.subarray(from, from + room);
          block.update(part);
          from += part.length;
          room -= part.length;
          if (room === 0) close();
        }
        yield piece;
      }
    })(),
    onPiece,
  );
  if (room < pieceBytes) close();
  return { sha256, bytes, blocks };
}
