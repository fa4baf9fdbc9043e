import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monotonicMs } from '../../recordings/capture/monotonic';
import { undoLater } from './undo';

export type SyncCall = 'fsync' | 'fdatasync';

export interface CallFault {
  readonly call: SyncCall | 'write';
  readonly error: 'EIO' | 'ENOSPC';
  /** Which of the calls on the file from now on, in each thread, counted from 1. */
  readonly when: number;
}

/** Why no call of another process can be made to fail here; undefined where it can. */
export function failingCallsRefused(): string | undefined {
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
export interface FailingCall {
  /** When it failed, monotonic ms; undefined so far. */
  failedAtMs(): number | undefined;
  /** How often the file was written to or to be made durable after that, as the fault's call does. */
  callsAfter(): number;
  /** The process goes on as if nobody had been there. */
  detach(): Promise<void>;
}

/** One call on `file` in each thread of the process fails: as soon as one has failed, no further one is right. */
export function failCall(pid: number, file: string, { call, error, when }: CallFault, log: string): FailingCall {
  const traced = call === 'write' ? 'write' : 'fsync,fdatasync';
  const filter = ['-f', '-qq', '-y', '-ttt', '-e', `trace=${traced}`, '-P', file, '-e', `inject=${call}:error=${error}:when=${when}`];
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
        .filter((line) => /(sync|write)\(\d/.test(line)).length,
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
