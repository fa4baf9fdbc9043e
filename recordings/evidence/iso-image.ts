import { open, readFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { EvidenceError } from './evidence-error';
import {
  firstDescriptorSector,
  readDescriptor,
  readDirectory,
  sectorBytes,
  type Extent,
  type IsoRecord,
  type VolumeDescriptor,
} from './iso-volume';
import { readPieces } from './read-pieces';

export interface IsoEntry {
  /** With `/`, without a leading one. */
  readonly path: string;
  readonly bytes: number;
  readonly extents: readonly Extent[];
}

/** A disc image or a disc, read without mounting. */
export interface IsoImage {
  readonly volumeId: string;
  /** Sorted by place on the disc. */
  list(): readonly IsoEntry[];
  /** Pieces of at most 1 MiB, each valid until the next is asked for. Rejects with `EvidenceError` (`image.unreadable`) where the image ends early. */
  read(entry: IsoEntry): AsyncIterable<Buffer>;
  /** Everything, structure and padding included; of a drive as much as the volume says. */
  readWhole(): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

const mostDescriptors = 64;
const mostDirectoryBytes = 64 * 1024 * 1024;
const mostEntries = 1_000_000;
const mostDepth = 32;

/**
 * Opens an .iso file or a drive such as /dev/sr0. Joliet names are preferred (Chinese names, Windows); that other systems, which read the primary
 * tree, see the same files is checked. Rejects with `EvidenceError` (`image.unreadable`) for anything that isn't a whole, sane image.
 */
export async function openIsoImage(file: string): Promise<IsoImage> {
  const handle = await open(file).catch((error: unknown) => fail(file, error instanceof Error ? error.message : String(error)));
  try {
    const volumes = await readDescriptors(handle, file);
    const primary = volumes.find((volume) => volume.kind === 'primary') ?? fail(file, 'not an ISO 9660 image');
    const joliet = volumes.find((volume) => volume.kind === 'joliet');
    const size = await sizeOf(handle, file, primary.bytes);
    if (primary.bytes > size) fail(file, `the volume has ${primary.bytes} bytes, the image ends after ${size}`);

    const wholeBytes = (await handle.stat()).isFile() ? size : primary.bytes;
    const entries = await readTree(handle, file, joliet ?? primary, size);
    if (joliet && placesOf(entries) !== placesOf(await readTree(handle, file, primary, size)))
      fail(file, 'the two directory trees of the image name different files');
    return {
      volumeId: primary.volumeId,
      list: () => entries,
      read: (entry) => readEntry(handle, file, entry),
      readWhole: () => readPieces(handle, 0, wholeBytes),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    if (error instanceof EvidenceError) throw error;
    return fail(file, error instanceof Error ? error.message : String(error));
  }
}

async function readDescriptors(handle: FileHandle, file: string): Promise<readonly VolumeDescriptor[]> {
  const volumes: VolumeDescriptor[] = [];
  for (let n = 0; n < mostDescriptors; n += 1) {
    const sector = await readRange(handle, file, { from: (firstDescriptorSector + n) * sectorBytes, bytes: sectorBytes });
    const volume = readDescriptor(sector) ?? fail(file, 'not an ISO 9660 image');
    if (volume.kind === 'end') break;
    volumes.push(volume);
  }
  return volumes;
}

/** A drive has no file size: the kernel tells how long the disc is, else the volume is believed and reading finds its end. */
async function sizeOf(handle: FileHandle, file: string, claimed: number): Promise<number> {
  const facts = await handle.stat();
  if (facts.isFile()) return facts.size;
  const sectors = await readFile(`/sys/class/block/${path.basename(file)}/size`, 'utf8').catch(() => undefined);
  return sectors === undefined ? claimed : Number(sectors) * 512;
}

async function readTree(handle: FileHandle, file: string, volume: VolumeDescriptor, size: number): Promise<readonly IsoEntry[]> {
  const entries: IsoEntry[] = [];
  const seen = new Set<number>();
  const inside = ({ from, bytes }: Extent, name: string) => {
    if (bytes > 0 && from + bytes > size) fail(file, `${name} ends at byte ${from + bytes}, the image at ${size}`);
  };
  const walk = async (folder: Extent, below: string, depth: number): Promise<void> => {
    const name = below === '' ? 'the root folder' : below;
    inside(folder, name);
    if (seen.has(folder.from) || depth > mostDepth) fail(file, `${name} contains itself`);
    if (folder.bytes > mostDirectoryBytes) fail(file, `${name} is a folder of ${folder.bytes} bytes`);
    seen.add(folder.from);
    const records = readDirectory(await readRange(handle, file, folder), volume.kind === 'joliet') ?? fail(file, `${name} is not a folder`);
    for (const { path: entryPath, parts } of joinParts(records)) {
      const [first] = parts;
      const full = below === '' ? entryPath : `${below}/${entryPath}`;
      if (first?.kind === 'folder') {
        await walk(first.extent, full, depth + 1);
        continue;
      }
      const extents = parts.map((part) => part.extent);
      for (const extent of extents) inside(extent, full);
      if (entries.length >= mostEntries) fail(file, `more than ${mostEntries} files`);
      entries.push({ path: full, bytes: extents.reduce((sum, extent) => sum + extent.bytes, 0), extents });
    }
  };
  await walk(volume.root, '', 0);
  return entries.sort((a, b) => (a.extents[0]?.from ?? 0) - (b.extents[0]?.from ?? 0));
}

function joinParts(records: readonly IsoRecord[]): readonly { readonly path: string; readonly parts: readonly IsoRecord[] }[] {
  const joined: { path: string; parts: IsoRecord[] }[] = [];
  let open = false;
  for (const record of records) {
    const last = joined.at(-1);
    if (open && last?.path === record.name) last.parts.push(record);
    else joined.push({ path: record.name, parts: [record] });
    open = record.continues;
  }
  return joined;
}

/** Where the contents lie, whatever they are called. Empty files lie nowhere. */
function placesOf(entries: readonly IsoEntry[]): string {
  return entries
    .flatMap((entry) => entry.extents.filter((extent) => extent.bytes > 0).map(({ from, bytes }) => `${from}+${bytes}`))
    .sort()
    .join(' ');
}

async function* readEntry(handle: FileHandle, file: string, entry: IsoEntry): AsyncGenerator<Buffer> {
  let read = 0;
  for (const { from, bytes } of entry.extents) {
    if (bytes === 0) continue;
    for await (const piece of readPieces(handle, from, from + bytes)) {
      read += piece.length;
      yield piece;
    }
  }
  if (read < entry.bytes) fail(file, `${entry.path} ends after ${read} of ${entry.bytes} bytes`);
}

async function readRange(handle: FileHandle, file: string, { from, bytes }: Extent): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of readPieces(handle, from, from + bytes)) pieces.push(Buffer.from(piece));
  const content = Buffer.concat(pieces);
  return content.length === bytes ? content : fail(file, `it ends before byte ${from + bytes}`);
}

function fail(file: string, detail: string): never {
  throw new EvidenceError('image.unreadable', path.basename(file), detail);
}
