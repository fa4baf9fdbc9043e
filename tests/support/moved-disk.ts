import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { mount } from './power-cut-disk';
import type { Mounted } from './power-cut-disk';

/** A small disk in a mount point from which it can be pulled and put back with what it holds, or with the write lock set, or as a new one. */
export interface MovedDisk {
  /** On the disk, while there is one; made on it beforehand as somebody does who prepares a disk. */
  readonly folder: string;
  /** Gone at once, whoever has files open on it. */
  pull(): void;
  putBack(how?: 'writable' | 'read-only'): void;
  /** An empty one is put in. */
  putNew(): void;
  /** For `read-only` put back: the lock is taken off. */
  unlock(): void;
  close(): void;
}

export function openMovedDisk(scratch: string, mebibytes: number): MovedDisk {
  const [shelf, point] = [path.join(scratch, 'shelf'), path.join(scratch, 'point')];
  mkdirSync(shelf, { recursive: true });
  let disk: Mounted | undefined;
  let inserted: Mounted | undefined;
  const make = (): Mounted => {
    const made = mount(mkdtempSync(path.join(shelf, 'disk-')), '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'moved');
    mkdirSync(path.join(made.folder, 'content'));
    return made;
  };
  const insert = (): void => {
    if (disk) inserted = mount(point, '--bind', disk.folder);
  };
  disk = make();
  insert();
  return {
    folder: path.join(point, 'content'),
    pull: () => inserted?.unmount(),
    putBack(how = 'writable') {
      insert();
      if (how === 'read-only') execFileSync('mount', ['-o', 'remount,bind,ro', point], { stdio: 'pipe' });
    },
    putNew() {
      disk?.unmount();
      disk = make();
      insert();
    },
    unlock: () => void execFileSync('mount', ['-o', 'remount,bind,rw', point], { stdio: 'pipe' }),
    close() {
      inserted?.unmount();
      disk?.unmount();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
