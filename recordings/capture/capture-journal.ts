import { open, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';
import type { CaptureEvent } from './capture-events';

const journalName = 'capture.jsonl';

/** What happened to one camera, on the disk before anybody is told: the next kiosk process goes on from it. */
export class CaptureJournal {
  private work: Promise<void> = Promise.resolve();
  /** The disk took a part of the last line or none: the next begins on a line of its own. */
  private torn = false;

  private constructor(
    private readonly file: string,
    private readonly known: CaptureEvent[],
  ) {}

  /** What a journal holds, without opening it. */
  static async read(folder: string): Promise<readonly CaptureEvent[]> {
    const text = await readFile(path.join(folder, journalName), 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean).flatMap(readLine);
  }

  /** A last line that was cut by a power failure is taken away: nobody was told of it. */
  static async open(folder: string): Promise<CaptureJournal> {
    const file = path.join(folder, journalName);
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      // A disk that can't read it now must not make an empty memory of it.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    const whole = text?.slice(0, text.lastIndexOf('\n') + 1) ?? '';
    if (text !== undefined && whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
    if (text === undefined) {
      await (await open(file, 'a', 0o644)).close();
      await syncFolder(folder);
    }
    return new CaptureJournal(file, whole.split('\n').filter(Boolean).flatMap(readLine));
  }

  /** In the order in which they happened. */
  get events(): readonly CaptureEvent[] {
    return this.known;
  }

  /**
   * Resolves when it is durable. Rejects with the file system's error; the event counts all the same, but for a discard: its file still lies there,
   * and who forgets it can't try again.
   */
  append(event: CaptureEvent): Promise<void> {
    if (event.kind !== 'discarded') this.known.push(event);
    const written = this.work.then(async () => {
      const handle = await open(this.file, 'a');
      try {
        const fresh = this.torn ? '\n' : '';
        this.torn = true;
        await handle.appendFile(`${fresh}${JSON.stringify(event)}\n`);
        await handle.datasync();
        this.torn = false;
      } finally {
        await handle.close();
      }
      if (event.kind === 'discarded') this.known.push(event);
    });
    this.work = written.catch(() => undefined);
    return written;
  }

  async settled(): Promise<void> {
    await this.work;
  }
}

function readLine(line: string): CaptureEvent[] {
  try {
    // Our own file: what parses was written by `append`.
    return [JSON.parse(line) as CaptureEvent];
  } catch {
    return [];
  }
}
