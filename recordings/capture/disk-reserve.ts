import { randomBytes } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';

const reserveBytes = 64 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

/**
 * Room that is taken while the disk has enough of it, and given back when it is out: so the end of a recording, its journal, the chain and the
 * database can still be written. It is the only file that is ever removed to make room, and it holds nothing.
 */
export class DiskReserve {
  constructor(private readonly file: string) {}

  /** Takes the room unless it is taken. Rejects with the file system's error, leaving nothing behind. */
  async take(): Promise<void> {
    const present = await stat(this.file).catch(() => undefined);
    if (present?.size === reserveBytes) return;
    await this.release();
    try {
      const handle = await open(this.file, 'wx', 0o600);
      try {
        // Random, so that no file system stores it in less.
        for (let written = 0; written < reserveBytes; written += pieceBytes) await handle.writeFile(randomBytes(pieceBytes));
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}
