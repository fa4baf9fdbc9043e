import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** A box at the top of a file. */
export interface WalkedBox {
  /** As four characters. */
  readonly type: string;
  /** Its place in the file, and its length with its header. */
  readonly at: number;
  readonly size: number;
  /** The whole box where it describes (ftyp, moov, moof), nothing where it holds media; not to be kept: the memory is used again. */
  readonly bytes: Buffer | undefined;
}

/** Covers a moof of one frame and the small sound that follows it. */
const WINDOW = 4096;
/** So long, and no longer, a walk keeps others from working. */
const BUSY_MS = 8;
const describing = new Set(['ftyp', 'moov', 'moof']);
/** A file has thousands of boxes of a few types: to make the text anew for each took a fifth of the walk. */
const knownTypes = new Map(['ftyp', 'moov', 'moof', 'mdat'].map((type) => [Buffer.from(type, 'latin1').readUInt32BE(0), type]));

/** Visits the whole boxes of an MP4 from the place `from` on, and skips what they hold. A last box that isn't whole is left out. Rejects where the file can't be read. */
export async function walkBoxes(path: string, from: number, visit: (box: WalkedBox) => void): Promise<void> {
  // Synchronous: a file has a thousand places to look at, each in the page cache or read ahead; a promise for each would take longer than a copy.
  const file = openSync(path, 'r');
  try {
    const length = fstatSync(file).size;
    let window = Buffer.allocUnsafe(WINDOW);
    let windowAt = 0;
    let windowEnd = 0;
    /** Where the file's `wanted` bytes at `at` stand in the window. */
    const see = (at: number, wanted: number): number => {
      if (at < windowAt || at + wanted > windowEnd) {
        if (wanted > window.length) window = Buffer.allocUnsafe(wanted);
        windowAt = at;
        windowEnd = at + readSync(file, window, 0, window.length, at);
      }
      return at - windowAt;
    };
    let since = performance.now();
    let timedAt = 0;
    for (let at = from; at + 8 <= length;) {
      const place = see(at, Math.min(16, length - at));
      let size = window.readUInt32BE(place);
      const type = knownTypes.get(window.readUInt32BE(place + 4)) ?? window.toString('latin1', place + 4, place + 8);
      if (size === 1 && at + 16 <= length) size = Number(window.readBigUInt64BE(place + 8));
      if (size < 8 || at + size > length) break;
      if (describing.has(type)) {
        const whole = see(at, size);
        visit({ type, at, size, bytes: window.subarray(whole, whole + size) });
      } else visit({ type, at, size, bytes: undefined });
      at += size;
      // Only a read can take long.
      if (windowAt === timedAt) continue;
      timedAt = windowAt;
      if (performance.now() - since > BUSY_MS) {
        await setImmediate();
        since = performance.now();
      }
    }
  } finally {
    closeSync(file);
  }
}
