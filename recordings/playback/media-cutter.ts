import { open, stat } from 'node:fs/promises';
import { cutMedia, keyAtOrBefore, type MediaWish } from './cut-media';
import { mapFragments, type FragmentMap } from './fragment-map';

/** Two files for each of sixteen cameras, where a play goes from one to the next. */
const KNOWN_MAPS = 32;

/** Cuts pieces out of recorded files. It remembers what stands where in the newest of them: a piece that is asked for is read alone, not its file. */
export class MediaCutter {
  private readonly maps = new Map<string, FragmentMap>();

  /** As `cutMedia` says, ready for a source buffer. Undefined where the file is no MP4; rejects where it can't be read. */
  async cut(place: string, wish: MediaWish): Promise<{ readonly mimeType: string; readonly bytes: Buffer<ArrayBuffer> } | undefined> {
    const map = await this.mapOf(place);
    if (!map) return undefined;
    const { mimeType, head, ranges } = cutMedia(map, wish);
    return { mimeType, bytes: Buffer.concat([head, ...(await readRanges(place, ranges))]) };
  }

  /** Ms from the beginning of the file; undefined where it has no picture that can be begun with, or can't be read. */
  async keyAtOrBefore(place: string, atMs: number): Promise<number | undefined> {
    const map = await this.mapOf(place).catch(() => undefined);
    return map && keyAtOrBefore(map, atMs);
  }

  private async mapOf(place: string): Promise<FragmentMap | undefined> {
    const known = this.maps.get(place);
    const { size } = await stat(place);
    // One that is shorter than it was is another file.
    const grown = known && known.end <= size ? known : undefined;
    const map = grown?.end === size ? grown : await mapFragments(place, grown);
    this.maps.delete(place);
    if (map) this.maps.set(place, map);
    const [oldest] = this.maps.keys();
    if (this.maps.size > KNOWN_MAPS && oldest !== undefined) this.maps.delete(oldest);
    return map;
  }
}

/** All in one read: what lies between the ranges is little. */
async function readRanges(place: string, ranges: readonly { readonly at: number; readonly bytes: number }[]): Promise<readonly Buffer[]> {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return [];
  const whole = Buffer.allocUnsafeSlow(last.at + last.bytes - first.at);
  const file = await open(place);
  try {
    for (let read = 0; read < whole.length;) {
      const { bytesRead } = await file.read(whole, read, whole.length - read, first.at + read);
      if (bytesRead === 0) throw new Error(`${place} ends at ${first.at + read}`);
      read += bytesRead;
    }
  } finally {
    await file.close();
  }
  return ranges.map(({ at, bytes }) => whole.subarray(at - first.at, at - first.at + bytes));
}
