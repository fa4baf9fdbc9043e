import { boxAt, boxesIn } from './mp4-box';

export interface TrackFacts {
  readonly id: number;
  readonly kind: 'video' | 'audio';
  /** Ticks a second of its times. */
  readonly timescale: number;
  /** RFC 6381, such as `avc1.42c01f`; the sample entry's name where it is not known better. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
}
export interface InitFacts {
  readonly tracks: readonly TrackFacts[];
  /** For MediaSource. */
  readonly mimeType: string;
}

/** ES, decoder configuration, its specifics: there are no more levels. */
const DEEPEST_DESCRIPTOR = 4;

/** Reads a whole moov box (header included). */
export function readMoov(moov: Buffer): InitFacts {
  const tracks = boxesIn(moov.subarray(8))
    .filter(({ type }) => type === 'trak')
    .flatMap(({ body }) => readTrack(body));
  return { tracks, mimeType: `video/mp4; codecs="${tracks.map(({ codec }) => codec).join(',')}"` };
}

function readTrack(trak: Buffer): TrackFacts[] {
  const tkhd = boxAt(trak, 'tkhd');
  const mdhd = boxAt(trak, 'mdia/mdhd');
  const handler = boxAt(trak, 'mdia/hdlr')?.toString('latin1', 8, 12);
  const entry = boxesIn(boxAt(trak, 'mdia/minf/stbl/stsd')?.subarray(8) ?? Buffer.alloc(0))[0];
  if (!tkhd || !mdhd || !entry || (handler !== 'vide' && handler !== 'soun')) return [];
  const number = (body: Buffer): number => {
    const at = body[0] === 1 ? 20 : 12;
    return body.length < at + 4 ? 0 : body.readUInt32BE(at);
  };
  const facts = { id: number(tkhd), timescale: number(mdhd) };
  if (handler === 'soun') return [{ ...facts, kind: 'audio', codec: audioCodec(entry.type, entry.body), width: 0, height: 0 }];
  const [width, height] = entry.body.length < 28 ? [0, 0] : [entry.body.readUInt16BE(24), entry.body.readUInt16BE(26)];
  return [{ ...facts, kind: 'video', codec: videoCodec(entry.type, entry.body), width, height }];
}

function videoCodec(type: string, entry: Buffer): string {
  const boxes = boxesIn(entry.subarray(78));
  const avcC = boxes.find((box) => box.type === 'avcC')?.body;
  if (avcC && avcC.length >= 4) return `${type}.${avcC.toString('hex', 1, 4)}`;
  const hvcC = boxes.find((box) => box.type === 'hvcC')?.body;
  return hvcC && hvcC.length >= 13 ? `${type}.${hevcProfile(hvcC)}` : type;
}

/** ISO/IEC 14496-15 annex E: profile, compatibility bits in reverse, tier and level, constraints without trailing zeros. */
function hevcProfile(hvcC: Buffer): string {
  const head = hvcC.readUInt8(1);
  const space = ['', 'A', 'B', 'C'][head >> 6] ?? '';
  const reversed = Number.parseInt(hvcC.readUInt32BE(2).toString(2).padStart(32, '0').split('').reverse().join(''), 2);
  const constraints = [...hvcC.subarray(6, 12)].map((byte) => byte.toString(16).toUpperCase());
  while (constraints.at(-1) === '0') constraints.pop();
  const tier = head & 0x20 ? 'H' : 'L';
  return [`${space}${head & 0x1f}`, reversed.toString(16).toUpperCase(), `${tier}${hvcC.readUInt8(12)}`, ...constraints].join('.');
}

function audioCodec(type: string, entry: Buffer): string {
  const esds = boxesIn(entry.subarray(28)).find((box) => box.type === 'esds')?.body;
  if (type !== 'mp4a' || !esds) return type;
  const config = descriptorsIn(esds.subarray(4));
  const objectType = config.get(0x04)?.[0];
  const audioObject = (config.get(0x05)?.[0] ?? 0) >> 3;
  if (objectType === undefined) return type;
  return objectType === 0x40 ? `mp4a.40.${audioObject}` : `mp4a.${objectType.toString(16)}`;
}

/** The descriptors of an esds by tag, with what their nested ones leave of the head. */
export function descriptorsIn(bytes: Buffer, found = new Map<number, Buffer>(), depth = 0): Map<number, Buffer> {
  for (let at = 0; at < bytes.length && depth < DEEPEST_DESCRIPTOR;) {
    const tag = bytes[at++] ?? 0;
    let length = 0;
    for (let more = true; more && at < bytes.length;) {
      const byte = bytes[at++] ?? 0;
      length = length * 128 + (byte & 0x7f);
      more = (byte & 0x80) !== 0;
    }
    const body = bytes.subarray(at, at + length);
    found.set(tag, body);
    // ES descriptor: id and flags before what is nested; decoder configuration: 13 bytes.
    if (tag === 0x03) descriptorsIn(body.subarray(3), found, depth + 1);
    if (tag === 0x04) descriptorsIn(body.subarray(13), found, depth + 1);
    at += length;
  }
  return found;
}
