import type { LiveChunk } from '../../../services/contract/events';
import { followEdge, nextBufferStep } from './buffer-rule';
import type { Span } from './buffer-rule';

/** Plays one camera's chunks in one video element, close to the live edge. After `broken` it is of no more use: begin another. */
export class LivePlayer {
  private queue: LiveChunk[] = [];
  private source: MediaSource | undefined;
  private buffer: SourceBuffer | undefined;
  private url: string | undefined;
  private closed = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly onEnd: (ending: 'broken' | 'codec-unknown') => void,
  ) {
    video.addEventListener('error', this.giveUp);
  }

  push(chunk: LiveChunk): void {
    if (this.closed) return;
    if (!this.source) {
      if (chunk.kind !== 'init') return;
      const mimeType = chunk.mimeType ?? '';
      if (!MediaSource.isTypeSupported(mimeType)) {
        this.onEnd('codec-unknown');
        return;
      }
      this.begin(mimeType);
    }
    this.queue.push(chunk);
    this.work();
  }

  close(): void {
    this.closed = true;
    this.video.removeEventListener('error', this.giveUp);
    this.reset();
  }

  private begin(mimeType: string): void {
    const source = new MediaSource();
    this.source = source;
    source.addEventListener(
      'sourceopen',
      () => {
        if (this.source !== source) return;
        const buffer = source.addSourceBuffer(mimeType);
        buffer.mode = 'segments';
        buffer.addEventListener('updateend', this.work);
        buffer.addEventListener('error', this.giveUp);
        this.buffer = buffer;
        this.work();
      },
      { once: true },
    );
    this.url = URL.createObjectURL(source);
    this.video.src = this.url;
  }

  private readonly work = (): void => {
    const { buffer, video } = this;
    if (!buffer || this.source?.readyState !== 'open') return;
    try {
      const step = nextBufferStep(this.queue, { updating: buffer.updating, buffered: spansOf(buffer), currentTime: video.currentTime });
      if (step.kind === 'wait') {
        this.follow(spansOf(buffer));
        return;
      }
      if (step.kind === 'remove') {
        buffer.remove(step.from, step.to);
        return;
      }
      const chunks = step.kind === 'append' ? step.chunks : [step.chunk];
      this.queue = this.queue.slice(chunks.length);
      if (step.kind === 'begin-file') {
        // A file that ended within a fragment leaves the parser waiting for its rest.
        buffer.abort();
        if (step.chunk.mimeType) buffer.changeType(step.chunk.mimeType);
        buffer.timestampOffset = step.offset;
      }
      buffer.appendBuffer(joined(chunks));
    } catch {
      this.giveUp();
    }
  };

  private follow(spans: readonly Span[]): void {
    const { seekTo, rate } = followEdge(spans, this.video.currentTime);
    if (seekTo !== undefined && !this.video.seeking) this.video.currentTime = seekTo;
    if (this.video.playbackRate !== rate) this.video.playbackRate = rate;
    if (this.video.paused && spans.length > 0) this.video.play().catch(() => undefined);
  }

  private readonly giveUp = (): void => {
    if (this.closed) return;
    this.close();
    this.onEnd('broken');
  };

  private reset(): void {
    this.buffer?.removeEventListener('updateend', this.work);
    this.buffer?.removeEventListener('error', this.giveUp);
    this.buffer = undefined;
    this.source = undefined;
    this.queue = [];
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = undefined;
  }
}

function joined(chunks: readonly LiveChunk[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of chunks) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

function spansOf(buffer: SourceBuffer): readonly Span[] {
  return Array.from({ length: buffer.buffered.length }, (_, index) => ({
    start: buffer.buffered.start(index),
    end: buffer.buffered.end(index),
  }));
}
