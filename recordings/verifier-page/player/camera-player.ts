import { partAt, type TimelineTrack } from '../../playback/timeline';
import type { MediaKind } from './codec-of';
import { APART_MS, correctionOf } from './play-clock';
import { SegmentFeed } from './segment-feed';

/** What a camera shows at the clock's moment. */
export type CameraState =
  | { readonly kind: 'shown'; readonly file: string }
  | { readonly kind: 'loading' }
  /** `file`: no picture, but this sound. */
  | { readonly kind: 'gap'; readonly fromMs: number; readonly toMs: number; readonly cause: string; readonly file?: string }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'unplayable'; readonly media: MediaKind };

export interface Moment {
  readonly atMs: number;
  readonly playing: boolean;
  readonly rate: number;
}

/** Small holes at the edges of files (sound and picture never end together) are played through. */
const EDGE_MS = 250;

/** One camera's element, held to the clock. */
export class CameraPlayer {
  state: CameraState = { kind: 'loading' };
  private readonly feed: SegmentFeed;
  private soughtMs = -1;

  constructor(
    readonly element: HTMLMediaElement,
    readonly track: TimelineTrack,
    fileOf: (file: string) => Blob | undefined,
  ) {
    this.feed = new SegmentFeed(element, track, fileOf);
  }

  /** Whether the clock need not wait for this camera. */
  isReady(atMs: number): boolean {
    const part = partAt(this.track, atMs);
    if (!part || this.feed.unplayable || this.feed.hasFailed(part)) return true;
    if (!this.feed.isDone(part)) return false;
    if (part.toMs - atMs < EDGE_MS) return true;
    const stuck = this.element.seeking || this.element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    const targetMs = this.nearestCovered(atMs);
    const behind = targetMs - this.element.currentTime * 1000 > APART_MS;
    return !stuck && !behind && Math.abs(targetMs - atMs) < EDGE_MS;
  }

  /** Undefined until a file was seen. */
  get hasPicture(): boolean | undefined {
    return this.feed.hasPicture;
  }

  follow({ atMs, playing, rate }: Moment): void {
    this.feed.approach(atMs, rate);
    this.state = this.stateAt(atMs);
    const { element, state } = this;
    const file = state.kind === 'shown' || state.kind === 'gap' ? state.file : undefined;
    if (file === undefined || element.readyState === HTMLMediaElement.HAVE_NOTHING) {
      if (!element.paused) element.pause();
      return;
    }
    this.keepTo(atMs, playing, rate);
  }

  close(): void {
    this.feed.close();
  }

  private keepTo(atMs: number, playing: boolean, rate: number): void {
    const { element } = this;
    const targetMs = this.nearestCovered(atMs);
    const driftMs = element.currentTime * 1000 - targetMs;
    if (!playing) {
      if (!element.paused) element.pause();
      if (Math.abs(driftMs) > 1) this.seek(targetMs);
      return;
    }
    const stalled = element.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    const correction = correctionOf(driftMs, rate, stalled);
    if (correction.kind === 'wait') {
      element.pause();
      return;
    }
    if (correction.kind === 'seek') this.seek(targetMs);
    else if (Math.abs(element.playbackRate - correction.rate) > 0.004) element.playbackRate = correction.rate;
    // Refused only while a newer order is under way; the next tick asks again.
    if (element.paused) element.play().catch(() => undefined);
  }

  /** A seek that is under way is not asked for again, but never keeps a newer one waiting: where data are missing it may not end by itself. */
  private seek(targetMs: number): void {
    if (this.element.seeking && Math.abs(targetMs - this.soughtMs) < 1) return;
    this.soughtMs = targetMs;
    this.element.currentTime = targetMs / 1000;
  }

  private stateAt(atMs: number): CameraState {
    const { unplayable } = this.feed;
    const part = partAt(this.track, atMs);
    if (part && unplayable) return { kind: 'unplayable', media: unplayable };
    if (part && this.feed.hasFailed(part)) return { kind: 'missing', file: part.file };
    if (part && !this.feed.isDone(part)) return { kind: 'loading' };
    if (part && !part.soundOnly) return { kind: 'shown', file: part.file };
    const gap = this.track.gaps.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
    return gap ? { kind: 'gap', ...gap, ...(part && { file: part.file }) } : this.betweenParts(atMs);
  }

  /** Files that follow each other within half a second leave a moment that belongs to neither. */
  private betweenParts(atMs: number): CameraState {
    const before = this.track.parts.filter((part) => part.toMs <= atMs);
    const last = before[before.length - 1];
    return last ? { kind: 'shown', file: last.file } : { kind: 'loading' };
  }

  /** The moment itself, or where the data near it begin, or else where those before it end. */
  private nearestCovered(atMs: number): number {
    const { buffered } = this.element;
    const ranges = Array.from({ length: buffered.length }, (_, n) => [buffered.start(n) * 1000, buffered.end(n) * 1000] as const);
    if (ranges.some(([from, to]) => from <= atMs && atMs < to)) return atMs;
    const next = ranges.find(([from]) => from > atMs && from < atMs + EDGE_MS);
    const last = ranges.find(([, to]) => to <= atMs && to > atMs - EDGE_MS);
    return next ? next[0] + 1 : last ? last[1] - 1 : atMs;
  }
}
