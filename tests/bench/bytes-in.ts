import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Bytes of all recordings under a session's folder, as they stand now. */
export async function bytesIn(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mp4'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
