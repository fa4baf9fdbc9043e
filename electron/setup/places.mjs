import { mkdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folder of this clone. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** What is made once a machine and shared by every clone: the Electron runtime, the compiled database driver. */
export const cacheFolder =
  process.env.MINGXUN_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'mingxun');

/** Everything the set-up's child processes said, for whoever has to look closer. */
export const logFile = path.join(cacheFolder, 'set-up.log');

/** Makes sure that the cache can be written, and begins the log anew when it has grown long. Throws where it can't. */
export function openCache() {
  mkdirSync(cacheFolder, { recursive: true });
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000) rmSync(logFile);
}
