import type { VideoCodec } from './picture-command';
import type { RelayPlayer } from './relay-player';
import { AUDIO, instantOf, parseSenderReport, reportAt, rtpHead, startsKeyFrame, VIDEO, VIDEO_CLOCK_RATE, type SenderReport } from './rtp';
import { TrackSplice } from './track-splice';

const REPORT_EVERY = 5n << 32n;

export interface RelayOptions {
  readonly codec: VideoCodec;
  readonly soundClockRate: number;
  /** Sees each RTP packet as it is handed on. */
  readonly onPacket?: (track: number, packet: Buffer) => void;
}

/** Hands the packets of one publisher to any number of players, each beginning at a key frame and told the time first. */
export class LiveRelay {
  private readonly players = new Set<RelayPlayer>();
  private readonly anchors: (SenderReport | undefined)[] = [];
  private readonly splices = [new TrackSplice(), new TrackSplice()];
  private readonly clockRates: readonly [number, number];
  private codec: VideoCodec;
  private publisher: number | undefined;
  private successor: { readonly publisher: number; readonly codec: VideoCodec; readonly onTakenOver: () => void } | undefined;
  private reportedAt = 0n;
  private frozen = false;

  constructor(private readonly options: RelayOptions) {
    this.codec = options.codec;
    this.clockRates = [VIDEO_CLOCK_RATE, options.soundClockRate];
  }

  get isFrozen(): boolean {
    return this.frozen;
  }

  get playerCount(): number {
    return this.players.size;
  }

  add(player: RelayPlayer): void {
    this.players.add(player);
  }

  remove(player: RelayPlayer): void {
    this.players.delete(player);
  }

  /** While frozen nothing is handed on, though all connections stay; afterwards everyone goes on at the next key frame. */
  freeze(frozen: boolean): void {
    this.frozen = frozen;
    if (frozen) for (const player of this.players) player.awaitKeyFrame();
  }

  /** The publisher is gone for good: so are its players. */
  end(): void {
    for (const player of this.players) player.cutOff();
    this.players.clear();
  }

  /** Another publisher takes over at its first key frame; the players notice nothing but what is in the pictures. */
  awaitSuccessor(publisher: number, codec: VideoCodec): Promise<void> {
    return new Promise((resolve) => {
      this.successor = { publisher, codec, onTakenOver: resolve };
    });
  }

  take(track: number, kind: 'rtp' | 'rtcp', packet: Buffer, publisher = 1): void {
    this.publisher ??= publisher;
    if (publisher !== this.publisher && !this.takesOver(track, kind, packet, publisher)) return;
    if (kind === 'rtcp') {
      // The publisher's first report fixes the line between its timestamps and time; players get ours, all on that line.
      this.anchors[track] ??= parseSenderReport(packet);
      return;
    }
    const joined = this.splices[track]?.join(packet, this.clockRates[track === VIDEO ? VIDEO : AUDIO], performance.now()) ?? packet;
    this.handOn(track, joined);
  }

  private takesOver(track: number, kind: 'rtp' | 'rtcp', packet: Buffer, publisher: number): boolean {
    const { successor } = this;
    if (successor?.publisher !== publisher || track !== VIDEO || kind !== 'rtp' || !startsKeyFrame(packet, successor.codec)) return false;
    this.publisher = publisher;
    this.codec = successor.codec;
    this.successor = undefined;
    for (const splice of this.splices) splice.begin();
    successor.onTakenOver();
    return true;
  }

  private handOn(track: number, packet: Buffer): void {
    const head = rtpHead(packet);
    const [video, audio] = this.anchors;
    if (head === undefined || video === undefined || audio === undefined || this.frozen) return;
    this.options.onPacket?.(track, packet);
    if (track === VIDEO && startsKeyFrame(packet, this.codec)) {
      const reports = this.reportsAt(instantOf(video, head.timestamp, VIDEO_CLOCK_RATE), video, audio);
      for (const player of this.players) player.keyFrame(reports);
    }
    if (track === VIDEO) this.reportSometimes(head.timestamp, video, audio);
    for (const player of this.players) player.packet(track, packet, head);
  }

  private reportSometimes(timestamp: number, video: SenderReport, audio: SenderReport): void {
    const now = instantOf(video, timestamp, VIDEO_CLOCK_RATE);
    if (now - this.reportedAt < REPORT_EVERY) return;
    this.reportedAt = now;
    const reports = this.reportsAt(now, video, audio);
    for (const player of this.players) player.report(reports);
  }

  private reportsAt(ntp: bigint, video: SenderReport, audio: SenderReport): readonly [SenderReport, SenderReport] {
    return [reportAt(video, ntp, VIDEO_CLOCK_RATE), reportAt(audio, ntp, this.clockRates[AUDIO])];
  }
}
