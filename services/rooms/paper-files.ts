import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Of } from '../../recordings/evidence/hash-file';
import type { PaperFile, PaperKind } from '../contract/entry';
import { Refusal } from '../contract/errors';
import { largestPaperBytes, paperKind } from './paper-kind';

/** What the paper is for; its refusals are named for it. */
export type PaperSubject = 'authorisation-paper' | 'exhibit';

export interface TakenPaper {
  readonly bytes: Uint8Array;
  readonly kind: PaperKind;
  readonly sha256: string;
  /** As it was called where it was chosen. */
  readonly name: string;
}

/** Reads a chosen file whole. Refuses with `.unreadable`, `.too-large` or `.not-a-paper` of its subject. */
export async function readPaper(file: string, subject: PaperSubject): Promise<TakenPaper> {
  const name = path.basename(file).slice(0, 200);
  const bytes = await readUpTo(file, largestPaperBytes).catch(() => {
    throw new Refusal(`${subject}.unreadable`, { name });
  });
  if (!bytes) throw new Refusal(`${subject}.too-large`, { name });
  const kind = paperKind(bytes);
  if (!kind) throw new Refusal(`${subject}.not-a-paper`, { name });
  return { bytes, kind, sha256: sha256Of(bytes), name };
}

/** Opens what was taken in. Refuses with `.missing` or `.changed` of its subject where what lies there isn't what was taken in. */
export async function openPaper(
  file: string,
  expected: { readonly sha256: string; readonly name: string },
  subject: PaperSubject,
): Promise<PaperFile & { readonly file: string }> {
  const { sha256, name } = expected;
  const bytes = await readFile(file).catch(() => {
    throw new Refusal(`${subject}.missing`, { name });
  });
  const kind = paperKind(bytes);
  if (sha256Of(bytes) !== sha256 || !kind) throw new Refusal(`${subject}.changed`, { name });
  return { name, kind, sha256, bytes: kind === 'application/pdf' ? undefined : new Uint8Array(bytes), file };
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
