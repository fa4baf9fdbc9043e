import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { nalUnitsIn, readPictureSetup } from '../../recordings/capture/picture-setup';

type Codec = 'h264' | 'h265';

/**
 * No NAL unit ends with a zero byte (H.264 and H.265 §7.4.1): such bytes belong to the next start code. ffmpeg's H.265 parser leaves one
 * of them at the end of each picture; it is no part of what the camera made.
 */
function hashOf(unit: Uint8Array): string {
  const end = unit.findLastIndex((byte) => byte !== 0) + 1;
  return createHash('sha256').update(unit.subarray(0, end)).digest('hex');
}

/** SHA-256 of each NAL unit that a camera sends, put together from its RTP packets (RFC 6184, RFC 7798). */
export class SentNalUnits {
  readonly hashes: string[] = [];
  private pending: Buffer[] = [];

  constructor(private readonly codec: Codec) {}

  take(packet: Buffer): void {
    const body = packet.subarray(12 + (packet.readUInt8(0) & 15) * 4);
    const head = this.codec === 'h264' ? 1 : 2;
    const type = this.codec === 'h264' ? body.readUInt8(0) & 31 : (body.readUInt8(0) >> 1) & 63;
    if (type === (this.codec === 'h264' ? 28 : 49)) {
      this.takeFragment(body, head);
      return;
    }
    if (type !== (this.codec === 'h264' ? 24 : 48)) return void this.hashes.push(hashOf(body));
    for (let at = head; at + 2 < body.length; at += 2 + body.readUInt16BE(at))
      this.hashes.push(hashOf(body.subarray(at + 2, at + 2 + body.readUInt16BE(at))));
  }

  private takeFragment(body: Buffer, head: number): void {
    const octet = body.readUInt8(head);
    if (octet & 0x80) {
      const first =
        this.codec === 'h264'
          ? [(body.readUInt8(0) & 0xe0) | (octet & 31)]
          : [(body.readUInt8(0) & 0x81) | ((octet & 63) << 1), body.readUInt8(1)];
      this.pending = [Buffer.from(first)];
    }
    this.pending.push(Buffer.from(body.subarray(head + 1)));
    if (octet & 0x40) this.hashes.push(hashOf(Buffer.concat(this.pending)));
  }
}

/** SHA-256 of each NAL unit in recorded files, one file after the other. */
export function recordedNalHashes(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const pieces = new Mp4Parser().push(readFileSync(file));
    const init = pieces.find((piece) => piece.kind === 'init');
    const setup = init && readPictureSetup(init.bytes);
    const video = init?.facts.tracks.find(({ kind }) => kind === 'video');
    if (!setup || !video) throw new Error(`no picture in ${file}`);
    return pieces.flatMap((piece) =>
      piece.kind === 'fragment' && piece.facts.trackId === video.id ? nalUnitsIn(piece.bytes, setup).map(hashOf) : [],
    );
  });
}
