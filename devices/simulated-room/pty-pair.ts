import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A serial cable without hardware: what is written into one end comes out of the other. */
export interface PtyPair {
  /** Ends the cable as a pulled plug would: both ends report a hang-up. */
  cut(): Promise<void>;
}

/** Lays a cable between two paths that stand for serial devices. Rejects when `socat` is missing or doesn't come up within 3 s. */
export async function layPtyPair(near: string, far: string): Promise<PtyPair> {
  for (const path of [near, far]) {
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
  }
  // setpriv ends the cable with us even when we are killed without a word.
  const socat = spawn('setpriv', ['--pdeathsig', 'TERM', 'socat', '-d', `pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => socat.once('exit', () => resolve()).once('error', () => resolve()));
  const killWithUs = () => socat.kill('SIGTERM');
  process.once('exit', killWithUs);
  await bothExist(near, far);
  return {
    cut: async () => {
      process.off('exit', killWithUs);
      socat.kill('SIGTERM');
      await ended;
    },
  };
}

async function bothExist(near: string, far: string): Promise<void> {
  const deadline = performance.now() + 3000;
  while (!existsSync(near) || !existsSync(far)) {
    if (performance.now() > deadline) throw new Error(`no pseudo-terminal pair at ${near}: is socat installed?`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
