import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DerivedError } from './derived-error';
import { readSamples, type SampleSink } from './fragment-samples';
import { trackFormats, type TrackFormat } from './track-format';

/** The samples of one track of one file, in their order; the lists are of the same length. */
export interface TrackSamples {
  readonly format: TrackFormat;
  /** Decode times in the track's timescale, as the file counts them. */
  readonly times: number[];
  readonly sizes: number[];
  readonly compositionOffsets: number[];
  /** Indices of those that can be decoded alone. */
  readonly syncs: number[];
  /** What the file says of its last sample; 0 where it says nothing. */
  lastDuration: number;
}

/** What a fragmented MP4 holds, without its pictures and sound. */
export interface SegmentIndex {
  readonly tracks: readonly TrackSamples[];
  /** Bytes that lie together and belong to one track, in the file's order: track, place, bytes, samples. */
  readonly runs: readonly (readonly [track: number, at: number, bytes: number, samples: number])[];
  readonly bytes: number;
}

/** Covers a moof of one frame and the small sound that follows it. */
const WINDOW = 4096;
/** So long, and no longer, the index keeps others from working. */
const BUSY_MS = 8;

/** Reads boxes and skips what they hold. A last fragment that isn't whole is left out, as a power cut leaves it. */
export async function indexSegment(path: string, name: string): Promise<SegmentIndex> {
  // Synchronous: a file has a thousand places to look at, each in the page cache or read ahead; a promise for each would take longer than the copy.
  const file = openSync(path, 'r');
  try {
    const bytes = fstatSync(file).size;
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
    const builder = new IndexBuilder(bytes);
    let since = performance.now();
    for (let at = 0; at + 8 <= bytes;) {
      const place = see(at, Math.min(16, bytes - at));
      let size = window.readUInt32BE(place);
      const type = window.toString('latin1', place + 4, place + 8);
      if (size === 1 && at + 16 <= bytes) size = Number(window.readBigUInt64BE(place + 8));
      if (size < 8 || at + size > bytes) break;
      if (type === 'moov') {
        const moov = see(at, size);
        builder.tracks(trackFormats(window.subarray(moov, moov + size)));
      } else if (type === 'moof') {
        const moof = see(at, size);
        readSamples(window, moof, at, builder);
      }
      at += size;
      if (performance.now() - since > BUSY_MS) {
        await setImmediate();
        since = performance.now();
      }
    }
    return builder.finished(name);
  } finally {
    closeSync(file);
  }
}

class IndexBuilder implements SampleSink {
  private list: TrackSamples[] = [];
  private readonly runs: [number, number, number, number][] = [];
  private track = -1;
  private at = 0;
  private time = 0;

  constructor(private readonly bytes: number) {}

  tracks(formats: readonly TrackFormat[]): void {
    this.list = formats.map((format) => ({ format, times: [], sizes: [], compositionOffsets: [], syncs: [], lastDuration: 0 }));
  }

  run(trackId: number, decodeTime: number, at: number): void {
    this.track = this.list.findIndex(({ format }) => format.id === trackId);
    this.at = at;
    this.time = decodeTime;
    if (this.track >= 0) this.runs.push([this.track, at, 0, 0]);
  }

  sample(duration: number, size: number, isSync: boolean, compositionOffset: number): void {
    const samples = this.list[this.track];
    const run = this.runs.at(-1);
    // Behind the file's end: the last fragment was cut.
    if (!samples || !run || this.at + size > this.bytes) return;
    if (isSync) samples.syncs.push(samples.times.length);
    samples.times.push(this.time);
    samples.sizes.push(size);
    samples.compositionOffsets.push(compositionOffset);
    samples.lastDuration = duration;
    run[2] += size;
    run[3] += 1;
    this.at += size;
    this.time += duration;
  }

  finished(name: string): SegmentIndex {
    if (this.list.length === 0) throw new DerivedError('derived.unreadable', name, 'no MP4 with sound or pictures');
    return { tracks: this.list, runs: this.runs.filter(([, , , samples]) => samples > 0), bytes: this.bytes };
  }
}
