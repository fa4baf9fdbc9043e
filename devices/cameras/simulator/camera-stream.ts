import { LiveRelay } from './live-relay';
import { startLivePicture, type LivePicture, type PictureState } from './live-picture';
import type { Picture } from './interview-room-scene';
import type { PictureFormat } from './picture-command';

const IDLE_MS = 10_000;

/** One of the camera's streams: an ffmpeg that runs while the camera is powered and someone wants it, and its relay. */
export class CameraStream {
  relay: LiveRelay;
  private running: Promise<LivePicture> | undefined;
  private live: LivePicture | undefined;
  private state: PictureState = { black: false, mute: false, clockOffsetMs: 0 };
  private frozen = false;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly path: string,
    readonly format: PictureFormat,
    private readonly scene: { readonly picture: Picture; readonly name: string },
    private readonly runsAlways: boolean,
  ) {
    this.relay = new LiveRelay(format.codec);
  }

  /** Starts ffmpeg unless it runs; gives the session description. */
  async describe(): Promise<string> {
    this.running ??= this.start();
    this.stopWhenIdle();
    return await (
      await this.running
    ).description;
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
    this.relay = new LiveRelay(this.format.codec);
    this.relay.freeze(this.frozen);
    (await running?.catch(() => undefined))?.stop();
  }

  private async start(): Promise<LivePicture> {
    const relay = this.relay;
    const live = await startLivePicture({
      ...this.scene,
      format: this.format,
      onPacket: (track, kind, packet) => relay.take(track, kind, packet),
      // A picture that ended by itself is begun again by the next who asks.
      onExit: () => {
        if (this.relay === relay) void this.stop();
      },
    });
    this.live = live;
    if (this.state.black || this.state.mute || this.state.clockOffsetMs !== 0) live.apply(this.state);
    return live;
  }
}
