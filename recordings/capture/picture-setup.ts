import { MOST_PIXELS } from './bounded-ffmpeg';
import { boxAt, boxesIn } from './mp4-box';
import type { InitFacts } from './mp4-init';

/** How the pictures of one file are coded, as its header says: without the same parameter sets they can't be decoded. */
export interface PictureSetup {
  readonly codec: 'h264' | 'h265';
  /** Width of the length before each NAL unit, bytes. */
  readonly lengthBytes: number;
}

const KINDS = {
  h264: {
    typeOf: (unit: Buffer) => (unit[0] ?? 0) & 31,
    // SPS and PPS.
    isParameterSet: (type: number) => type === 7 || type === 8,
    // 1 and 5 are pictures, 6 to 21 belong to them; data partitions (2-4) no camera sends, the others have no meaning.
    isForeign: (unit: Buffer, type: number) => type === 0 || (type >= 2 && type <= 4) || type > 21 || ((unit[0] ?? 0) & 0x80) !== 0,
  },
  h265: {
    typeOf: (unit: Buffer) => ((unit[0] ?? 0) >> 1) & 63,
    // VPS, SPS and PPS.
    isParameterSet: (type: number) => type >= 32 && type <= 34,
    // 0-21 are pictures, 32-40 belong to them; the temporal id is never 0.
    isForeign: (unit: Buffer, type: number) => (type > 21 && type < 32) || type > 40 || ((unit[1] ?? 0) & 7) === 0,
  },
} as const;

/** MP4 holds more codecs than can be shown and judged here; and a camera that announces a monstrous picture lies or errs. */
export function hasForeignPicture({ tracks }: InitFacts): boolean {
  return tracks.some(
    ({ kind, codec, width, height }) => kind === 'video' && (!/^(?:avc|hvc|hev)\d/.test(codec) || width * height > MOST_PIXELS),
  );
}

/** Reads a file's init segment; undefined where it has no H.264 or H.265. */
export function readPictureSetup(init: Buffer): PictureSetup | undefined {
  const traks = boxesIn(boxAt(init, 'moov') ?? Buffer.alloc(0)).filter(({ type }) => type === 'trak');
  for (const { body } of traks) {
    const entry = boxesIn(boxAt(body, 'mdia/minf/stbl/stsd')?.subarray(8) ?? Buffer.alloc(0))[0];
    if (boxAt(body, 'mdia/hdlr')?.toString('latin1', 8, 12) !== 'vide' || !entry) continue;
    const boxes = boxesIn(entry.body.subarray(78));
    const avcC = boxes.find(({ type }) => type === 'avcC')?.body;
    if (avcC && avcC.length > 4) return { codec: 'h264', lengthBytes: (avcC.readUInt8(4) & 3) + 1 };
    const hvcC = boxes.find(({ type }) => type === 'hvcC')?.body;
    if (hvcC && hvcC.length > 21) return { codec: 'h265', lengthBytes: (hvcC.readUInt8(21) & 3) + 1 };
  }
  return undefined;
}

/** The NAL units of one fragment (moof and mdat); what is cut or impossible ends the list. */
export function nalUnitsIn(fragment: Buffer, { lengthBytes }: PictureSetup): readonly Buffer[] {
  const data = boxAt(fragment, 'mdat') ?? Buffer.alloc(0);
  const units: Buffer[] = [];
  for (let at = 0; at + lengthBytes < data.length;) {
    const end = at + lengthBytes + data.readUIntBE(at, lengthBytes);
    if (end > data.length || end === at + lengthBytes) break;
    units.push(data.subarray(at + lengthBytes, end));
    at = end;
  }
  return units;
}

/**
 * Notices in the recorded pictures that the camera sends another format than at the attempt's beginning (R9): parameter sets that the
 * first key frame did not have, or units that the codec of the file has none of. What a camera's description said in advance isn't
 * asked: some send another set from the first picture on.
 */
export class FormatWatch {
  private readonly known = new Set<string>();
  private first = true;

  constructor(private readonly setup: PictureSetup) {}

  /** Whether this fragment, one picture, is of another format. */
  changes(fragment: Buffer): boolean {
    const { typeOf, isParameterSet, isForeign } = KINDS[this.setup.codec];
    const units = nalUnitsIn(fragment, this.setup);
    const sets = units.filter((unit) => isParameterSet(typeOf(unit))).map((unit) => unit.toString('latin1'));
    if (this.first) sets.forEach((set) => this.known.add(set));
    if (sets.length > 0) this.first = false;
    return units.some((unit) => isForeign(unit, typeOf(unit))) || sets.some((set) => !this.known.has(set));
  }
}
