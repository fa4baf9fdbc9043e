import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFolder } from '../../../../recordings/evidence/evidence-folder';
import type { DiscFile } from '../../../../recordings/verifier-page/verify-disc';

/** What a browser hands over when this folder is chosen. */
export async function discOfFolder(folder: string): Promise<readonly DiscFile[]> {
  const entries = await listFolder(folder);
  return Promise.all(entries.map(async (entry) => ({ path: entry.path, blob: new Blob([await readFile(path.join(folder, entry.path))]) })));
}
