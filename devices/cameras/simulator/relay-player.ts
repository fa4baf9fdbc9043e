import type { PacketLine } from './packet-line';
import { AUDIO, timestampDifference, VIDEO, writeSenderReport, type RtpHead, type SenderReport } from './rtp';

/** Where the first packet of each track begins; undefined for a track that isn't played. */
export type PlayStart = readonly ({ readonly sequence: number; readonly timestamp: number } | undefined)[];

export interface SlowLine {
  readonly delayMs?: number;
  readonly kilobitsPerSecond?: number;
}

/** More than this waiting for a player means that it doesn't read: it is cut off rather than eating memory. */
const QUEUE_LIMIT_BYTES = 4 * 1024 * 1024;

type Phase =
  | { readonly at: 'awaiting-key-frame' }
  | {
      readonly at: 'gathering';
      readonly reports: readonly SenderReport[];
      readonly held: { track: number; packet: Buffer; head: RtpHead }[];
    }
  | { readonly at: 'playing'; readonly reports: readonly SenderReport[] };

/** One client's side of the relay. */
export class RelayPlayer {
  private phase: Phase = { at: 'awaiting-key-frame' };
  private readonly sent = [
    { packets: 0, octets: 0 },
    { packets: 0, octets: 0 },
  ];
  private waiting: { readonly dueMs: number; readonly channel: number; readonly packet: Buffer }[] = [];
  private waitingBytes = 0;
  private lastDueMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private slow: SlowLine | undefined;

  /** `channels[track]` is the channel of a track's RTP on the line; RTCP goes on the next. `onStart` is called once. */
  constructor(
    private readonly line: PacketLine,
    private readonly channels: readonly (number | undefined)[],
    private onStart: ((start: PlayStart) => void) | undefined,
  ) {}

  slowDown(line: SlowLine | undefined): void {
    this.slow = line;
  }

  awaitKeyFrame(): void {
    this.phase = { at: 'awaiting-key-frame' };
  }

  keyFrame(reports: readonly SenderReport[]): void {
    if (this.phase.at === 'awaiting-key-frame') this.phase = { at: 'gathering', reports, held: [] };
  }

  report(reports: readonly SenderReport[]): void {
    if (this.phase.at === 'playing') this.writeReports(reports);
  }

  packet(track: number, packet: Buffer, head: RtpHead): void {
    const phase = this.phase;
    if (phase.at === 'awaiting-key-frame' || this.channels[track] === undefined) return;
    if (track === AUDIO && timestampDifference(head.timestamp, phase.reports[AUDIO]?.timestamp ?? 0) < 0) return;
    if (phase.at === 'playing') {
      this.writePacket(track, packet);
      return;
    }
    phase.held.push({ track, packet, head });
    const first = [VIDEO, AUDIO].map((t) => phase.held.find((item) => item.track === t)?.head);
    if (first.some((start, t) => start === undefined && this.channels[t] !== undefined)) return;
    this.onStart?.(first);
    this.onStart = undefined;
    this.phase = { at: 'playing', reports: phase.reports };
    this.writeReports(phase.reports);
    for (const item of phase.held) this.writePacket(item.track, item.packet);
  }

  cutOff(): void {
    this.stop();
    this.line.cutOff();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private writeReports(reports: readonly SenderReport[]): void {
    for (const [track, report] of reports.entries()) {
      const channel = this.channels[track];
      const sent = this.sent[track];
      if (channel !== undefined && sent !== undefined) this.write(channel + 1, writeSenderReport(report, sent.packets, sent.octets));
    }
  }

  private writePacket(track: number, packet: Buffer): void {
    const sent = this.sent[track];
    if (sent !== undefined) {
      sent.packets += 1;
      sent.octets += packet.length - 12;
    }
    this.write(this.channels[track] ?? 0, packet);
  }

  private write(channel: number, packet: Buffer): void {
    if (this.line.waitingBytes + this.waitingBytes > QUEUE_LIMIT_BYTES) {
      this.line.cutOff();
      return;
    }
    if (this.slow === undefined && this.waiting.length === 0) {
      this.line.send(channel, packet);
      return;
    }
    const now = performance.now();
    const { delayMs = 0, kilobitsPerSecond } = this.slow ?? {};
    const onLineMs = kilobitsPerSecond === undefined ? 0 : (packet.length * 8) / kilobitsPerSecond;
    this.lastDueMs = Math.max(now + delayMs, this.lastDueMs) + onLineMs;
    this.waiting.push({ dueMs: this.slow === undefined ? now : this.lastDueMs, channel, packet });
    this.waitingBytes += packet.length;
    this.timer ??= setTimeout(() => this.drain(), 10);
  }

  private drain(): void {
    this.timer = undefined;
    const now = performance.now();
    const due = this.slow === undefined ? this.waiting.length : this.waiting.findIndex(({ dueMs }) => dueMs > now);
    for (const { channel, packet } of this.waiting.splice(0, due < 0 ? this.waiting.length : due)) {
      this.waitingBytes -= packet.length;
      this.line.send(channel, packet);
    }
    if (this.waiting.length > 0) this.timer = setTimeout(() => this.drain(), 10);
  }
}
