import type { Instant } from '../session/instant';
import type { JoinPlan, JoinedTrack } from './join-plan';
import { box, fullBox, text, u16, u32, u64 } from './mp4-writer';
import { sampleTables } from './sample-tables';
import { surveillanceMeta, type ExportOrigin } from './surveillance-boxes';

/** Seconds from 1904, the beginning of MP4's time, to 1970. */
const MP4_EPOCH_SECONDS = 2_082_844_800;
const MOVIE_TIMESCALE = 1000;
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
/** ISO 639-2 `und`, packed. */
const UNDETERMINED = 0x55c4;

/** All of a joined file that stands before its sound and pictures: ftyp, what ONVIF's export asks for, moov, the head of mdat. */
export function movieHead(plan: JoinPlan, origin: ExportOrigin): Buffer {
  const before = Buffer.concat([fileType(plan), surveillanceMeta(plan, origin)]);
  // Places are 64 bit wide wherever they lie, so that the size of the tables doesn't depend on them.
  const tables = plan.tracks.map(sampleTables);
  const bytes = before.length + movie(plan, tables, 0).length + MDAT_HEADER;
  return Buffer.concat(
    [before, movie(plan, tables, bytes), u32(1), Buffer.from('mdat', 'latin1'), u64(MDAT_HEADER + plan.mediaBytes)],
    bytes,
  );
}
const MDAT_HEADER = 16;

function mp4Seconds(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000) + MP4_EPOCH_SECONDS;
}

function fileType(plan: JoinPlan): Buffer {
  const codec = plan.tracks.find(({ format }) => format.kind === 'video')?.format.codec.slice(0, 4);
  const brands = ['isom', 'iso2', ...(codec === 'avc1' ? ['avc1'] : []), 'mp41'];
  return box('ftyp', Buffer.from('isom', 'latin1'), u32(0x200), Buffer.from(brands.join(''), 'latin1'));
}

function movie(plan: JoinPlan, tables: readonly ReturnType<typeof sampleTables>[], mediaAt: number): Buffer {
  const createdAt = mp4Seconds(plan.startedAt);
  const edits = plan.tracks.map(editsOf);
  const length = Math.max(...edits.map(({ lengthMs }) => lengthMs));
  const header = fullBox(
    'mvhd',
    1,
    0,
    u64(createdAt, createdAt),
    u32(MOVIE_TIMESCALE),
    u64(length),
    u32(0x10000),
    u16(0x100),
    Buffer.alloc(10),
    MATRIX,
    Buffer.alloc(24),
    u32(plan.tracks.length + 1),
  );
  const traks = plan.tracks.map((track, n) => {
    const stbl = (tables[n] ?? sampleTables(track))(mediaAt);
    return trak(track, n + 1, edits[n] ?? editsOf(track), createdAt, stbl);
  });
  return box('moov', header, ...traks);
}

interface Edits {
  readonly lengthMs: number;
  readonly entries: readonly (readonly [lengthMs: number, mediaTime: number])[];
}

/** A track that begins later than the file begins with an empty edit; with reordered pictures the first one shown is time 0. */
function editsOf({ format, times, durations, compositionOffsets }: JoinedTrack): Edits {
  const inMs = (ticks: number): number => Math.round((ticks * 1000) / format.timescale);
  const start = times[0] ?? 0;
  const emptyMs = inMs(start);
  const mediaMs = inMs((times.at(-1) ?? 0) + (durations.at(-1) ?? 0) - start);
  const shown = Math.max(0, compositionOffsets[0] ?? 0);
  const entries: [number, number][] = emptyMs > 0 ? [[emptyMs, -1]] : [];
  return { lengthMs: emptyMs + mediaMs, entries: [...entries, [mediaMs, shown]] };
}

function trak(track: JoinedTrack, id: number, { lengthMs, entries }: Edits, createdAt: number, stbl: Buffer): Buffer {
  const { format, times, durations } = track;
  const isVideo = format.kind === 'video';
  const ticks = (times.at(-1) ?? 0) + (durations.at(-1) ?? 0) - (times[0] ?? 0);
  const tkhd = fullBox(
    'tkhd',
    1,
    0x3,
    u64(createdAt, createdAt),
    u32(id, 0),
    u64(lengthMs),
    Buffer.alloc(8),
    u16(0, isVideo ? 0 : 1, isVideo ? 0 : 0x100, 0),
    MATRIX,
    u32(format.width * 0x10000, format.height * 0x10000),
  );
  const elst = fullBox(
    'elst',
    1,
    0,
    u32(entries.length),
    ...entries.map(([length, time]) => Buffer.concat([u64(length, time), u16(1, 0)])),
  );
  const mdhd = fullBox('mdhd', 1, 0, u64(createdAt, createdAt), u32(format.timescale), u64(ticks), u16(UNDETERMINED, 0));
  const handler = isVideo ? ['vide', 'VideoHandler'] : ['soun', 'SoundHandler'];
  const hdlr = fullBox('hdlr', 0, 0, u32(0), Buffer.from(handler[0] ?? '', 'latin1'), Buffer.alloc(12), text(handler[1] ?? ''));
  const mediaHeader = isVideo ? fullBox('vmhd', 0, 1, Buffer.alloc(8)) : fullBox('smhd', 0, 0, Buffer.alloc(4));
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
  const minf = box('minf', mediaHeader, dinf, stbl);
  return box('trak', tkhd, box('edts', elst), box('mdia', mdhd, hdlr, minf));
}
