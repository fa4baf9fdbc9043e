import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { undoLater } from './undo';

export type SyncCall = 'fsync' | 'fdatasync';

/** Why no call of another process can be made to fail here; undefined where it can. */
export function failingSyncRefused(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root (strace attaches to another process)';
  try {
    // Some kernels and containers forbid it also to root.
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `strace doesn't work: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}

/** A process in which a call on one file fails (D3). */
export interface FailingSync {
  /** When it failed, monotonic ms; undefined so far. */
  failedAtMs(): number | undefined;
  /** How often the file was to be made durable after that, by either call. */
  callsAfter(): number;
  /** The process goes on as if nobody had been there. */
  detach(): Promise<void>;
}

/** The first `call` on `file` in each thread of the process gives EIO: as soon as one has failed, no further one is right. */
export function failSync(pid: number, file: string, call: SyncCall, log: string): FailingSync {
  const filter = ['-f', '-qq', '-y', '-ttt', '-e', 'trace=fsync,fdatasync', '-P', file, '-e', `inject=${call}:error=EIO:when=1`];
  const strace = spawn('strace', [...filter, '-o', log, '-p', String(pid)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => strace.once('close', () => resolve()));
  const undone = undoLater(() => strace.kill());
  const lines = (): readonly string[] => readIfThere(log).split('\n');
  const failure = (): number => lines().findIndex((line) => line.includes('(INJECTED)'));
  return {
    failedAtMs: () => {
      const seconds = /^\d+ +(\d+\.\d+)/.exec(lines()[failure()] ?? '')?.[1];
      return seconds === undefined ? undefined : Number(seconds) * 1_000 - (Date.now() - monotonicMs());
    },
    callsAfter: () =>
      lines()
        .slice(failure() + 1)
        .filter((line) => /sync\(\d/.test(line)).length,
    detach: async () => {
      undone();
      await ended;
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
