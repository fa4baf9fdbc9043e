import { execFile } from 'node:child_process';

export interface OpensslAnswer {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** The program isn't on this machine. */
  readonly missing: boolean;
}

const mostAnswerBytes = 1024 * 1024;

/** Runs `openssl` with these arguments in `folder`. Never rejects; `signal` ends it. */
export function openssl(args: readonly string[], folder: string, signal: AbortSignal): Promise<OpensslAnswer> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
    const options = { cwd: folder, signal, env, encoding: 'buffer', maxBuffer: mostAnswerBytes, killSignal: 'SIGKILL' } as const;
    execFile('openssl', [...args], options, (problem, stdout, stderr) => {
      const missing = problem !== null && 'code' in problem && problem.code === 'ENOENT';
      resolve({ ok: problem === null, stdout, stderr: stderr.toString('utf8'), missing });
    });
  });
}
