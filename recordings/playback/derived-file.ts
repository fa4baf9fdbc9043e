import { access, link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';
import { isLastingName } from '../evidence/evidence-folder';
import { HashBehind } from '../evidence/hash-behind';
import { asDerivedError, DerivedError } from './derived-error';
import type { SamplePiece } from './copy-samples';

export interface DerivedFile {
  /** Its name within the folder of the derived files. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** So much is written before it is sent on to the disk, so that the last sync has little left to do. */
const SYNC_EVERY = 64 * 1024 * 1024;

interface WriteOptions {
  /** How much the pieces come to. */
  readonly mediaBytes: number;
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Rejects with `DerivedError` when the name can't be used or is taken. */
export async function mustBeFree(target: string): Promise<void> {
  const name = path.basename(target);
  if (!isLastingName(name)) throw new DerivedError('derived.bad-name', name, 'the name would not survive a disc');
  const taken = await access(target).then(
    () => true,
    () => false,
  );
  if (taken) throw new DerivedError('derived.target-exists', name, 'nothing is overwritten');
}

/**
 * Writes `head` and the pieces to a new file, hashed behind the writer; the file has its name only when all of it is on the disk. Whatever goes
 * wrong leaves nothing. Rejects with `DerivedError`.
 */
export async function writeDerivedFile(
  target: string,
  head: Buffer,
  pieces: AsyncIterable<SamplePiece>,
  { mediaBytes, signal, onBytes }: WriteOptions,
): Promise<DerivedFile> {
  const name = path.basename(target);
  const temporary = `${target}.part`;
  try {
    await mustBeFree(target);
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx', 0o644);
    const hash = new HashBehind(temporary, mediaBytes);
    const writes = new Writes();
    let at = 0;
    const write = (bytes: Buffer, done: () => void) => {
      const written = writeFully(file, bytes, at).finally(done);
      writes.add(written);
      hash.follow(bytes.length, written);
      at += bytes.length;
    };
    let sha256: string;
    try {
      write(head, () => undefined);
      let synced = 0;
      for await (const { bytes, done } of pieces) {
        signal?.throwIfAborted();
        writes.throwIfFailed();
        write(bytes, done);
        onBytes?.(bytes.length);
        if (at - synced > SYNC_EVERY) {
          synced = at;
          writes.add(file.datasync());
        }
      }
      await writes.finished();
      [sha256] = await Promise.all([hash.finish(), file.sync()]);
    } catch (problem) {
      await writes.finished().catch(() => undefined);
      throw problem;
    } finally {
      hash.close();
      await file.close();
    }
    await putInPlace(temporary, target);
    return { file: name, bytes: at, sha256 };
  } catch (problem) {
    await rm(temporary, { force: true });
    throw asDerivedError(problem, name);
  }
}

/** Unlike rename(), link() never replaces; a stick with FAT has no links. */
async function putInPlace(temporary: string, target: string): Promise<void> {
  const linked = await link(temporary, target).then(
    () => true,
    (problem: unknown) => {
      if ((problem as NodeJS.ErrnoException).code === 'EEXIST') throw problem;
      return false;
    },
  );
  if (linked) await rm(temporary);
  else {
    await mustBeFree(target);
    await rename(temporary, target);
  }
  await syncFolder(path.dirname(target));
}

async function writeFully(file: Awaited<ReturnType<typeof open>>, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

/** Writes under way; the first failure is kept. */
class Writes {
  private readonly pending = new Set<Promise<void>>();
  private failure: { readonly problem: unknown } | undefined;

  add(write: Promise<void>): void {
    const kept = write
      .catch((problem: unknown) => {
        this.failure ??= { problem };
      })
      .finally(() => this.pending.delete(kept));
    this.pending.add(kept);
  }

  throwIfFailed(): void {
    if (this.failure) throw this.failure.problem;
  }

  async finished(): Promise<void> {
    await Promise.all(this.pending);
    this.throwIfFailed();
  }
}
