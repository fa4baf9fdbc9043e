import { rtpHead, type RtpHead } from './rtp';

/** Lets the packets of one publisher follow those of another as if one camera had sent them all: one source, one line of times. */
export class TrackSplice {
  private last: { readonly head: RtpHead; readonly atMs: number } | undefined;
  private shift = { sequence: 0, timestamp: 0 };
  private restart = false;

  /** The next packet is the first of another publisher. */
  begin(): void {
    this.restart = true;
  }

  /** The packet with the source, number and time that it has for the clients. */
  join(packet: Buffer, clockRate: number, nowMs: number): Buffer {
    const head = rtpHead(packet);
    if (!head) return packet;
    const { last } = this;
    if (this.restart && last) {
      const elapsed = Math.round(((nowMs - last.atMs) / 1000) * clockRate);
      this.shift = {
        sequence: last.head.sequence + 1 - head.sequence,
        timestamp: last.head.timestamp + Math.max(1, elapsed) - head.timestamp,
      };
    }
    this.restart = false;
    const joined: RtpHead = {
      sequence: (head.sequence + this.shift.sequence) & 0xffff,
      timestamp: (head.timestamp + this.shift.timestamp) >>> 0,
      ssrc: last?.head.ssrc ?? head.ssrc,
    };
    this.last = { head: joined, atMs: nowMs };
    if (joined.ssrc === head.ssrc) return packet;
    const copy = Buffer.from(packet);
    copy.writeUInt16BE(joined.sequence, 2);
    copy.writeUInt32BE(joined.timestamp, 4);
    copy.writeUInt32BE(joined.ssrc, 8);
    return copy;
  }
}
