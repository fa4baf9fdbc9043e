import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ToolRun {
  readonly exitCode: number | undefined;
  /** Both outputs, line by line; the last lines only of a long run. */
  readonly lines: readonly string[];
}

const keptLines = 400;
const politeMs = 10_000;

/**
 * Runs xorriso without its start-up files. Rejects when it can't be started, or with the signal's reason once it has ended after an abort:
 * a drive is given time to come to rest before the tool is killed.
 */
export async function runXorriso(
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ToolRun> {
  signal?.throwIfAborted();
  const tool = spawn('xorriso', ['-no_rc', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const lines: string[] = [];
  for (const stream of [tool.stdout, tool.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      onLine(line);
    });
  }
  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    tool.kill('SIGTERM');
    killer = setTimeout(() => tool.kill('SIGKILL'), politeMs);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const endWithUs = () => tool.kill('SIGTERM');
  process.once('exit', endWithUs);
  try {
    const exitCode = await new Promise<number | undefined>((resolve, reject) => {
      tool.once('error', reject);
      tool.once('close', (code) => resolve(code ?? undefined));
    });
    signal?.throwIfAborted();
    return { exitCode, lines };
  } finally {
    clearTimeout(killer);
    signal?.removeEventListener('abort', stop);
    process.off('exit', endWithUs);
  }
}
