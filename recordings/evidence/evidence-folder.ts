import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Something in a session's folder; `kind` other than `file` has no place in evidence. */
export interface FolderEntry {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'other';
}

/** Everything below `folder`, sorted by path. Links are not followed. Rejects with the file system's error. */
export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(name);
      else entries.push({ path: name, kind: entry.isFile() ? 'file' : 'other' });
    }
  };
  await walk('');
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a name stays the same on a disc (Joliet) and in SHA256SUMS. */
export function isLastingName(filePath: string): boolean {
  return filePath.split('/').every((name) => name.length <= 100) && !/[*:;?\\"\p{Cc}]/u.test(filePath);
}
