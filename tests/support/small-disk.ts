import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why no disk of our own can be mounted here; undefined where it can. */
export function noDisksBecause(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root to mount a tmpfs';
  try {
    const disk = new SmallDisk(1);
    disk.remove();
    return undefined;
  } catch (error) {
    return `mount refuses: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A disk of a few MiB that can be pulled out and put in again, empty. */
export class SmallDisk {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'small-disk-'));

  constructor(private readonly mebibytes: number) {
    this.insert();
  }

  insert(): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${this.mebibytes}m`, 'tmpfs', this.folder], { stdio: 'pipe' });
  }

  /** With a sub-folder, as a disk has that was prepared for the second copy. */
  prepare(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Gone at once, whoever has files open on it. */
  pull(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'pipe' });
  }

  remove(): void {
    try {
      this.pull();
    } catch {
      // It was pulled already.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
