import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, writeDurably } from '../../recordings/evidence/durable-file';
import type { PaperFile } from '../contract/entry';
import { Refusal } from '../contract/errors';
import { largestPaperBytes, paperKind } from './paper-kind';

/** Papers that were taken in, each under its SHA-256: the same paper is kept once, and a changed one is known. */
export class PaperStore {
  constructor(private readonly folder: string) {}

  /** Copies a file in. Refuses with `authorisation-paper.unreadable`, `.too-large` or `.not-a-paper`; then nothing is kept. */
  async take(file: string): Promise<{ readonly sha256: string; readonly name: string }> {
    const name = path.basename(file).slice(0, 200);
    const bytes = await readUpTo(file, largestPaperBytes).catch(() => {
      throw new Refusal('authorisation-paper.unreadable', { name });
    });
    if (!bytes) throw new Refusal('authorisation-paper.too-large', { name });
    if (!paperKind(bytes)) throw new Refusal('authorisation-paper.not-a-paper', { name });
    const sha256 = hashOf(bytes);
    await makeFolder(this.folder);
    await writeDurably(path.join(this.folder, sha256), bytes, 0o600);
    return { sha256, name };
  }

  /** Refuses with `authorisation-paper.missing` or `.changed` where what lies there isn't what was taken in. */
  async open(sha256: string, name: string): Promise<PaperFile & { readonly file: string }> {
    const file = path.join(this.folder, sha256);
    const bytes = await readFile(file).catch(() => {
      throw new Refusal('authorisation-paper.missing', { name });
    });
    const kind = paperKind(bytes);
    if (hashOf(bytes) !== sha256 || !kind) throw new Refusal('authorisation-paper.changed', { name });
    return { name, kind, sha256, bytes: kind === 'application/pdf' ? undefined : new Uint8Array(bytes), file };
  }
}

/** Undefined where the file is longer; a file that grows while it is read can't fill the memory. */
async function readUpTo(file: string, limit: number): Promise<Uint8Array | undefined> {
  const handle = await open(file, 'r');
  try {
    if (!(await handle.stat()).isFile()) throw new Error('not a file');
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length > limit) break;
    }
    return length > limit ? undefined : buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
