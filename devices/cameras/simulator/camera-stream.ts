import { soundClockRate } from './camera-sound';
import { LiveRelay } from './live-relay';
import { startLivePicture, type LivePicture, type PictureState } from './live-picture';
import type { Picture } from './interview-room-scene';
import type { PictureFormat } from './picture-command';

const IDLE_MS = 10_000;

export type PacketTap = (track: number, packet: Buffer) => void;

/** One of the camera's streams: an ffmpeg that runs while the camera is powered and someone wants it, and its relay. */
export class CameraStream {
  relay: LiveRelay;
  private running: Promise<LivePicture> | undefined;
  private live: LivePicture | undefined;
  private state: PictureState = { black: false, mute: false, clockOffsetMs: 0 };
  private frozen = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private publishers = 0;
  private readonly taps = new Set<PacketTap>();

  constructor(
    readonly path: string,
    public format: PictureFormat,
    private readonly scene: { readonly picture: Picture; readonly name: string },
    private readonly runsAlways: boolean,
  ) {
    this.relay = this.newRelay();
  }

  /** Starts ffmpeg unless it runs; gives the session description. */
  async describe(): Promise<string> {
    this.running ??= this.start();
    this.stopWhenIdle();
    return await (
      await this.running
    ).description;
  }

  /** Sees each RTP packet that the camera hands out. Returns the way to stop. */
  tap(listener: PacketTap): () => void {
    this.taps.add(listener);
    return () => void this.taps.delete(listener);
  }

  /** Goes on with pictures of another size or codec, without a word to those who watch; resolves when the first of them went out. */
  async changeFormat(change: Partial<Pick<PictureFormat, 'codec' | 'width' | 'height'>>): Promise<void> {
    const before = await this.running;
    this.format = { ...this.format, ...change };
    if (!before) return;
    const takenOver = this.relay.awaitSuccessor(this.publishers + 1, this.format.codec);
    this.running = this.start();
    await Promise.all([this.running, takenOver]);
    before.stop();
  }

  get pid(): number | undefined {
    return this.live?.pid;
  }

  snapshot(): Buffer | undefined {
    return this.live?.snapshot();
  }

  freeze(frozen: boolean): void {
    this.frozen = frozen;
    this.relay.freeze(frozen);
  }

  apply(state: PictureState): void {
    this.state = state;
    this.live?.apply(state);
  }

  /** A stream that is only made on request ends when nobody has played it for a while. */
  stopWhenIdle(): void {
    if (this.runsAlways) return;
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      if (this.relay.playerCount === 0) void this.stop();
      else this.stopWhenIdle();
    }, IDLE_MS);
    this.idleTimer.unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.idleTimer);
    this.relay.end();
    const running = this.running;
    this.running = undefined;
    this.live = undefined;
    this.relay = this.newRelay();
    this.relay.freeze(this.frozen);
    (await running?.catch(() => undefined))?.stop();
  }

  private newRelay(): LiveRelay {
    return new LiveRelay({
      codec: this.format.codec,
      soundClockRate: soundClockRate(this.format.sound),
      onPacket: (track, packet) => {
        for (const tap of this.taps) tap(track, packet);
      },
    });
  }

  private async start(): Promise<LivePicture> {
    const relay = this.relay;
    const publisher = (this.publishers += 1);
    const live = await startLivePicture({
      ...this.scene,
      format: this.format,
      onPacket: (track, kind, packet) => relay.take(track, kind, packet, publisher),
      // A picture that ended by itself is begun again by the next who asks.
      onExit: () => {
        if (this.relay === relay && this.publishers === publisher) void this.stop();
      },
    });
    this.live = live;
    if (this.state.black || this.state.mute || this.state.clockOffsetMs !== 0) live.apply(this.state);
    return live;
  }
}
