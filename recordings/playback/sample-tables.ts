import type { JoinedTrack } from './join-plan';
import { box, fullBox, table, u32 } from './mp4-writer';

/** The stbl of a track as it is when the media data begins at `mediaAt` of the file: only the places depend on that, the rest is made once. */
export function sampleTables(track: JoinedTrack): (mediaAt: number) => Buffer {
  const { format, sizes, syncs, compositionOffsets, durations, chunks } = track;
  const reordered = compositionOffsets.some((offset) => offset !== 0);
  const signed = compositionOffsets.some((offset) => offset < 0);
  const tables = [
    format.sampleDescription,
    fullBox('stts', 0, 0, table(2, runLengths(durations))),
    ...(reordered ? [fullBox('ctts', signed ? 1 : 0, 0, table(2, runLengths(compositionOffsets)))] : []),
    // Sound can be decoded from anywhere; without the table every sample counts as such.
    ...(format.kind === 'video' && syncs.length < sizes.length
      ? [
          fullBox(
            'stss',
            0,
            0,
            table(
              1,
              syncs.map((index) => index + 1),
            ),
          ),
        ]
      : []),
    fullBox('stsc', 0, 0, table(3, chunkRuns(chunks))),
    fullBox('stsz', 0, 0, u32(0), table(1, sizes)),
  ];
  return (mediaAt) => box('stbl', ...tables, fullBox('co64', 0, 0, chunkOffsets(chunks, mediaAt)));
}

/** count, value, count, value … */
function runLengths(values: readonly number[]): number[] {
  const fields: number[] = [];
  for (const value of values) {
    const last = fields.length - 2;
    if (last >= 0 && fields[last + 1] === value) fields[last] = (fields[last] ?? 0) + 1;
    else fields.push(1, value);
  }
  return fields;
}

/** first chunk, samples a chunk, sample description; an entry where the number of samples changes. */
function chunkRuns(chunks: JoinedTrack['chunks']): number[] {
  const fields: number[] = [];
  let samplesBefore = -1;
  for (const [n, [, samples]] of chunks.entries()) {
    if (samples !== samplesBefore) fields.push(n + 1, samples, 1);
    samplesBefore = samples;
  }
  return fields;
}

function chunkOffsets(chunks: JoinedTrack['chunks'], mediaAt: number): Buffer {
  const bytes = Buffer.alloc(4 + chunks.length * 8);
  bytes.writeUInt32BE(chunks.length, 0);
  for (const [n, [at]] of chunks.entries()) {
    const place = mediaAt + at;
    bytes.writeUInt32BE(Math.floor(place / 0x100000000), 4 + n * 8);
    bytes.writeUInt32BE(place % 0x100000000, 8 + n * 8);
  }
  return bytes;
}
