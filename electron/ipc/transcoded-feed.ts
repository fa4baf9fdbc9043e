import { openMpeg1Stream } from '../../devices/cameras/mpeg1-stream';
import type { LiveChunk as TailChunk, LiveTail } from '../../recordings/capture/live-tail';
import type { LiveChunk } from '../../services/contract/events';
import { isPlayable } from './is-playable';
import { Mpeg1Run } from './mpeg1-run';

/** A chunk of the camera that everyone here is about. */
export type PageChunk = Omit<LiveChunk, 'cameraId'>;

/** The recorded bytes as MPEG-1 for all who watch one camera: made from the first viewer to the last. */
export class TranscodedFeed {
  private readonly viewers = new Set<(chunk: PageChunk) => void>();
  private run: Mpeg1Run | undefined;
  private leave: (() => void) | undefined;

  constructor(
    private readonly tail: LiveTail,
    private readonly open = openMpeg1Stream,
  ) {}

  /** From now on; what came before is not repeated. Returns the way to stop. */
  join(viewer: (chunk: PageChunk) => void): () => void {
    const own = (chunk: PageChunk): void => viewer(chunk);
    this.viewers.add(own);
    this.leave ??= this.tail.subscribe((chunk) => this.take(chunk));
    return () => {
      this.viewers.delete(own);
      if (this.viewers.size > 0) return;
      this.leave?.();
      this.leave = undefined;
      this.end();
    };
  }

  private take({ kind, mimeType, bytes }: TailChunk): void {
    if (kind === 'media') {
      this.run?.feed(bytes);
      return;
    }
    // A run that ended, or that was too slow, begins anew with a file, whose first picture is a key frame.
    if (this.run?.alive && this.run.nextFile(bytes)) return;
    this.end();
    if (!isPlayable(mimeType)) this.begin(bytes);
  }

  private begin(init: Uint8Array): void {
    let first = true;
    const give = (bytes: Uint8Array): void => {
      const chunk: PageChunk = { kind: 'mpeg1', mimeType: first ? 'video/mp2t' : undefined, bytes };
      first = false;
      for (const viewer of this.viewers) viewer(chunk);
    };
    this.run = new Mpeg1Run(init, give, this.open);
  }

  private end(): void {
    this.run?.close();
    this.run = undefined;
  }
}

/** One feed a tail, so that all windows share it. */
const transcoded = new WeakMap<LiveTail, TranscodedFeed>();

/** What a page can show of this camera: the recorded bytes themselves, or MPEG-1 made from them. Returns the way to stop. */
export function subscribePage(tail: LiveTail, send: (chunk: PageChunk) => void): () => void {
  let leave: (() => void) | undefined;
  const stop = tail.subscribe((chunk) => {
    if (chunk.kind === 'init' && isPlayable(chunk.mimeType)) {
      leave?.();
      leave = undefined;
    } else if (chunk.kind === 'init') {
      const feed = transcoded.get(tail) ?? new TranscodedFeed(tail);
      transcoded.set(tail, feed);
      leave ??= feed.join(send);
    }
    if (!leave) send(chunk);
  });
  return () => {
    stop();
    leave?.();
  };
}
