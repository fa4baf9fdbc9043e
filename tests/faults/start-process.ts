import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { undoLater } from '../support/undo';

/** Beside the packages it needs; the product doesn't ship it. */
const folder = 'node_modules/.cache/mingxun';

export interface FaultProcess<Word> {
  readonly child: ChildProcess;
  readonly words: readonly Word[];
  /** At once, without a word. */
  kill(): Promise<void>;
  /** In order: its input is closed. Resolves when it has ended. */
  end(): Promise<void>;
}

const bundles = new Map<string, Promise<string>>();

/** One of the programs of this folder, bundled once. */
function program(name: 'recorder-process' | 'camera-process' | 'overlap-process'): Promise<string> {
  const known = bundles.get(name) ?? bundleOf(name);
  bundles.set(name, known);
  return known;
}

async function bundleOf(name: string): Promise<string> {
  const outfile = path.resolve(folder, `${name}-${process.pid}.cjs`);
  await build({
    entryPoints: [`tests/faults/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.common.json',
    logLevel: 'silent',
  });
  return outfile;
}

/** Runs a program of this folder, behind `prefix` such as `ip netns exec NAME`, and gathers what it says. */
export async function startProcess<Word>(
  name: 'recorder-process' | 'camera-process' | 'overlap-process',
  order: unknown,
  prefix: readonly string[] = [],
): Promise<FaultProcess<Word>> {
  const [command, ...args] = [...prefix, process.execPath, await program(name), JSON.stringify(order)];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const words: Word[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => words.push(JSON.parse(line) as Word));
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const undone = undoLater(() => child.kill('SIGKILL'));
  void exited.then(undone);
  return {
    child,
    words,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    end: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
