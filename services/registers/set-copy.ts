import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, syncFolder, writeDurably } from '../../recordings/evidence/durable-file';
import { manifestFileName } from '../../recordings/evidence/manifest';
import type { SetFinding } from '../contract/registers';
import { verifyClosedSet } from './closed-set';

export interface SetCopyParts {
  /** Where the sets lie on the second disk. */
  readonly folder: string;
  /** Whether that disk is there and keeps what is written; rejects where it isn't or doesn't. */
  readonly probe: () => Promise<unknown>;
}

type Trusted = Parameters<typeof verifyClosedSet>[1];

/** 规定§5: a closed month's set on the second disk, the same files, read back and verified there. */
export class SetCopies {
  constructor(private readonly parts: SetCopyParts) {}

  isKept(roomId: string, month: string): boolean {
    return existsSync(path.join(this.folderOf(roomId, month), manifestFileName));
  }

  /** Puts a sound set there, whole or not at all; rejects where the disk is away or the copy doesn't verify. One that is there stays as it is. */
  async keep(set: string, roomId: string, month: string, trusted: Trusted): Promise<void> {
    if (this.isKept(roomId, month)) return;
    await this.parts.probe();
    const folder = this.folderOf(roomId, month);
    const unfinished = `${folder}.part`;
    await rm(unfinished, { recursive: true, force: true });
    await makeFolder(unfinished);
    for (const file of await readdir(set)) {
      await writeDurably(path.join(unfinished, file), await readFile(path.join(set, file)));
      await chmod(path.join(unfinished, file), 0o444);
    }
    const [wrong] = await verifyClosedSet(unfinished, trusted);
    if (wrong) throw new Error(`the copy on the second disk is not the set: ${wrong.file} ${wrong.code}`);
    await rename(unfinished, folder);
    await syncFolder(path.dirname(folder));
  }

  /** What is wrong with the copy; a disk that is away has none. */
  async verify(roomId: string, month: string, trusted: Trusted): Promise<readonly SetFinding[]> {
    const findings: readonly SetFinding[] = this.isKept(roomId, month)
      ? await verifyClosedSet(this.folderOf(roomId, month), trusted)
      : [{ file: manifestFileName, code: 'missing' }];
    return findings.map((finding) => ({ ...finding, copy: 'second' as const }));
  }

  private folderOf(roomId: string, month: string): string {
    return path.join(this.parts.folder, roomId, month);
  }
}
