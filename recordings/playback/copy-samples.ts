import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { DerivedError } from './derived-error';
import type { IndexedSegment } from './join-plan';

/** A piece of a recorded file, closed up to the samples that lie in it. */
export interface SamplePiece {
  readonly bytes: Buffer;
  /** Gives the memory back. */
  readonly done: () => void;
}

const PIECE = 2 * 1024 * 1024;
/** One is read, two or three are being written. */
const PIECES = 4;

/** The samples of the files in their order, read by large pieces, each file once; the next piece is read while the present one is used. */
export async function* samplePieces(folder: string, segments: readonly IndexedSegment[]): AsyncGenerator<SamplePiece> {
  const memory = new Memory();
  let ahead: Promise<SamplePiece> | undefined;
  try {
    for (const segment of segments) {
      const file = await open(path.resolve(folder, segment.file));
      try {
        for (const window of windowsOf(segment)) {
          const present = ahead;
          ahead = readPiece(file, window, memory, segment.file);
          // Its failure is seen when it is asked for.
          ahead.catch(() => undefined);
          if (present) yield await present;
        }
        if (ahead) yield await ahead;
        ahead = undefined;
      } finally {
        await ahead?.catch(() => undefined);
        await file.close();
      }
    }
  } finally {
    memory.close();
  }
}

interface Window {
  readonly at: number;
  readonly bytes: number;
  /** Places in the window and lengths of what is kept. */
  readonly kept: readonly (readonly [at: number, bytes: number])[];
}

/** A run longer than a window goes over several. */
function* windowsOf({ index }: IndexedSegment): Generator<Window> {
  let at = -1;
  let end = 0;
  let kept: [number, number][] = [];
  for (const [, runAt, runBytes] of index.runs) {
    let from = runAt;
    let left = runBytes;
    while (left > 0) {
      if (at >= 0 && (from < end || from - at >= PIECE)) {
        yield { at, bytes: end - at, kept };
        at = -1;
      }
      if (at < 0) {
        at = from;
        kept = [];
      }
      const length = Math.min(left, at + PIECE - from);
      kept.push([from - at, length]);
      end = from + length;
      from += length;
      left -= length;
    }
  }
  if (at >= 0) yield { at, bytes: end - at, kept };
}

async function readPiece(file: FileHandle, window: Window, memory: Memory, name: string): Promise<SamplePiece> {
  const bytes = await memory.take();
  for (let read = 0; read < window.bytes;) {
    const { bytesRead } = await file.read(bytes, read, window.bytes - read, window.at + read);
    if (bytesRead === 0) throw new DerivedError('derived.unreadable', name, `ends at ${window.at + read}`);
    read += bytesRead;
  }
  let length = 0;
  for (const [at, size] of window.kept) {
    if (at !== length) bytes.copyWithin(length, at, at + size);
    length += size;
  }
  return { bytes: bytes.subarray(0, length), done: () => memory.give(bytes) };
}

/** A few pieces of memory, used again and again. */
class Memory {
  private readonly free: Buffer[] = Array.from({ length: PIECES }, () => Buffer.allocUnsafeSlow(PIECE));
  private readonly waiting: ((bytes: Buffer) => void)[] = [];

  take(): Promise<Buffer> {
    const bytes = this.free.pop();
    return bytes ? Promise.resolve(bytes) : new Promise((resolve) => this.waiting.push(resolve));
  }

  give(bytes: Buffer): void {
    const next = this.waiting.shift();
    if (next) next(bytes);
    else this.free.push(bytes);
  }

  close(): void {
    this.free.length = 0;
  }
}
