import type { IndexedSegment } from './join-plan';
import type { SegmentIndex, TrackSamples } from './segment-index';

/** A file's index with only one of its tracks holding anything; `kinds` are the tracks of the joined file. */
export function onlyTrack(index: SegmentIndex, kind: 'video' | 'audio', formats: readonly TrackSamples['format'][]): SegmentIndex {
  const own = index.tracks.findIndex((track) => track.format.kind === kind);
  const at = formats.findIndex((format) => format.kind === kind);
  const tracks = formats.map((format, n) =>
    n === at && index.tracks[own]
      ? { ...index.tracks[own], format }
      : { format, times: [], sizes: [], compositionOffsets: [], syncs: [], lastDuration: 0 },
  );
  const runs = index.runs.filter(([track]) => track === own).map(([, ...rest]) => [at, ...rest] as const);
  return { tracks, runs, bytes: index.bytes };
}

/**
 * Cuts a file of pictures into stretches of about `everyMs` at its fragments, so that sound can be laid between them. Times begin at 0 in each, as
 * they do in recorded files.
 */
export function slices(segment: IndexedSegment, everyMs: number): readonly IndexedSegment[] {
  const trackAt = segment.index.tracks.findIndex(({ times }) => times.length > 0);
  const track = segment.index.tracks[trackAt];
  if (!track) return [];
  const cut: IndexedSegment[] = [];
  const inMs = (ticks: number): number => (ticks * 1000) / track.format.timescale;
  const zero = track.times[0] ?? 0;
  let fromSample = 0;
  let fromRun = 0;
  let sample = 0;
  for (const [n, [, , , samples]] of segment.index.runs.entries()) {
    sample += samples;
    const endTime = track.times[sample];
    if (endTime !== undefined && inMs(endTime - (track.times[fromSample] ?? 0)) < everyMs) continue;
    const start = track.times[fromSample] ?? 0;
    const from = fromSample;
    const to = sample;
    const part: TrackSamples = {
      format: track.format,
      times: track.times.slice(from, to).map((time) => time - start),
      sizes: track.sizes.slice(from, to),
      compositionOffsets: track.compositionOffsets.slice(from, to),
      syncs: track.syncs.filter((sync) => sync >= from && sync < to).map((sync) => sync - from),
      lastDuration: endTime === undefined ? track.lastDuration : endTime - (track.times[to - 1] ?? endTime),
    };
    const at = (ticks: number) => new Date(Date.parse(segment.startedAt) + Math.round(inMs(ticks - zero))).toISOString();
    cut.push({
      file: segment.file,
      startedAt: at(start),
      endedAt: endTime === undefined ? segment.endedAt : at(endTime),
      index: {
        tracks: segment.index.tracks.map((other, place) => (place === trackAt ? part : other)),
        runs: segment.index.runs.slice(fromRun, n + 1),
        bytes: segment.index.bytes,
      },
    });
    fromSample = to;
    fromRun = n + 1;
  }
  return cut;
}
