import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFolder } from './evidence-folder';
import { isMediaFile } from './manifest';

export interface DiscContent {
  /** Of all files, without the disc's own directories. */
  readonly bytes: number;
  readonly files: number;
  /** One part a camera (its folder's name), then `papers`, then `proof`: chain, manifest, signature, key, sums, note. */
  readonly parts: readonly DiscPart[];
}
export interface DiscPart {
  readonly name: string;
  readonly bytes: number;
  /** Relative to the folder. */
  readonly files: readonly string[];
}

/** What a disc of this sealed folder will hold: everything that lies in it. Rejects with the file system's error. */
export async function planDisc(folder: string): Promise<DiscContent> {
  const parts = new Map<string, { bytes: number; files: string[] }>();
  for (const entry of await listFolder(folder)) {
    const { size } = await stat(path.join(folder, entry.path));
    const name = partOf(entry.path);
    const part = parts.get(name) ?? { bytes: 0, files: [] };
    part.bytes += size;
    part.files.push(entry.path);
    parts.set(name, part);
  }
  const cameras = [...parts.keys()].filter((name) => name !== 'papers' && name !== 'proof');
  const ordered = [...cameras, 'papers', 'proof'].flatMap((name) => {
    const part = parts.get(name);
    return part ? [{ name, ...part }] : [];
  });
  const sum = (of: (part: DiscPart) => number) => ordered.reduce((total, part) => total + of(part), 0);
  return { bytes: sum((part) => part.bytes), files: sum((part) => part.files.length), parts: ordered };
}

function partOf(file: string): string {
  const [top = '', ...below] = file.split('/');
  if (isMediaFile(file) && below.length > 0) return top;
  return file.toLowerCase().endsWith('.pdf') || top === 'papers' || top === 'exhibits' ? 'papers' : 'proof';
}
