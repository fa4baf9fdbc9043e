import path from 'node:path';
import { CopyFault, onFirst, onSecond } from './copy-fault';
import { syncFolderOf, type CopyFiles } from './copy-files';
import { readBack } from './read-back';
import { sha256Of } from '../evidence/hash-file';

export interface SecondDiskOptions {
  /** The folder on the second disk. It is never made by us: a folder that is missing is a disk that is not mounted. */
  readonly folder: string;
  /** Where the recordings lie. */
  readonly recordings: string;
  /** In the simulated room there is one disk only. */
  readonly sameDiskAllowed: boolean;
  readonly files: CopyFiles;
}

/** What a look at the second disk proved. */
export interface SecondDiskProof {
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Only where that is allowed. */
  readonly sameDisk: boolean;
}

/** Whether the second disk is there, is another disk, and keeps what is written to it. */
export class SecondDisk {
  private known: number | undefined;

  constructor(readonly options: SecondDiskOptions) {}

  /** Whether it is mounted as it was. Resolves with true when it is another one than the last time. Rejects with `CopyFault`. */
  async check(): Promise<boolean> {
    const { folder, recordings, sameDiskAllowed, files } = this.options;
    const { dev } = await onSecond(files.stat(folder));
    const first = await onFirst(files.stat(recordings));
    const { dev: root } = await onFirst(files.stat('/'));
    const before = this.known;
    // The bare mount point on the system's disk: writing there would fill the wrong disk and prove nothing.
    if (before !== undefined && dev !== before && dev === root) throw new CopyFault('missing', `${folder} lies on the system's disk`);
    if (dev === first.dev && !sameDiskAllowed)
      throw new CopyFault(before === undefined ? 'same-disk' : 'missing', `${folder} lies on the disk of the recordings`);
    this.known = dev;
    return before !== dev;
  }

  /** Writes, reads back, removes. Rejects with `CopyFault`. */
  async probe(): Promise<SecondDiskProof> {
    const { folder, recordings, files } = this.options;
    await this.check();
    const file = path.join(folder, '.probe');
    const content = `${new Date().toISOString()} ${'.'.repeat(4_000)}\n`;
    await onSecond(
      (async () => {
        await files.rm(file, { force: true });
        const handle = await files.open(file, 'wx');
        try {
          await handle.writeFile(content);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await syncFolderOf(files, folder);
        const { sha256 } = await readBack(files, file);
        await files.rm(file);
        if (sha256 !== sha256Of(content)) throw new CopyFault('differs', file);
      })(),
    );
    const { bavail, blocks, bsize } = await onSecond(files.statfs(folder));
    const sameDisk = (await onFirst(files.stat(recordings))).dev === this.known;
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize, sameDisk };
  }
}
