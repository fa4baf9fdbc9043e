import { partAt, type Timeline } from '../../playback/timeline';
import { CameraPlayer } from './camera-player';
import { PlayClock } from './play-clock';

export const speeds: readonly number[] = [0.5, 1, 1.5, 2, 4];

export interface RoomPlayerParts {
  readonly timeline: Timeline;
  readonly elements: ReadonlyMap<string, HTMLMediaElement>;
  readonly fileOf: (file: string) => Blob | undefined;
  /** Pictures a second of a file, for stepping. */
  readonly frameRateOf: (file: string) => number;
  /** Once a picture of the screen. */
  readonly onTick: () => void;
}

/** All cameras of the room on one clock: it waits while one of them isn't ready, so that they stay in step. */
export class RoomPlayer {
  readonly clock: PlayClock;
  readonly cameras: readonly CameraPlayer[];
  private frame = 0;

  constructor(private readonly parts: RoomPlayerParts) {
    this.clock = new PlayClock(parts.timeline.lengthMs);
    this.cameras = parts.timeline.tracks.flatMap((track) => {
      const element = parts.elements.get(track.cameraId);
      return element ? [new CameraPlayer(element, track, parts.fileOf)] : [];
    });
  }

  start(): void {
    const beat = (nowMs: number) => {
      this.clock.tick(nowMs, !this.cameras.every((camera) => camera.isReady(this.clock.atMs)));
      for (const camera of this.cameras) camera.follow(this.clock);
      this.parts.onTick();
      this.frame = requestAnimationFrame(beat);
    };
    this.frame = requestAnimationFrame(beat);
    document.addEventListener('visibilitychange', this.rest);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    document.removeEventListener('visibilitychange', this.rest);
    for (const camera of this.cameras) camera.close();
  }

  get playing(): boolean {
    return this.clock.playing;
  }

  toggle(): void {
    if (!this.clock.playing && this.clock.atMs >= this.clock.lengthMs) this.clock.seek(0);
    this.clock.playing = !this.clock.playing;
  }

  seek(atMs: number): void {
    this.clock.seek(atMs);
  }

  /** To the middle of the next or previous picture of the first camera that has one here. */
  step(direction: 1 | -1): void {
    this.clock.playing = false;
    const part = this.cameras.map(({ track }) => partAt(track, this.clock.atMs)).find((found) => found && !found.soundOnly);
    const frameMs = 1000 / (part ? this.parts.frameRateOf(part.file) : 25);
    const zero = part?.fromMs ?? 0;
    const picture = Math.floor((this.clock.atMs - zero) / frameMs + 1e-6);
    this.seek(zero + (picture + direction + 0.5) * frameMs);
  }

  /** Only one camera is heard; nobody where it is undefined. */
  listenTo(cameraId: string | undefined): void {
    for (const { element, track } of this.cameras) element.muted = track.cameraId !== cameraId;
  }

  /** A hidden page gets no pictures of the screen, so that its clock would stand while its cameras went on. */
  private readonly rest = (): void => {
    if (!document.hidden) return;
    this.clock.playing = false;
    for (const { element } of this.cameras) element.pause();
  };
}
