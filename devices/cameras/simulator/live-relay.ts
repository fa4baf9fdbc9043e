import { AUDIO, CLOCK_RATES, instantOf, parseSenderReport, reportAt, rtpHead, startsKeyFrame, VIDEO, type SenderReport } from './rtp';
import type { VideoCodec } from './picture-command';
import type { RelayPlayer } from './relay-player';

const REPORT_EVERY = 5n << 32n;

/** Hands the packets of one publisher to any number of players, each beginning at a key frame and told the time first. */
export class LiveRelay {
  private readonly players = new Set<RelayPlayer>();
  private readonly anchors: (SenderReport | undefined)[] = [];
  private reportedAt = 0n;
  private frozen = false;

  constructor(private readonly codec: VideoCodec) {}

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

  take(track: number, kind: 'rtp' | 'rtcp', packet: Buffer): void {
    if (kind === 'rtcp') {
      // The publisher's first report fixes the line between its timestamps and time; players get ours, all on that line.
      this.anchors[track] ??= parseSenderReport(packet);
      return;
    }
    const head = rtpHead(packet);
    const [video, audio] = this.anchors;
    if (head === undefined || video === undefined || audio === undefined || this.frozen) return;
    if (track === VIDEO && startsKeyFrame(packet, this.codec)) {
      const reports = this.reportsAt(instantOf(video, head.timestamp, CLOCK_RATES[VIDEO]), video, audio);
      for (const player of this.players) player.keyFrame(reports);
    }
    if (track === VIDEO) this.reportSometimes(head.timestamp, video, audio);
    for (const player of this.players) player.packet(track, packet, head);
  }

  private reportSometimes(timestamp: number, video: SenderReport, audio: SenderReport): void {
    const now = instantOf(video, timestamp, CLOCK_RATES[VIDEO]);
    if (now - this.reportedAt < REPORT_EVERY) return;
    this.reportedAt = now;
    const reports = this.reportsAt(now, video, audio);
    for (const player of this.players) player.report(reports);
  }

  private reportsAt(ntp: bigint, video: SenderReport, audio: SenderReport): readonly [SenderReport, SenderReport] {
    return [reportAt(video, ntp, CLOCK_RATES[VIDEO]), reportAt(audio, ntp, CLOCK_RATES[AUDIO])];
  }
}
