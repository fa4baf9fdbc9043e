/** Where the samples of a moof go, in their order. */
export interface SampleSink {
  /** Samples that lie together in the file: `at` is the place of the first one. */
  run(trackId: number, decodeTime: number, at: number): void;
  sample(duration: number, bytes: number, isSync: boolean, compositionOffset: number): void;
}

const NO_SYNC = 0x10000;
const type = (name: string): number => Buffer.from(name, 'latin1').readUInt32BE(0);
const [TRAF, TFHD, TFDT, TRUN] = [type('traf'), type('tfhd'), type('tfdt'), type('trun')];

/**
 * Gives every sample of the moof box at `at` of `bytes`; `moofAt` is its place in the file. Walks the bytes without taking them apart: there is a
 * moof for every frame of hours.
 */
export function readSamples(bytes: Buffer, at: number, moofAt: number, sink: SampleSink): void {
  const end = at + bytes.readUInt32BE(at);
  for (let box = at + 8; box + 8 <= end; box += sizeAt(bytes, box, end))
    if (bytes.readUInt32BE(box + 4) === TRAF) readTraf(bytes, box, moofAt, sink);
}

/** A box that says less than its header or more than its parent ends the walk. */
function sizeAt(bytes: Buffer, at: number, end: number): number {
  const size = bytes.readUInt32BE(at);
  return size < 8 || at + size > end ? end - at : size;
}

function readTraf(bytes: Buffer, at: number, moofAt: number, sink: SampleSink): void {
  const end = at + bytes.readUInt32BE(at);
  let trackId = 0;
  let base = moofAt;
  let duration = 0;
  let size = 0;
  let flags = NO_SYNC;
  let decodeTime = 0;
  for (let box = at + 8; box + 8 <= end; box += sizeAt(bytes, box, end)) {
    const name = bytes.readUInt32BE(box + 4);
    if (name === TFHD) {
      const has = bytes.readUInt32BE(box + 8);
      trackId = bytes.readUInt32BE(box + 12);
      let field = box + 16;
      if (has & 0x1) {
        base = Number(bytes.readBigUInt64BE(field));
        field += 8;
      }
      if (has & 0x2) field += 4;
      if (has & 0x8) duration = bytes.readUInt32BE((field += 4) - 4);
      if (has & 0x10) size = bytes.readUInt32BE((field += 4) - 4);
      if (has & 0x20) flags = bytes.readUInt32BE(field);
    } else if (name === TFDT) {
      decodeTime = bytes.readUInt8(box + 8) === 1 ? Number(bytes.readBigUInt64BE(box + 12)) : bytes.readUInt32BE(box + 12);
    } else if (name === TRUN) {
      const has = bytes.readUInt32BE(box + 8);
      const count = bytes.readUInt32BE(box + 12);
      let field = box + 16;
      const from = has & 0x1 ? base + bytes.readInt32BE((field += 4) - 4) : base;
      const firstFlags = has & 0x4 ? bytes.readUInt32BE((field += 4) - 4) : undefined;
      sink.run(trackId, decodeTime, from);
      for (let sample = 0; sample < count; sample += 1) {
        const own = has & 0x100 ? bytes.readUInt32BE((field += 4) - 4) : duration;
        const length = has & 0x200 ? bytes.readUInt32BE((field += 4) - 4) : size;
        const its = has & 0x400 ? bytes.readUInt32BE((field += 4) - 4) : sample === 0 ? (firstFlags ?? flags) : flags;
        // Version 1 has signed offsets; the unsigned ones of version 0 are small.
        const offset = has & 0x800 ? bytes.readInt32BE((field += 4) - 4) : 0;
        sink.sample(own, length, (its & NO_SYNC) === 0, offset);
        decodeTime += own;
      }
    }
  }
}
