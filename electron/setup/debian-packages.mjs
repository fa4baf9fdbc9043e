import { existsSync } from 'node:fs';
import { runChild } from './run-child.mjs';
import { SetupProblem, sentence } from './sentences.mjs';
import { step } from './step.mjs';

/** What the kiosk, its recorder, its discs and its build need. Newer releases renamed some; any one of the names will do. */
const wanted = [
  ...[
    'ffmpeg',
    'socat',
    'xvfb',
    'xauth',
    'libnss3',
    'libgbm1',
    'fonts-noto-cjk',
    'xorriso',
    'cdrskin',
    'udev',
    'poppler-utils',
    'qpdf',
    'faketime',
  ],
  ...['unzip', 'openssl', 'python3', 'make', 'g++'],
  // Of the fault suite.
  ...['xfsprogs', 'nftables', 'iproute2', 'strace'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
].map((names) => [names].flat());

/** Installs the missing system packages when root; otherwise says the one command that does. */
export async function installDebianPackages({ log }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) throw new SetupProblem('problem.notDebian');
  const missing = await missingPackages();
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const names = await Promise.all(missing.map(installableName));
    throw new SetupProblem('problem.notRoot', { command: `sudo apt-get update && sudo ${['apt-get', ...installArgs(names)].join(' ')}` });
  }
  await step(log, sentence('step.packages', { packages: missing.map(([name]) => name).join(' ') }), () => install(missing));
}

async function missingPackages() {
  const { stdout } = await runChild('dpkg-query', ['-W', '-f', '${Package}\\t${db:Status-Status}\\n', ...wanted.flat()]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith('\tinstalled'))
      .map((line) => line.split('\t', 1)[0]),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

async function install(missing) {
  // A broken source among several must not stop what the others have; the installation itself decides.
  await aptGet(['update']);
  const args = installArgs(await Promise.all(missing.map(installableName)));
  const { code, stderr, reason } = await aptGet(args);
  if (code === 0) return;
  const said = stderr.split('\n').find((line) => line.startsWith('E:')) ?? reason;
  throw new SetupProblem('problem.packages', { reason: said, command: ['apt-get', ...args].join(' ') });
}

const installArgs = (names) => ['install', '-y', '--no-install-recommends', ...names];

const aptGet = (args) => runChild('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });

/** The name this release can install: on newer ones the old name is only virtual. */
async function installableName(names) {
  for (const name of names.slice(0, -1)) {
    const { stdout } = await runChild('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return names.at(-1);
}
