import type { Instant } from '../session/instant';
import type { SegmentIndex, TrackSamples } from './segment-index';
import type { TrackFormat } from './track-format';

/** One file of a camera with what its index says. */
export interface IndexedSegment {
  readonly file: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly index: SegmentIndex;
}

/** One track of the joined file. Times are its decode times from the file's beginning, in the track's timescale. */
export interface JoinedTrack {
  readonly format: TrackFormat;
  readonly times: readonly number[];
  readonly durations: readonly number[];
  readonly sizes: readonly number[];
  readonly compositionOffsets: readonly number[];
  readonly syncs: readonly number[];
  /** Samples that lie together: place in the media data, how many. */
  readonly chunks: readonly (readonly [at: number, samples: number])[];
}

/** One ordinary MP4 to be written: files of one format, one after the other on one timeline. */
export interface JoinPlan {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly tracks: readonly JoinedTrack[];
  readonly segments: readonly IndexedSegment[];
  readonly mediaBytes: number;
}

/** ffmpeg's list counts a file from where sound or picture of the one before ended: pictures that agree within this go on without a seam. */
const PICTURE_SEAM_MS = 60;
/** Sound and pictures are cut at the picture; the sound that goes on there can begin this much before or after. */
const SOUND_SEAM_MS = 200;

/** Files in order; a change of format (another resolution, sound that came or went) begins a new file. */
export function planJoin(segments: readonly IndexedSegment[]): readonly JoinPlan[] {
  const groups: IndexedSegment[][] = [];
  for (const segment of segments) {
    if (segment.index.runs.length === 0) continue;
    const group = groups.at(-1);
    if (group?.[0] && formatOf(group[0]) === formatOf(segment)) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map(planGroup);
}

function formatOf({ index }: IndexedSegment): string {
  return index.tracks.map(({ format }) => format.key).join('|');
}

function planGroup(segments: readonly IndexedSegment[]): JoinPlan {
  const [first] = segments;
  if (!first) throw new Error('a group has a segment');
  const tracks = first.index.tracks.map(({ format }) => new TrackJoin(format));
  const zero = Date.parse(first.startedAt);
  let mediaBytes = 0;
  let lastTrack = -1;
  for (const { index, startedAt } of segments) {
    for (const [n, samples] of index.tracks.entries()) tracks[n]?.append(samples, Date.parse(startedAt) - zero);
    for (const [track, , bytes, samples] of index.runs) {
      tracks[track]?.chunk(mediaBytes, samples, track === lastTrack);
      mediaBytes += bytes;
      lastTrack = track;
    }
  }
  const endedAt = segments.map((segment) => segment.endedAt).reduce((a, b) => (a > b ? a : b));
  return { startedAt: first.startedAt, endedAt, tracks: tracks.map((track) => track.joined()), segments, mediaBytes };
}

class TrackJoin {
  private readonly times: number[] = [];
  private readonly sizes: number[] = [];
  private readonly compositionOffsets: number[] = [];
  private readonly syncs: number[] = [];
  private readonly chunks: [number, number][] = [];
  private lastDuration = 0;

  constructor(private readonly format: TrackFormat) {}

  /**
   * A file's own times begin at 0 for each track, so that it doesn't say how its sound stands to its pictures. Within an attempt both go on without
   * a seam, which keeps them together as they were; behind a gap both begin where the file's instant says.
   */
  append({ times, sizes, compositionOffsets, syncs, lastDuration }: TrackSamples, atMs: number): void {
    const [first] = times;
    if (first === undefined) return;
    const offset = this.placeOf(Math.round((atMs * this.format.timescale) / 1000) + first) - first;
    const before = this.times.length;
    for (const time of times) this.times.push(time + offset);
    for (const size of sizes) this.sizes.push(size);
    for (const compositionOffset of compositionOffsets) this.compositionOffsets.push(compositionOffset);
    for (const sync of syncs) this.syncs.push(before + sync);
    // Live pictures say no duration: the distance to the one before stands for it.
    this.lastDuration = lastDuration || (times.at(-1) ?? 0) - (times.at(-2) ?? times.at(-1) ?? 0) || this.lastDuration;
  }

  chunk(at: number, samples: number, goesOn: boolean): void {
    const last = this.chunks.at(-1);
    if (goesOn && last) last[1] += samples;
    else this.chunks.push([at, samples]);
  }

  joined(): JoinedTrack {
    const { format, times, sizes, compositionOffsets, syncs, chunks } = this;
    const durations = times.map((time, n) => (n + 1 < times.length ? (times[n + 1] ?? 0) - time : this.lastDuration || 1));
    return { format, times, durations, sizes, compositionOffsets, syncs, chunks };
  }

  private placeOf(wanted: number): number {
    const last = this.times.at(-1);
    if (last === undefined) return wanted;
    const next = last + (this.lastDuration || 1);
    const seamMs = this.format.kind === 'video' ? PICTURE_SEAM_MS : SOUND_SEAM_MS;
    const isSeam = Math.abs(wanted - next) * 1000 <= seamMs * this.format.timescale;
    return isSeam ? next : Math.max(wanted, last + 1);
  }
}
