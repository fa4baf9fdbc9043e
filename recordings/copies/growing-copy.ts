import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { onFirst, onSecond } from './copy-fault';
import type { CopyFiles } from './copy-files';

const pieceBytes = 256 * 1024;

/** The copy of one file that may still grow: one writer, hashed while it is written. What an earlier run copied is gone on from. */
export class GrowingCopy {
  private readonly hash = createHash('sha256');
  private isSynced = true;
  private copied = 0;

  private constructor(
    private readonly from: FileHandle,
    private readonly to: FileHandle,
  ) {}

  static async open(files: CopyFiles, from: string, to: string): Promise<GrowingCopy> {
    const source = await files.open(from);
    try {
      // Without O_APPEND: each write says its place, so that one which was refused half-way is simply written again.
      const target = await onSecond(openForWriting(files, to));
      const copy = new GrowingCopy(source, target);
      await onSecond(copy.takeOver()).catch(async (error: unknown) => {
        await target.close();
        throw error;
      });
      return copy;
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.copied;
  }

  /** Of all that was copied so far. */
  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Copies what has come since; resolves with how much that was. */
  async advance(): Promise<number> {
    const before = this.copied;
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const { bytesRead } = await onFirst(this.from.read(piece, 0, piece.length, this.copied));
      if (bytesRead === 0) return this.copied - before;
      const bytes = piece.subarray(0, bytesRead);
      this.isSynced = false;
      await onSecond(this.writeWhole(bytes));
      this.hash.update(bytes);
      this.copied += bytesRead;
    }
  }

  async sync(): Promise<void> {
    if (this.isSynced) return;
    await onSecond(this.to.datasync());
    this.isSynced = true;
  }

  /** Never rejects: the handles of a disk that is gone are gone too. */
  async close(): Promise<void> {
    await Promise.allSettled([this.from.close(), this.to.close()]);
  }

  private async writeWhole(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.to.write(bytes, done, bytes.length - done, this.copied + done);
      done += bytesWritten;
    }
  }

  private async takeOver(): Promise<void> {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      const { bytesRead } = await this.to.read(piece, 0, piece.length, this.copied);
      if (bytesRead === 0) return;
      this.hash.update(piece.subarray(0, bytesRead));
      this.copied += bytesRead;
    }
  }
}

async function openForWriting(files: CopyFiles, file: string): Promise<FileHandle> {
  return files.open(file, 'wx+').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return files.open(file, 'r+');
    throw error;
  });
}
