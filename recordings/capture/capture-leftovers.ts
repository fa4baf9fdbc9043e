import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { AttemptLog } from './attempt-log';
import { attemptName } from './closed-segment';
import { endProcess } from './end-process';
import { identityOf, isRunning } from './process-identity';

/** What it wrote is flushed already: it needs no long time to end by itself. */
const POLITE_MS = 2_000;
/** ffmpeg's own word in the command lines of our captures, and of nothing else that runs in a camera's folder. */
const OUR_OPTION = '-segment_list';

/**
 * Clears away what a process leaves that dies while it begins an attempt, before the pid file stands: an ffmpeg that nobody would ever end, the
 * file with the camera's address and password, half a pid file. What the running attempt (`adopted`) needs stays.
 */
export async function clearLeftovers(
  folder: string,
  adopted: { readonly attempt: number; readonly process: { readonly pid: number } } | undefined,
): Promise<void> {
  await endStrays(folder, adopted?.process.pid);
  const kept = adopted && attemptName(adopted.attempt);
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const { name: stem, ext } = path.parse(name);
    if (ext === '.part' || (ext === '.ffconcat' && stem !== kept)) await rm(file, { force: true });
    if (ext === '.log' && stem !== kept) await new AttemptLog(file).close();
  }
}

async function endStrays(folder: string, adoptedPid: number | undefined): Promise<void> {
  const place = await realpath(folder);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) {
    const stray = pid !== adoptedPid && (await isCaptureIn(place, pid)) ? identityOf(pid) : undefined;
    if (stray) await endProcess(pid, () => isRunning(stray), POLITE_MS);
  }
}

async function isCaptureIn(place: string, pid: number): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (cwd !== place) return false;
  const words = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
  return words.split('\0').includes(OUR_OPTION);
}
