import { statSync } from 'node:fs';
import { walkBoxes } from './box-walk';
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

/** Reads boxes and skips what they hold. A last fragment that isn't whole is left out, as a power cut leaves it. */
export async function indexSegment(path: string, name: string): Promise<SegmentIndex> {
  const builder = new IndexBuilder(statSync(path).size);
  await walkBoxes(path, 0, ({ type, at, bytes }) => {
    if (type === 'moov' && bytes) builder.tracks(trackFormats(bytes));
    else if (type === 'moof' && bytes) readSamples(bytes, 0, at, builder);
  });
  return builder.finished(name);
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
