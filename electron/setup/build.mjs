import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFolder } from './places.mjs';
import { SetupProblem, runMain, sentence } from './sentences.mjs';
import { builtFrom, noteBuiltFrom, sourceStamp } from './source-stamp.mjs';
import { step } from './step.mjs';
import { verifierPage } from './verifier-page.mjs';

/** Programs of the project: what is bundled, from where. */
const programs = [
  { name: 'main', from: 'electron/main.ts' },
  { name: 'preload', from: 'electron/preload.ts', sandboxed: true },
  { name: 'mingxun', from: 'services/command-line/mingxun.ts' },
  { name: 'simulated-room', from: 'devices/simulated-room.ts' },
  { name: 'speech-recogniser', from: 'services/speech/recogniser-process.ts' },
  { name: 'demo', from: 'tests/demo/run-demo.ts' },
];

/** Builds the application into dist/ when a source has changed since. */
export async function build({ log, always = false }) {
  const stamp = await sourceStamp();
  if (!always && builtFrom() === stamp) return;
  const dist = path.join(projectFolder, 'dist');
  await mkdir(dist, { recursive: true });
  await rm(path.join(dist, '.sources'), { force: true });

  const present = programs.filter(({ from }) => existsSync(path.join(projectFolder, from)));
  const absent = programs.filter((program) => !present.includes(program)).map(({ from }) => from);
  const pages = existsSync(path.join(projectFolder, 'renderer', 'index.html'));
  if (!pages) absent.push('renderer/index.html');
  if (absent.length > 0) log(`  ${sentence('note.notYet', { names: absent.join(' ') })}`);

  const names = present.map(({ name }) => name).join(' ');
  if (present.length > 0) await step(log, sentence('step.buildMain', { names }), () => bundle(present));
  if (pages) await step(log, sentence('step.buildPages'), buildPages);
  const buildVerifierPage = async () => writeFile(path.join(dist, 'verifier-page.html'), await verifierPage());
  await step(log, sentence('step.buildVerifierPage'), () =>
    buildVerifierPage().catch((error) => failed('recordings/verifier-page', error)),
  );
  await noteBuiltFrom(stamp);
}

/** Bundles programs for Node. */
export async function bundle(present) {
  const esbuild = await import('esbuild');
  await Promise.all(present.map((program) => esbuild.build(bundleOptions(program)).catch((error) => failed(program.from, error))));
}

function bundleOptions({ name, from, sandboxed = false, folder = 'dist' }) {
  return {
    absWorkingDir: projectFolder,
    entryPoints: [from],
    outfile: `${folder}/${name}.cjs`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'silent',
    tsconfig: 'tsconfig.common.json',
    // A sandboxed preload can require Electron and nothing else, so that everything else goes into it.
    ...(sandboxed ? { external: ['electron'] } : { packages: 'external', ...importMeta }),
  };
}

/** The sources are ES modules, the bundles are not: they are told where they are in CommonJS words. */
const importMeta = {
  define: { 'import.meta.url': '__bundleUrl', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

async function buildPages() {
  const vite = await import('vite');
  const configFile = path.join(projectFolder, 'vite.config.ts');
  await vite.build({ configFile, logLevel: 'error' }).catch((error) => failed('renderer', error));
}

function failed(part, error) {
  const [first] = error.errors ?? [];
  const where = first?.location ? `${first.location.file}:${first.location.line} ` : '';
  throw new SetupProblem('problem.build', { part, reason: `${where}${first?.text ?? String(error.message).split('\n', 1)[0]}` }, error);
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    await build({ log: console.log, always: true });
    return 0;
  });
}
