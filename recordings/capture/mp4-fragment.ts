import { firstBox, typeCode } from './mp4-box';

/** One moof with its mdat; with `frag_every_frame` it holds samples of one track. */
export interface FragmentFacts {
  readonly trackId: number;
  readonly samples: number;
  /** Its first sample can be decoded without those before it. */
  readonly isKey: boolean;
  /** In the track's timescale, from the beginning of the file. */
  readonly decodeTime: number;
  readonly duration: number;
  /** Where the decode time stands in the fragment's bytes, and how wide it is. */
  readonly decodeTimeAt: { readonly offset: number; readonly bytes: 4 | 8 } | undefined;
}

const NO_SYNC = 0x10000;
const SAMPLE_FIELDS = 0xf00;
const EMPTY = Buffer.alloc(0);
const [TRAF, TFHD, TFDT, TRUN] = ['traf', 'tfhd', 'tfdt', 'trun'].map(typeCode) as [number, number, number, number];

/** Reads a whole moof box (header included). What is missing counts as nothing. */
export function readMoof(moof: Buffer): FragmentFacts {
  const traf = firstBox(moof.subarray(8), TRAF) ?? EMPTY;
  const tfhd = readTfhd(firstBox(traf, TFHD));
  const tfdt = firstBox(traf, TFDT);
  const trun = readTrun(firstBox(traf, TRUN), tfhd);
  return { trackId: tfhd.trackId, ...trun, ...readTfdt(moof, tfdt) };
}

interface Defaults {
  readonly trackId: number;
  readonly duration: number;
  readonly flags: number;
}

function readTfhd(body: Buffer | undefined): Defaults {
  if (!body || body.length < 4) return { trackId: 0, duration: 0, flags: NO_SYNC };
  const fields = new Fields(body, 4);
  const flags = body.readUInt32BE(0);
  const trackId = fields.next(true);
  if (flags & 0x1) fields.skip(8);
  fields.next(flags & 0x2);
  const duration = fields.next(flags & 0x8);
  fields.next(flags & 0x10);
  return { trackId, duration, flags: flags & 0x20 ? fields.next(true) : NO_SYNC };
}

function readTrun(body: Buffer | undefined, defaults: Defaults): Pick<FragmentFacts, 'samples' | 'isKey' | 'duration'> {
  if (!body || body.length < 4) return { samples: 0, isKey: false, duration: 0 };
  const flags = body.readUInt32BE(0);
  const fields = new Fields(body, 4);
  const samples = fields.next(true);
  fields.next(flags & 0x1);
  let firstFlags = flags & 0x4 ? fields.next(true) : defaults.flags;
  let duration = 0;
  // Without fields of their own nobody walks through the samples: four billion may be told.
  for (let sample = 0; (flags & SAMPLE_FIELDS) !== 0 && sample < samples && !fields.ended; sample++) {
    duration += flags & 0x100 ? fields.next(true) : defaults.duration;
    fields.next(flags & 0x200);
    const own = fields.next(flags & 0x400);
    if (sample === 0 && flags & 0x400) firstFlags = own;
    fields.next(flags & 0x800);
  }
  return { samples, isKey: samples > 0 && !(firstFlags & NO_SYNC), duration };
}

function readTfdt(moof: Buffer, body: Buffer | undefined): Pick<FragmentFacts, 'decodeTime' | 'decodeTimeAt'> {
  const wide = body?.[0] === 1;
  if (!body || body.length < (wide ? 12 : 8)) return { decodeTime: 0, decodeTimeAt: undefined };
  const offset = body.byteOffset - moof.byteOffset + 4;
  return {
    decodeTime: wide ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4),
    decodeTimeAt: { offset, bytes: wide ? 8 : 4 },
  };
}

/** Optional 32 bit fields one after the other; past the end they are 0. */
class Fields {
  constructor(
    private readonly body: Buffer,
    private at: number,
  ) {}

  get ended(): boolean {
    return this.at >= this.body.length;
  }

  next(present: number | boolean): number {
    if (!present || this.at + 4 > this.body.length) return 0;
    this.at += 4;
    return this.body.readUInt32BE(this.at - 4);
  }

  skip(bytes: number): void {
    this.at += bytes;
  }
}
