import type { VideoCodec } from './picture-command';

/** The tracks of every camera here. */
export const VIDEO = 0;
export const AUDIO = 1;
/** How fast the timestamps of a picture run, per second; those of a sound run by its codec. */
export const VIDEO_CLOCK_RATE = 90_000;

/** The fields of an RTP packet that a relay needs (RFC 3550 §5.1). */
export interface RtpHead {
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
}

export function rtpHead(packet: Buffer): RtpHead | undefined {
  if (packet.length < 12 || packet.readUInt8(0) >> 6 !== 2) return undefined;
  return { sequence: packet.readUInt16BE(2), timestamp: packet.readUInt32BE(4), ssrc: packet.readUInt32BE(8) };
}

/** How a codec's units stand in RTP packets: RFC 6184 for H.264, RFC 7798 for H.265. */
const UNITS = {
  h264: {
    headBytes: 1,
    aggregate: 24,
    fragment: 28,
    typeOf: (octet: number) => octet & 31,
    isKey: (type: number) => type === 5 || type === 7,
  },
  // IDR and CRA pictures, VPS and SPS.
  h265: {
    headBytes: 2,
    aggregate: 48,
    fragment: 49,
    typeOf: (octet: number) => (octet >> 1) & 63,
    isKey: (type: number) => (type >= 19 && type <= 21) || type === 32 || type === 33,
  },
} as const;

/** Whether a packet is the first of a key frame: a whole key picture or its parameters, an aggregate with one, or the first fragment. */
export function startsKeyFrame(packet: Buffer, codec: VideoCodec): boolean {
  const { headBytes, aggregate, fragment, typeOf, isKey } = UNITS[codec];
  const head = 12 + (packet.readUInt8(0) & 15) * 4;
  const body = head + headBytes;
  const type = typeOf(packet[head] ?? 0);
  if (type === fragment) {
    // The fragment's own octet: the start bit, then the type as H.264 and H.265 alike keep it, in the low bits.
    const octet = packet[body] ?? 0;
    return (octet & 0x80) !== 0 && isKey(octet & (codec === 'h264' ? 31 : 63));
  }
  if (type !== aggregate) return isKey(type);
  for (let unit = body; unit + 2 < packet.length; unit += 2 + packet.readUInt16BE(unit)) {
    if (isKey(typeOf(packet[unit + 2] ?? 0))) return true;
  }
  return false;
}

/** a - b on the circle of 32-bit timestamps. */
export function timestampDifference(a: number, b: number): number {
  return (a - b) | 0;
}

/** What an RTCP sender report says: this timestamp of this source is this instant (NTP, 32.32 bits). */
export interface SenderReport {
  readonly ssrc: number;
  readonly ntp: bigint;
  readonly timestamp: number;
}

export function parseSenderReport(packet: Buffer): SenderReport | undefined {
  if (packet.length < 28 || packet.readUInt8(1) !== 200) return undefined;
  return { ssrc: packet.readUInt32BE(4), ntp: packet.readBigUInt64BE(8), timestamp: packet.readUInt32BE(16) };
}

export function writeSenderReport(report: SenderReport, packets: number, octets: number): Buffer {
  const packet = Buffer.alloc(28);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(200, 1);
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(report.ssrc, 4);
  packet.writeBigUInt64BE(report.ntp, 8);
  packet.writeUInt32BE(report.timestamp, 16);
  packet.writeUInt32BE(packets >>> 0, 20);
  packet.writeUInt32BE(octets >>> 0, 24);
  return packet;
}

/** The same line through instant and timestamp, at another instant: so the reports of a whole session never contradict each other. */
export function reportAt(anchor: SenderReport, ntp: bigint, clockRate: number): SenderReport {
  const ticks = ((ntp - anchor.ntp) * BigInt(clockRate) + (1n << 31n)) >> 32n;
  return { ssrc: anchor.ssrc, ntp, timestamp: Number(BigInt.asUintN(32, BigInt(anchor.timestamp) + ticks)) };
}

/** The instant of a timestamp on the anchor's line. */
export function instantOf(anchor: SenderReport, timestamp: number, clockRate: number): bigint {
  return anchor.ntp + (BigInt(timestampDifference(timestamp, anchor.timestamp)) << 32n) / BigInt(clockRate);
}
