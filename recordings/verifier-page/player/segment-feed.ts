import type { TimelinePart, TimelineTrack } from '../../playback/timeline';
import { mediaKindOf, type MediaKind } from './codec-of';

const AHEAD_MS = 15_000;
const BEHIND_MS = 20_000;
const HEAD_BYTES = 16 * 1024;

/**
 * Brings one camera's files into its element by MediaSource, each at its own place on the timeline, so that the element's time is the timeline's.
 * Only what is near the clock is held in memory.
 */
export class SegmentFeed {
  /** What this camera's file is where the browser can't play it. */
  unplayable: MediaKind | undefined;
  hasPicture: boolean | undefined;
  private source:
    { readonly media: MediaSource; readonly buffer: SourceBuffer; readonly url: string; readonly mimeType: string } | undefined;
  private readonly held = new Map<string, TimelinePart>();
  /** Of files that need another source than the open one: they are not read again before their time. */
  private readonly others = new Map<string, string>();
  private readonly failed = new Set<string>();
  private busy = false;

  constructor(
    private readonly element: HTMLMediaElement,
    private readonly track: TimelineTrack,
    private readonly fileOf: (file: string) => Blob | undefined,
  ) {}

  /** Whether nothing more will come for this part. */
  isDone(part: TimelinePart): boolean {
    return this.held.has(part.file) || this.failed.has(part.file) || this.unplayable !== undefined;
  }

  hasFailed(part: TimelinePart): boolean {
    return this.failed.has(part.file);
  }

  /** Loads what is missing around the clock; to be called again and again. */
  approach(atMs: number, rate: number): void {
    if (this.busy || this.unplayable) return;
    const near = this.track.parts.filter((part) => part.toMs > atMs && part.fromMs < atMs + AHEAD_MS * Math.max(1, rate));
    const next = near.find((part) => !this.held.has(part.file) && !this.failed.has(part.file));
    if (!next || (!isAt(next, atMs) && !this.fits(next))) return;
    this.busy = true;
    void this.load(next, atMs)
      .catch(() => this.failed.add(next.file))
      .finally(() => (this.busy = false));
  }

  private fits({ file }: TimelinePart): boolean {
    const mimeType = this.others.get(file);
    return mimeType === undefined || mimeType === this.source?.mimeType;
  }

  close(): void {
    if (this.source) URL.revokeObjectURL(this.source.url);
  }

  private async load(part: TimelinePart, atMs: number): Promise<void> {
    const file = this.fileOf(part.file);
    if (!file) return void this.failed.add(part.file);
    const bytes = await file.arrayBuffer();
    const kind = mediaKindOf(new Uint8Array(bytes, 0, Math.min(HEAD_BYTES, bytes.byteLength)));
    if (!kind) return void this.failed.add(part.file);
    if (!part.soundOnly) this.hasPicture = kind.hasPicture;
    if (!canPlay(kind)) return void (this.unplayable = kind);
    if (this.source && this.source.mimeType !== kind.mimeType) {
      // Another codec, or without sound or picture: a new source, but not before the old one was seen to its end.
      if (!isAt(part, atMs)) return void this.others.set(part.file, kind.mimeType);
      this.close();
      this.source = undefined;
      this.held.clear();
    }
    this.source ??= await this.open(kind.mimeType);
    await this.forget(atMs);
    const { buffer } = this.source;
    buffer.timestampOffset = part.fromMs / 1000;
    buffer.appendBuffer(bytes);
    await updated(buffer);
    this.held.set(part.file, part);
    // Without it the browser waits at the last pictures for more; the next file opens the stream again.
    if (part === this.track.parts[this.track.parts.length - 1] && this.source.media.readyState === 'open') this.source.media.endOfStream();
  }

  private async open(mimeType: string) {
    const media = new MediaSource();
    const url = URL.createObjectURL(media);
    this.element.src = url;
    await new Promise((resolve) => {
      media.addEventListener('sourceopen', resolve, { once: true });
    });
    media.duration = Number.POSITIVE_INFINITY;
    return { media, url, mimeType, buffer: media.addSourceBuffer(mimeType) };
  }

  private async forget(atMs: number): Promise<void> {
    for (const part of this.held.values()) {
      if (part.toMs > atMs - BEHIND_MS && part.fromMs < atMs + 3 * AHEAD_MS) continue;
      this.held.delete(part.file);
      this.source?.buffer.remove(part.fromMs / 1000, part.toMs / 1000);
      if (this.source) await updated(this.source.buffer);
    }
  }
}

function isAt({ fromMs, toMs }: TimelinePart, atMs: number): boolean {
  return fromMs <= atMs && atMs < toMs;
}

function canPlay(kind: MediaKind): boolean {
  return typeof MediaSource !== 'undefined' && MediaSource.isTypeSupported(kind.mimeType);
}

async function updated(buffer: SourceBuffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    buffer.addEventListener('updateend', () => resolve(), { once: true });
    buffer.addEventListener('error', () => reject(new Error('the browser refuses this file')), { once: true });
  });
}
