import { build } from './build.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { installModules } from './node-modules.mjs';
import { cacheFolder, openCache } from './places.mjs';
import { SetupProblem } from './sentences.mjs';
import { installSqliteDriver } from './sqlite-driver.mjs';

/**
 * Makes this clone ready to run: what `prepare` does, and the built application.
 * What is there already is left alone and not spoken of, so that the second time costs next to nothing.
 * @param {{ log: (line: string) => void }} options
 */
export async function setUp({ log }) {
  const prepared = await prepare({ log });
  await build({ log });
  return prepared;
}

/** System packages, npm packages, the database driver and the Electron runtime. */
export async function prepare({ log }) {
  requireNode();
  requireCache();
  await installDebianPackages({ log });
  await installModules({ log });
  await installSqliteDriver({ log });
  return { electron: await electronRuntime({ log }) };
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new SetupProblem('problem.node', { version: process.version });
}

function requireCache() {
  try {
    openCache();
  } catch (error) {
    throw new SetupProblem('problem.cache', { folder: cacheFolder, reason: error.message }, error);
  }
}

/** What the programs of the project need to know of the runtime, handed on as environment. */
export const runtimeEnvironment = (electron) => ({
  MINGXUN_ELECTRON: electron.executable,
  MINGXUN_ELECTRON_VERSION: electron.version,
  MINGXUN_NODE: process.execPath,
});
