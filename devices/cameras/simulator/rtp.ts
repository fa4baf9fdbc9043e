/** The tracks of every camera here, and how fast their timestamps run. */
export const VIDEO = 0;
export const AUDIO = 1;
export const CLOCK_RATES: readonly [number, number] = [90_000, 48_000];

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

/** Whether an H.264 packet (RFC 6184) is the first of a key frame: a whole IDR or SPS, an aggregate with one, or the first fragment. */
export function startsKeyFrame(packet: Buffer): boolean {
  const at = 12 + (packet.readUInt8(0) & 15) * 4;
  const type = (packet[at] ?? 0) & 31;
  if (type === 28) return ((packet[at + 1] ?? 0) & 0x80) !== 0 && isKeyUnit(packet[at + 1] ?? 0);
  if (type !== 24) return isKeyUnit(type);
  for (let unit = at + 1; unit + 2 < packet.length; unit += 2 + packet.readUInt16BE(unit)) {
    if (isKeyUnit(packet[unit + 2] ?? 0)) return true;
  }
  return false;
}

function isKeyUnit(octet: number): boolean {
  return (octet & 31) === 5 || (octet & 31) === 7;
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
