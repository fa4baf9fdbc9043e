import { boxAt, boxesIn } from '../capture/mp4-box';
import { descriptorsIn, readMoov } from '../capture/mp4-init';
import { sha256Of } from '../evidence/hash-file';

/** How the samples of one track are to be read. Tracks with the same `key` can be one track. */
export interface TrackFormat {
  readonly id: number;
  readonly kind: 'video' | 'audio';
  readonly timescale: number;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** The whole box, as the recording has it. */
  readonly sampleDescription: Buffer;
  readonly key: string;
}

/** Of a whole moov box, header included; picture before sound. */
export function trackFormats(moov: Buffer): readonly TrackFormat[] {
  const stsds = new Map(
    boxesIn(moov.subarray(8)).flatMap(({ type, body }) => {
      const tkhd = type === 'trak' ? boxAt(body, 'tkhd') : undefined;
      const stsd = type === 'trak' ? boxAt(body, 'mdia/minf/stbl/stsd') : undefined;
      return tkhd && stsd ? [[tkhd.readUInt32BE(tkhd.readUInt8(0) === 1 ? 20 : 12), stsd] as const] : [];
    }),
  );
  return readMoov(moov)
    .tracks.flatMap((facts) => {
      const stsd = stsds.get(facts.id);
      if (!stsd) return [];
      const { kind, timescale, codec, width, height } = facts;
      const key = [kind, timescale, codec, width, height, sha256Of(decoderConfiguration(stsd))].join(' ');
      return [{ ...facts, sampleDescription: boxOf(stsd), key }];
    })
    .toSorted((a, b) => (a.kind === b.kind ? a.id - b.id : a.kind === 'video' ? -1 : 1));
}

/** What a decoder is set up with. Bit rates are no part of it: they are guesses that differ from one run of ffmpeg to the next. */
function decoderConfiguration(stsd: Buffer): Buffer {
  const [entry] = boxesIn(stsd.subarray(8));
  if (!entry) return stsd;
  const nested = entry.body.subarray(entry.type === 'mp4a' ? 28 : 78);
  const inside = boxesIn(nested).find(({ type }) => type === 'avcC' || type === 'hvcC' || type === 'esds');
  if (!inside) return entry.body;
  if (inside.type !== 'esds') return inside.body;
  return Buffer.concat([entry.body.subarray(16, 28), descriptorsIn(inside.body.subarray(4)).get(0x05) ?? inside.body]);
}

function boxOf(stsd: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(stsd.length + 8, 0);
  header.write('stsd', 4, 'latin1');
  return Buffer.concat([header, stsd]);
}
