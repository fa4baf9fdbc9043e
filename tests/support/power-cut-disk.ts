import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { undoLater } from './undo';

const run = (command: string, ...args: readonly string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });

export interface Mounted {
  readonly folder: string;
  unmount(): void;
}

/** Mounts an image or a file system until it is taken back. */
export function mount(folder: string, ...args: readonly string[]): Mounted {
  mkdirSync(folder, { recursive: true });
  run('mount', ...args, folder);
  // Lazily where a program still holds a file: it must not stay mounted.
  const unmount = (): void => {
    try {
      run('umount', folder);
    } catch {
      run('umount', '-l', folder);
    }
  };
  return { folder, unmount: undoLater(unmount) };
}

/** Why file systems can't be mounted here; undefined when they can. */
export function mountsRefused(scratch: string): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root (mount)';
  try {
    const disk = openPowerCutDisk(path.join(scratch, 'trial'), 20);
    disk.close();
    return undefined;
  } catch (error) {
    return `mounts are refused: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}

/** A disk whose power can be cut at any moment: ext4 in an image on a file system that copies by reference. */
export interface PowerCutDisk {
  /** Where the application writes. */
  readonly folder: string;
  /** The disk as it is at this instant, with all that was never synced gone; milliseconds matter, so nothing else is done. */
  cut(): string;
  /** Looks at a cut disk, as the machine does when it starts again: the file system's own journal is played first. */
  look<T>(image: string, at: (folder: string) => Promise<T>): Promise<T>;
  close(): void;
}

export function openPowerCutDisk(scratch: string, megabytes: number): PowerCutDisk {
  mkdirSync(scratch, { recursive: true });
  const outerImage = path.join(scratch, 'outer.img');
  run('truncate', '-s', `${megabytes * 4 + 320}M`, outerImage);
  run('mkfs.xfs', '-q', '-f', '-m', 'reflink=1', outerImage);
  const outer = mount(path.join(scratch, 'outer'), '-o', 'loop', outerImage);
  const image = path.join(outer.folder, 'disk.img');
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-F', image);
  const inner = mount(path.join(scratch, 'inner'), '-o', 'loop', image);
  let cuts = 0;
  return {
    folder: inner.folder,
    cut() {
      cuts += 1;
      const snapshot = path.join(outer.folder, `cut-${cuts}.img`);
      run('cp', '--reflink=always', image, snapshot);
      return snapshot;
    },
    async look(snapshot, at) {
      const crash = mount(path.join(scratch, 'crash'), '-o', 'loop', snapshot);
      try {
        return await at(crash.folder);
      } finally {
        crash.unmount();
        rmSync(snapshot);
      }
    },
    close() {
      inner.unmount();
      outer.unmount();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
