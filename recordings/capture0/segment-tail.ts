import { open, readdir, readFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { attemptName, type AttemptPlace } from './capture-attempt';
import { FragmentReader, type Mp4Piece } from './fragment-reader';

const pollMs = 30;
const syncEveryMs = 500;
const triesAtEnd = 20;
const readBytes = 1024 * 1024;

/** A file that ffmpeg has finished, on the disk for good. Times are media time of the attempt. */
export interface FinishedFile {
  readonly file: string;
  readonly bytes: number;
  readonly frames: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface TailListener {
  /** `live` is false for what was written before we came. Bytes are exactly what stands in the file. */
  onPiece(piece: Mp4Piece, live: boolean): void;
  onBytes(count: number): void;
  /** After fsync of the file and its folder. */
  onFinished(file: FinishedFile): void;
  onProblem(problem: unknown): void;
}

/** Follows the files that one attempt writes, from the oldest that is there to the one that grows. */
export class SegmentTail {
  private readonly prefix: string;
  private current: { readonly index: number; readonly handle: FileHandle; readonly reader: FragmentReader; at: number; frames: number; seconds: number } | undefined;
  private closedIndex = -1;
  private endSeconds = 0;
  private syncedAt = 0;
  private over = false;
  private stopped = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly place: AttemptPlace,
    private readonly listener: TailListener,
  ) {
    this.prefix = `${attemptName(place.number)}-`;
    this.running = this.run();
  }

  /** The attempt has ended: reads what is left, closes the last file, resolves when all of it is reported. */
  async finish(): Promise<void> {
    this.over = true;
    await this.running;
  }

  /** Stops following; what grows goes on growing. */
  async leave(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    let failuresAtEnd = 0;
    while (!this.stopped) {
      // Taken before the step: what is written up to the end of the attempt must be read after it.
      const last = this.over;
      try {
        const moved = await this.step();
        if (!moved && last) break;
        if (moved) continue;
      } catch (problem) {
        this.listener.onProblem(problem);
        // A file that can't be read stays on the disk; it must not keep the session from its end for ever.
        if (last && ++failuresAtEnd > triesAtEnd) break;
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    await this.current?.handle.close().catch(() => undefined);
  }

  /** Reads once; true when there was something to do. */
  private async step(): Promise<boolean> {
    if (!this.current) return this.openNext();
    const buffer = Buffer.allocUnsafe(readBytes);
    const next = await this.nextIndex(this.current.index);
    const { bytesRead } = await this.current.handle.read(buffer, 0, readBytes, this.current.at);
    if (bytesRead > 0) {
      this.take(buffer.subarray(0, bytesRead), next === undefined);
      await this.syncNow(false);
      return true;
    }
    await this.syncNow(false);
    // ffmpeg closes a file before it opens the next one: a next file, or the end of the attempt, means that this one is whole.
    if (next === undefined && !this.over) return false;
    await this.closeCurrent();
    return this.openNext();
  }

  private take(bytes: Buffer, live: boolean): void {
    const file = this.current;
    if (!file) return;
    file.at += bytes.length;
    this.listener.onBytes(bytes.length);
    for (const piece of file.reader.push(bytes)) {
      if (piece.kind === 'fragment') {
        file.frames += piece.videoFrames;
        file.seconds += piece.videoSeconds;
      }
      this.listener.onPiece(piece, live);
    }
  }

  private async openNext(): Promise<boolean> {
    const index = await this.nextIndex(this.closedIndex);
    if (index === undefined) return false;
    const handle = await open(path.join(this.place.folder, this.fileName(index)), 'r');
    this.current = { index, handle, reader: new FragmentReader(), at: 0, frames: 0, seconds: 0 };
    return true;
  }

  private async closeCurrent(): Promise<void> {
    const file = this.current;
    if (!file) return;
    await file.handle.sync();
    this.current = undefined;
    this.closedIndex = file.index;
    await file.handle.close();
    const folder = await open(this.place.folder, 'r');
    await folder.sync().finally(() => folder.close());
    const name = this.fileName(file.index);
    const listed = await this.listedTimes(name);
    const startSeconds = listed?.start ?? this.endSeconds;
    this.endSeconds = listed?.end ?? startSeconds + file.seconds;
    this.listener.onFinished({ file: name, bytes: file.at, frames: file.frames, startSeconds, endSeconds: this.endSeconds });
  }

  /** Every half second, so that a power cut costs no more than that. */
  private async syncNow(force: boolean): Promise<void> {
    const now = performance.now();
    if (!force && now - this.syncedAt < syncEveryMs) return;
    this.syncedAt = now;
    await this.current?.handle.datasync();
  }

  private async nextIndex(after: number): Promise<number | undefined> {
    const names = await readdir(this.place.folder);
    const indexes = names.filter((name) => name.startsWith(this.prefix) && name.endsWith('.mp4')).map((name) => Number(name.slice(this.prefix.length, -4)));
    const later = indexes.filter((index) => index > after);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  private fileName(index: number): string {
    return `${this.prefix}${String(index).padStart(6, '0')}.mp4`;
  }

  /** ffmpeg's own list has the exact times; it has no line for a file whose writer was killed. */
  private async listedTimes(name: string): Promise<{ readonly start: number; readonly end: number } | undefined> {
    const list = await readFile(path.join(this.place.folder, `${attemptName(this.place.number)}.csv`), 'utf8').catch(() => '');
    const [, start, end] = list.split('\n').find((line) => line.startsWith(`${name},`))?.split(',') ?? [];
    return start === undefined || end === undefined ? undefined : { start: Number(start), end: Number(end) };
  }
}
