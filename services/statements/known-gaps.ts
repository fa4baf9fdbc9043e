import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestFileName, readManifest } from '../../recordings/evidence/manifest';
import type { Gap } from './statement-rule';

/** What the seal says is missing; nothing where there is no seal that can be read. */
export async function sealedGaps(folder: string): Promise<readonly Gap[]> {
  const bytes = await readFile(path.join(folder, manifestFileName)).catch(() => undefined);
  const read = bytes && readManifest(bytes);
  return read && 'manifest' in read ? read.manifest.gaps : [];
}
