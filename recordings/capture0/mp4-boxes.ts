/** What an MP4 file says of its tracks, from its `moov`. */
export interface Mp4Init {
  readonly tracks: readonly Mp4Track[];
  /** For MediaSource, such as video/mp4; codecs="avc1.42c01f,mp4a.40.2". */
  readonly mimeType: string;
}

export interface Mp4Track {
  readonly id: number;
  readonly kind: 'video' | 'audio' | 'other';
  /** RFC 6381 codec string. */
  readonly codec: string;
  /** Ticks a second. */
  readonly timescale: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One moof of a fragmented file, track by track. */
export interface Mp4Fragment {
  readonly tracks: readonly { readonly id: number; readonly samples: number; readonly durationTicks: number; readonly beginsWithKey: boolean }[];
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** The boxes directly inside `bytes`; a box that claims more than there is ends the list. */
export function boxesIn(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const head = boxHead(bytes, at);
    if (!head || head.size < head.headBytes || at + head.size > bytes.length) break;
    boxes.push({ type: head.type, body: bytes.subarray(at + head.headBytes, at + head.size) });
    at += head.size;
  }
  return boxes;
}

/** Type and size of the box at `at`, or undefined while its head is not whole. */
export function boxHead(bytes: Buffer, at: number): { readonly type: string; readonly size: number; readonly headBytes: number } | undefined {
  if (at + 8 > bytes.length) return undefined;
  const size = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (size !== 1) return { type, size, headBytes: 8 };
  if (at + 16 > bytes.length) return undefined;
  return { type, size: Number(bytes.readBigUInt64BE(at + 8)), headBytes: 16 };
}

export function readInit(moov: Buffer): Mp4Init {
  const tracks = boxesIn(moov)
    .filter((box) => box.type === 'trak')
    .map((trak) => readTrack(trak.body));
  const codecs = tracks.filter((track) => track.kind !== 'other').map((track) => track.codec);
  return { tracks, mimeType: `video/mp4; codecs="${codecs.join(',')}"` };
}

function readTrack(trak: Buffer): Mp4Track {
  const tkhd = find(trak, ['tkhd']);
  const mdhd = find(trak, ['mdia', 'mdhd']);
  const handler = find(trak, ['mdia', 'hdlr'])?.toString('latin1', 8, 12);
  const entry = boxesIn(find(trak, ['mdia', 'minf', 'stbl', 'stsd'])?.subarray(8) ?? Buffer.alloc(0))[0];
  const kind = handler === 'vide' ? 'video' : handler === 'soun' ? 'audio' : 'other';
  return {
    id: tkhd?.readUInt32BE(tkhd[0] === 1 ? 20 : 12) ?? 0,
    kind,
    codec: entry ? codecOf(entry) : '',
    timescale: mdhd?.readUInt32BE(mdhd[0] === 1 ? 20 : 12) ?? 0,
    widthPx: kind === 'video' && entry ? entry.body.readUInt16BE(24) : 0,
    heightPx: kind === 'video' && entry ? entry.body.readUInt16BE(26) : 0,
  };
}

function codecOf(entry: Box): string {
  if (entry.type === 'mp4a') return 'mp4a.40.2';
  // A video sample entry has 78 bytes before its own boxes.
  const avcC = entry.type === 'avc1' ? boxesIn(entry.body.subarray(78)).find((box) => box.type === 'avcC') : undefined;
  return avcC ? `avc1.${avcC.body.toString('hex', 1, 4)}` : entry.type;
}

const defaultDurationFlag = 0x08;
const defaultFlagsFlag = 0x20;
const nonKeySample = 0x10000;

export function readFragment(moof: Buffer): Mp4Fragment {
  const trafs = boxesIn(moof).filter((box) => box.type === 'traf');
  return { tracks: trafs.map((traf) => readTraf(traf.body)) };
}

function readTraf(traf: Buffer): Mp4Fragment['tracks'][number] {
  const boxes = boxesIn(traf);
  const tfhd = boxes.find((box) => box.type === 'tfhd')?.body;
  if (!tfhd) return { id: 0, samples: 0, durationTicks: 0, beginsWithKey: false };
  const has = (flag: number) => (tfhd.readUInt32BE(0) & flag) !== 0;
  let at = 8 + (has(0x01) ? 8 : 0) + (has(0x02) ? 4 : 0);
  const defaultDuration = has(defaultDurationFlag) ? tfhd.readUInt32BE(at) : 0;
  at += (has(defaultDurationFlag) ? 4 : 0) + (has(0x10) ? 4 : 0);
  const defaultFlags = has(defaultFlagsFlag) ? tfhd.readUInt32BE(at) : 0;
  const runs = boxes.filter((box) => box.type === 'trun').map((trun) => readRun(trun.body, defaultDuration, defaultFlags));
  return {
    id: tfhd.readUInt32BE(4),
    samples: runs.reduce((sum, run) => sum + run.samples, 0),
    durationTicks: runs.reduce((sum, run) => sum + run.durationTicks, 0),
    beginsWithKey: runs[0]?.beginsWithKey ?? false,
  };
}

function readRun(trun: Buffer, defaultDuration: number, defaultFlags: number) {
  const flags = trun.readUInt32BE(0) & 0xffffff;
  const samples = trun.readUInt32BE(4);
  let at = 8 + (flags & 0x01 ? 4 : 0);
  let firstFlags = defaultFlags;
  if (flags & 0x04) {
    firstFlags = trun.readUInt32BE(at);
    at += 4;
  }
  let durationTicks = 0;
  for (let sample = 0; sample < samples && at <= trun.length; sample++) {
    durationTicks += flags & 0x100 ? trun.readUInt32BE(at) : defaultDuration;
    at += flags & 0x100 ? 4 : 0;
    at += flags & 0x200 ? 4 : 0;
    if (flags & 0x400) {
      if (sample === 0) firstFlags = trun.readUInt32BE(at);
      at += 4;
    }
    at += flags & 0x800 ? 4 : 0;
  }
  return { samples, durationTicks, beginsWithKey: samples > 0 && (firstFlags & nonKeySample) === 0 };
}

function find(bytes: Buffer, path: readonly string[]): Buffer | undefined {
  return path.reduce<Buffer | undefined>((inside, type) => inside && boxesIn(inside).find((box) => box.type === type)?.body, bytes);
}
