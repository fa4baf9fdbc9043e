import { closeSync, openSync } from 'node:fs';
import { open, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import { scrubCredentials } from './ffmpeg-verdict';

/** More than ffmpeg says in a day of ordinary trouble. A hostile stream makes it say gigabytes. */
const MOST_BYTES = 1024 * 1024;
/** What is kept of the beginning then; what comes afterwards is written behind it. */
const KEPT_BYTES = 64 * 1024;
const TAIL_CHARACTERS = 16_384;

/** What one ffmpeg says, in a file that doesn't grow without end. */
export class AttemptLog {
  private readBytes = 0;
  private looking = false;

  constructor(private readonly file: string) {}

  /** For the child's stderr. Appending, so that what is said after the file was cut stands behind what was kept. */
  openForWriting(): { readonly fd: number; close(): void } {
    const fd = openSync(this.file, 'a', 0o600);
    return { fd, close: () => closeSync(fd) };
  }

  /** Reads what was said since the last look, and cuts what grew too long. The verdict for which ffmpeg must be ended at once, if any. */
  async look(): Promise<Extract<FfmpegVerdict, 'led-elsewhere'> | undefined> {
    if (this.looking) return undefined;
    this.looking = true;
    try {
      const { size } = await stat(this.file);
      if (size <= this.readBytes) return undefined;
      const said = await this.piece(Math.max(0, this.readBytes - 64), size);
      this.readBytes = size;
      if (size > MOST_BYTES) await this.cut();
      return /Status 3\d\d: Redirecting to/.test(said) ? 'led-elsewhere' : undefined;
    } catch {
      return undefined;
    } finally {
      this.looking = false;
    }
  }

  /** After ffmpeg's end: takes the credentials out; the end of what it said. */
  async close(secret?: string): Promise<string> {
    const { size } = await stat(this.file).catch(() => ({ size: 0 }));
    const tail = size > MOST_BYTES ? await this.piece(size - KEPT_BYTES, size) : '';
    if (size > MOST_BYTES) await this.cut();
    const said = `${await readFile(this.file, 'utf8').catch(() => '')}${tail}`;
    const clean = scrubCredentials(said, secret);
    if (clean !== said || tail !== '') await writeFile(this.file, clean);
    return clean.slice(-TAIL_CHARACTERS);
  }

  private async cut(): Promise<void> {
    await truncate(this.file, KEPT_BYTES);
    this.readBytes = KEPT_BYTES;
  }

  private async piece(from: number, to: number): Promise<string> {
    const handle = await open(this.file);
    try {
      const bytes = Buffer.alloc(Math.min(to - from, KEPT_BYTES));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  }
}
