import os from 'node:os';
import path from 'node:path';

/** The folder of this clone. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** What is made once a machine and shared by every clone: the Electron runtime, the compiled database driver. */
export const cacheFolder =
  process.env.MINGXUN_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'mingxun');

/** Everything the set-up's child processes said, for whoever has to look closer. */
export const logFile = path.join(cacheFolder, 'set-up.log');
