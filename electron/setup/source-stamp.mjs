import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './places.mjs';

const folders = ['electron', 'services', 'devices', 'db', 'recordings', 'renderer', 'tests/demo', 'tests/support'];
const files = ['package-lock.json', 'tsconfig.common.json', 'vite.config.ts'];
const stampFile = path.join(projectFolder, 'dist', '.sources');

/** One word that changes when a source file comes, goes or changes. */
export async function sourceStamp() {
  const lists = await Promise.all(folders.map((folder) => filesUnder(folder)));
  const lines = await Promise.all([...files, ...lists.flat()].sort().map(describe));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

export const builtFrom = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined);

export const noteBuiltFrom = (stamp) => writeFile(stampFile, stamp);

async function filesUnder(folder) {
  const at = path.join(projectFolder, folder);
  if (!existsSync(at)) return [];
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath ?? entry.path, entry.name)));
}

async function describe(file) {
  const about = await stat(path.join(projectFolder, file)).catch(() => undefined);
  return about ? `${file} ${about.size} ${about.mtimeMs}` : `${file} -`;
}
