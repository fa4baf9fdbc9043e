import path from 'node:path';
import { makeFolder, writeDurably } from '../../recordings/evidence/durable-file';
import type { PaperFile } from '../contract/entry';
import { openPaper, readPaper } from './paper-files';

/** Papers that were taken in, each under its SHA-256: the same paper is kept once, and a changed one is known. */
export class PaperStore {
  constructor(private readonly folder: string) {}

  /** Copies a file in. Refuses with `authorisation-paper.unreadable`, `.too-large` or `.not-a-paper`; then nothing is kept. */
  async take(file: string): Promise<{ readonly sha256: string; readonly name: string }> {
    const { bytes, sha256, name } = await readPaper(file, 'authorisation-paper');
    await makeFolder(this.folder);
    await writeDurably(path.join(this.folder, sha256), bytes, 0o600);
    return { sha256, name };
  }

  /** Refuses with `authorisation-paper.missing` or `.changed` where what lies there isn't what was taken in. */
  open(sha256: string, name: string): Promise<PaperFile & { readonly file: string }> {
    return openPaper(path.join(this.folder, sha256), { sha256, name }, 'authorisation-paper');
  }
}
