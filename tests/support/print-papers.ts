import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Paper } from '../../services/contract/papers';

const run = promisify(execFile);

export interface PrintOrder {
  readonly distFolder: string;
  readonly answer: string;
  readonly papers: readonly { readonly file: string; readonly paper: Paper }[];
}
export interface Printed {
  readonly file: string;
  /** From the order of a paper to its bytes. */
  readonly ms: number;
}

/** Prints papers with the shipping printer in the real Electron, one after the other. Needs the built pages and a display. */
export async function printPapers(papers: PrintOrder['papers']): Promise<readonly Printed[]> {
  const executable = process.env['MINGXUN_ELECTRON'];
  if (executable === undefined) throw new Error('MINGXUN_ELECTRON is not set');
  const folder = await mkdtemp(path.join(tmpdir(), 'mingxun-papers-'));
  try {
    const program = path.join(folder, 'program.cjs');
    const bundled = { bundle: true, platform: 'node', format: 'cjs', tsconfig: 'tsconfig.common.json', logLevel: 'error' } as const;
    await build({ ...bundled, entryPoints: ['tests/support/paper-program.ts'], outfile: program, external: ['electron'] });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'paper-program', version: '1.0.0', main: 'program.cjs' }));
    const order: PrintOrder = { distFolder: path.resolve('dist'), answer: path.join(folder, 'answer.json'), papers };
    const orderFile = path.join(folder, 'order.json');
    await writeFile(orderFile, JSON.stringify(order));
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const env = { ...process.env, MINGXUN_PRINT_ORDER: orderFile };
    await run(executable, [...asRoot, `--user-data-dir=${path.join(folder, 'browser')}`, folder], { env, timeout: 300_000 });
    return JSON.parse(await readFile(order.answer, 'utf8')) as readonly Printed[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
