import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectFolder } from './places.mjs';
import { runChild } from './run-child.mjs';
import { SetupProblem, sentence } from './sentences.mjs';
import { step } from './step.mjs';

const driver = path.join(projectFolder, 'node_modules', 'sqlite3');
const binary = path.join(driver, 'build', 'Release', 'node_sqlite3.node');

/** Gives sqlite3 its compiled part: the one in place, the one this machine compiled before, or a new one (about 70 s). */
export async function installSqliteDriver({ log }) {
  const kept = keptBinary();
  if (existsSync(binary) && (await works()) === undefined) {
    if (!existsSync(kept)) await place(binary, kept);
    return;
  }
  if (existsSync(kept)) {
    await place(kept, binary);
    if ((await works()) === undefined) return;
  }
  await step(log, sentence('step.sqlite'), compile);
  const fault = await works();
  if (fault !== undefined) throw new SetupProblem('problem.sqlite', { reason: fault });
  await place(binary, kept);
}

async function compile() {
  const { code, reason } = await runChild('npm', ['rebuild', 'sqlite3', '--foreground-scripts', '--no-audit', '--no-fund'], {
    env: withNodeHeaders(),
  });
  if (code !== 0) throw new SetupProblem('problem.sqlite', { reason });
}

/** Headers that came with this Node spare the compiler a download, which a closed network would refuse. */
function withNodeHeaders() {
  const prefix = path.resolve(path.dirname(process.execPath), '..');
  const here = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  return here ? { ...process.env, npm_config_nodedir: prefix } : process.env;
}

/** Why the driver doesn't work, or undefined where it does: it opens a database and asks it something. */
async function works() {
  const program = "new (require('sqlite3').Database)(':memory:').get('select 1', (error) => process.exit(error ? 1 : 0))";
  const { code, stderr, reason } = await runChild(process.execPath, ['-e', program], { limitMs: 30_000 });
  return code === 0 ? undefined : (/^Error: (.*)$/m.exec(stderr)?.[1] ?? reason);
}

/** The same compiled part serves every Node and Electron of this Node-API version, on this processor. */
function keptBinary() {
  const { version } = JSON.parse(readFileSync(path.join(driver, 'package.json'), 'utf8'));
  return path.join(cacheFolder, `sqlite3-${version}-napi${process.versions.napi}-${process.platform}-${process.arch}.node`);
}

async function place(from, to) {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, `${to}.${process.pid}`);
  await rename(`${to}.${process.pid}`, to);
}
