import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { runChild } from './run-child.mjs';
import { SetupProblem, sentence } from './sentences.mjs';
import { step } from './step.mjs';

/** Installs the npm dependencies as the lock file names them, without running any package's own script. */
export async function installModules({ log }) {
  if (modulesMatchLock()) return;
  await step(log, sentence('step.modules'), async () => {
    const { code, stderr, reason } = await runChild('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
    if (code !== 0) throw new SetupProblem('problem.modules', { reason: npmReason(stderr) ?? reason });
  });
}

/** npm leaves its own record of what it installed; written last, it is missing after an interrupted installation. */
function modulesMatchLock() {
  const asked = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (asked === undefined || installed === undefined) return false;
  const names = Object.keys(asked).filter((name) => name !== '');
  const same = (name) =>
    installed[name] === undefined
      ? asked[name].optional === true
      : installed[name].version === asked[name].version && installed[name].integrity === asked[name].integrity;
  return names.every(same) && Object.keys(installed).every((name) => asked[name] !== undefined);
}

function readLock(name) {
  try {
    return JSON.parse(readFileSync(path.join(projectFolder, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const npmReason = (stderr) =>
  stderr
    .split('\n')
    .map((line) => /^npm (?:error|ERR!) (?!code|syscall|errno)(.*\S)/.exec(line)?.[1])
    .find((text) => text !== undefined);
