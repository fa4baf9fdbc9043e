import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isComplete } from './complete-copy';
import { realFiles } from './copy-files';
import type { SecondCopy } from './second-copy';

/** After a start: sealed sessions whose copy was not finished, because the kiosk ended or the second disk was away, are copied now. */
export async function completeMissing(copy: SecondCopy, recordings: string): Promise<void> {
  for (const entry of await readdir(recordings, { withFileTypes: true })) {
    const folder = path.join(recordings, entry.name);
    if (entry.isDirectory() && (await isComplete(realFiles, folder))) void copy.complete(folder);
  }
}
