import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { undoLater } from './undo';

/** A small disk in a mount point from which it can be pulled and put back with what it holds, or locked against writing, or as a new one. */
export interface MovedDisk {
  /** On the disk, while there is one; made on it beforehand, as somebody does who prepares a disk. */
  readonly folder: string;
  /** Gone at once, whoever has files open on it. */
  pull(): Promise<void>;
  putBack(how?: 'writable' | 'read-only'): Promise<void>;
  /** An empty one is put in. */
  putNew(): Promise<void>;
  /** For one that was put back read-only. */
  unlock(): Promise<void>;
  close(): Promise<void>;
}

/** Beside the running recorder, which must not be held up by it. */
const run = async (command: 'mount' | 'umount', ...args: readonly string[]): Promise<void> => {
  await promisify(execFile)(command, args);
};

export async function openMovedDisk(scratch: string, mebibytes: number): Promise<MovedDisk> {
  const [shelf, point] = [path.join(scratch, 'shelf'), path.join(scratch, 'point')];
  await mkdir(shelf, { recursive: true });
  await mkdir(point);
  const mounted = new Set<string>();
  const undone = undoLater(() => {
    for (const folder of mounted) execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
  });
  const mount = async (folder: string, ...args: readonly string[]): Promise<void> => {
    await run('mount', ...args, folder);
    mounted.add(folder);
  };
  const unmount = async (folder: string): Promise<void> => {
    if (mounted.delete(folder)) await run('umount', '-l', folder);
  };
  const make = async (): Promise<string> => {
    const made = await mkdtemp(path.join(shelf, 'disk-'));
    await mount(made, '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'moved');
    await mkdir(path.join(made, 'content'));
    return made;
  };
  let disk = await make();
  const putBack = (): Promise<void> => mount(point, '--bind', disk);
  await putBack();
  return {
    folder: path.join(point, 'content'),
    pull: () => unmount(point),
    putBack: async (how = 'writable') => {
      await putBack();
      if (how === 'read-only') await run('mount', '-o', 'remount,bind,ro', point);
    },
    putNew: async () => {
      await unmount(disk);
      disk = await make();
      await putBack();
    },
    unlock: () => run('mount', '-o', 'remount,bind,rw', point),
    close: async () => {
      for (const folder of [...mounted].toReversed()) await unmount(folder);
      undone();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
