import { open, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { EvidenceError } from './evidence-error';
import { listFolder } from './evidence-folder';
import type { FileRange } from './hash-thread';
import { openIsoImage } from './iso-image';
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
  /** Pieces of at most 1 MiB, each valid until the next is asked for. Rejects when it can't be read whole. */
  read(): AsyncIterable<Buffer>;
  /** Where the same bytes lie, so that several files can be read at once; of a disc undefined, as its drive would go to and fro. */
  readonly place: { readonly file: string; readonly ranges: readonly FileRange[] } | undefined;
}

/** A folder (also a mounted disc), an .iso file or a drive. Rejects with `EvidenceError` (`image.unreadable`). */
export async function openEvidenceSource(place: string): Promise<EvidenceSource> {
  const facts = await stat(place).catch((error: unknown) => {
    throw new EvidenceError('image.unreadable', path.basename(place), error instanceof Error ? error.message : String(error));
  });
  if (!facts.isDirectory() && !facts.isFile() && !facts.isBlockDevice())
    throw new EvidenceError('image.unreadable', path.basename(place), 'neither a folder nor an image nor a drive');
  return facts.isDirectory() ? openFolder(place) : openImage(place, facts.isFile());
}

/** iso9660 and udf, as statfs(2) numbers them. */
const discFileSystems = [0x9660, 0x15013346];

async function openFolder(folder: string): Promise<EvidenceSource> {
  const entries = await listFolder(folder);
  const { type } = await statfs(folder);
  const onDisc = discFileSystems.includes(type);
  const files = entries.map((entry) => ({
    path: entry.path,
    place: entry.kind === 'file' && !onDisc ? { file: path.join(folder, entry.path), ranges: [{ from: 0 }] } : undefined,
    read: () => (entry.kind === 'file' ? readFilePieces(path.join(folder, entry.path)) : refuse(entry.path)),
  }));
  return { files, close: () => Promise.resolve() };
}

async function openImage(file: string, isFile: boolean): Promise<EvidenceSource> {
  const image = await openIsoImage(file);
  const files = image.list().map((entry) => ({
    path: entry.path,
    read: () => image.read(entry),
    place: isFile ? { file, ranges: entry.extents.filter(({ bytes }) => bytes > 0) } : undefined,
  }));
  return { files, readWhole: () => image.readWhole(), close: () => image.close() };
}

async function* readFilePieces(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    yield* readPieces(handle);
  } finally {
    await handle.close();
  }
}

function refuse(file: string): never {
  throw new EvidenceError('image.unreadable', file, 'not a regular file');
}
