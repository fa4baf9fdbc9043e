import type { PlaybackStretch, PlaybackTrack, PlaybackView } from '../../../services/contract/playback';
import { changeClock, positionAt, stillAt } from './master-clock';
import type { MasterClock } from './master-clock';
import { nudge } from './nudge';
import { soundSource } from './sound-source';
import { TrackFeed } from './track-feed';
import type { FeedState } from './track-feed';
import { noteSeen, nothingWatched, takeSeen } from './watch-log';

/** What the screen shows of the play; a new object whenever it changed. */
export interface PlayMoment {
  readonly positionMs: number;
  readonly rate: number;
  readonly state: MasterClock['state'];
  /** By camera, once its element is there. */
  readonly feeds: ReadonlyMap<string, FeedState>;
}

/** The screen is told of a position that moves this often. */
const TELL_MS = 100;
const FOLLOW_MS = 200;
/** A picture that stood this long was looked at. */
const SETTLED_MS = 500;

/** Plays all tracks of a recording on one clock. Thin: clock, nudge, buffer plan and watch log decide. */
export class PlaybackEngine {
  private clock: MasterClock;
  private readonly feeds = new Map<string, TrackFeed>();
  private readonly listeners = new Set<() => void>();
  private tracks: readonly PlaybackTrack[];
  private shown: PlayMoment;
  private log = nothingWatched;
  private toldAt = 0;
  private followedAt = 0;
  private frame = 0;
  /** The clock whose standing picture is in the log already. */
  private notedAt = 0;

  constructor(
    private readonly view: Pick<PlaybackView, 'tracks' | 'mediaPath' | 'lengthMs'>,
    startMs: number,
  ) {
    this.tracks = view.tracks;
    this.clock = stillAt(startMs, performance.now());
    this.shown = { positionMs: startMs, rate: 1, state: 'paused', feeds: new Map() };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.frame = requestAnimationFrame(this.tick);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) cancelAnimationFrame(this.frame);
    };
  };

  readonly moment = (): PlayMoment => this.shown;

  /** Gives the track its element; returns the way to take it back. */
  attach(cameraId: string, element: HTMLVideoElement): () => void {
    const track = this.tracks.find((one) => one.cameraId === cameraId);
    if (!track) return () => undefined;
    const silent = cameraId !== soundSource(this.tracks)?.cameraId;
    element.muted = silent;
    const feed = new TrackFeed(element, track, this.view.mediaPath, this.view.lengthMs, silent, this.tell);
    this.feeds.set(cameraId, feed);
    feed.jump(this.position(), this.clock.rate);
    return () => {
      this.feeds.delete(cameraId);
      feed.close();
    };
  }

  /** The tracks without the files that are not what was sealed. */
  useTracks(tracks: readonly PlaybackTrack[]): void {
    this.tracks = tracks;
    for (const track of tracks) this.feeds.get(track.cameraId)?.useOnly(track.parts);
  }

  toggle(): void {
    if (this.clock.state === 'paused') this.play();
    else this.pause();
  }

  play(): void {
    if (this.position() >= this.view.lengthMs) this.seek(0);
    this.change({ state: 'held' });
  }

  pause(): void {
    this.change({ state: 'paused' });
  }

  setRate(rate: number): void {
    this.change({ rate });
  }

  seek(positionMs: number): void {
    const target = Math.min(Math.max(0, positionMs), this.view.lengthMs);
    this.change({ positionMs: target, state: this.clock.state === 'paused' ? 'paused' : 'held' });
    for (const feed of this.feeds.values()) feed.jump(target, this.clock.rate);
  }

  skip(ms: number): void {
    this.seek(this.position() + ms);
  }

  /** One picture on or back, by the pictures of the first camera that has one here. */
  step(direction: 1 | -1): void {
    this.pause();
    const here = this.position();
    const lead = [...this.feeds.values()].find((feed) => feed.track.kind === 'picture' && feed.has(here));
    const frameMs = lead?.track.frameMs ?? 40;
    // To the middle of the picture, where rounding can't reach its neighbours. One that the clock has left already is on its way out.
    const shown = lead?.shownMs;
    const middle = shown !== undefined && shown <= here && here < shown + frameMs ? shown + frameMs / 2 : here;
    this.seek(middle + direction * frameMs);
  }

  /** What was watched since the last time it was asked. */
  takeSeen(): readonly PlaybackStretch[] {
    const { report, log } = takeSeen(this.log);
    this.log = log;
    return report;
  }

  position(): number {
    return positionAt(this.clock, performance.now(), this.view.lengthMs);
  }

  private change(change: Parameters<typeof changeClock>[1]): void {
    this.clock = changeClock(this.clock, change, performance.now(), this.view.lengthMs);
    this.tell();
  }

  private readonly tick = (): void => {
    this.frame = requestAnimationFrame(this.tick);
    const now = performance.now();
    const here = this.position();
    const needed = [...this.feeds.values()].filter((feed) => feed.has(here));
    const prepared = needed.every((feed) => feed.preparedAt(here));
    if (this.clock.state === 'playing' && here >= this.view.lengthMs) this.change({ state: 'paused' });
    if (this.clock.state === 'playing' && !prepared) this.change({ state: 'held' });
    if (this.clock.state === 'held' && prepared) this.change({ state: 'playing' });
    for (const feed of this.feeds.values()) this.drive(feed, here, needed.includes(feed));
    this.noteSeen(here, now);
    if (now - this.followedAt > FOLLOW_MS) {
      this.followedAt = now;
      for (const feed of this.feeds.values()) feed.follow(here, this.clock.rate);
    }
    if (this.clock.state === 'playing' && now - this.toldAt > TELL_MS) this.tell();
  };

  /** A picture that stands is noted once, when it stood long enough to be looked at. */
  private noteSeen(here: number, now: number): void {
    const { state, atMs } = this.clock;
    const stood = state === 'paused' && now - atMs > SETTLED_MS && this.notedAt !== atMs;
    if (stood) this.notedAt = atMs;
    if (stood || state === 'playing') this.log = noteSeen(this.log, here);
  }

  /** Lets one element go with the clock. */
  private drive({ element, track }: TrackFeed, here: number, needed: boolean): void {
    const frameMs = track.frameMs || 40;
    const offMs = element.currentTime * 1000 - here;
    if (!needed || this.clock.state !== 'playing') {
      if (!element.paused) element.pause();
      // A seek into a gap never ends by itself: where the pictures begin again, the element is sent there.
      if (needed && Math.abs(offMs) > frameMs / 2) element.currentTime = here / 1000;
      return;
    }
    if (element.paused) element.play().catch(() => undefined);
    const action = nudge(offMs, this.clock.rate, frameMs);
    if (action.kind === 'seek') element.currentTime = here / 1000;
    else if (element.playbackRate !== action.rate) element.playbackRate = action.rate;
  }

  private readonly tell = (): void => {
    this.toldAt = performance.now();
    const feeds = new Map([...this.feeds].map(([cameraId, feed]) => [cameraId, feed.state]));
    this.shown = { positionMs: this.position(), rate: this.clock.rate, state: this.clock.state, feeds };
    for (const listener of this.listeners) listener();
  };
}
