import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { EvidenceError } from './evidence-error';
import { listFolder } from './evidence-folder';
import { openIsoImage } from './iso-image';
import type { PieceMemory } from './piece-memory';
import { readPieces } from './read-pieces';

/** Sealed evidence to be checked, wherever it lies. */
export interface EvidenceSource {
  /** In the order in which they are best read. */
  readonly files: readonly SourceFile[];
  /** Of an image or a disc: every byte of it. */
  readonly readWhole?: () => AsyncIterable<Buffer>;
  close(): Promise<void>;
}
export interface SourceFile {
  readonly path: string;
  /** Pieces of at most 1 MiB, each valid until the next is asked for, or until it is given back to `memory`. Rejects when it can't be read whole. */
  read(memory?: PieceMemory): AsyncIterable<Buffer>;
}

/** A folder (also a mounted disc), an .iso file or a drive. Rejects with `EvidenceError` (`image.unreadable`). */
export async function openEvidenceSource(place: string): Promise<EvidenceSource> {
  const facts = await stat(place).catch((error: unknown) => {
    throw new EvidenceError('image.unreadable', path.basename(place), error instanceof Error ? error.message : String(error));
  });
  if (!facts.isDirectory() && !facts.isFile() && !facts.isBlockDevice())
    throw new EvidenceError('image.unreadable', path.basename(place), 'neither a folder nor an image nor a drive');
  return facts.isDirectory() ? openFolder(place) : openImage(place);
}

async function openFolder(folder: string): Promise<EvidenceSource> {
  const entries = await listFolder(folder);
  const files = entries.map((entry) => ({
    path: entry.path,
    read: (memory?: PieceMemory) => (entry.kind === 'file' ? readFilePieces(path.join(folder, entry.path), memory) : refuse(entry.path)),
  }));
  return { files, close: () => Promise.resolve() };
}

async function openImage(file: string): Promise<EvidenceSource> {
  const image = await openIsoImage(file);
  const files = image.list().map((entry) => ({ path: entry.path, read: (memory?: PieceMemory) => image.read(entry, memory) }));
  return { files, readWhole: () => image.readWhole(), close: () => image.close() };
}

async function* readFilePieces(file: string, memory: PieceMemory | undefined): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    yield* readPieces(handle, 0, undefined, memory);
  } finally {
    await handle.close();
  }
}

function refuse(file: string): never {
  throw new EvidenceError('image.unreadable', file, 'not a regular file');
}
