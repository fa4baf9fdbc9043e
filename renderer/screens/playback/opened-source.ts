import type { PlaybackStretch } from '../../../services/contract/playback';
import { sameTracks } from './mime-tracks';

export interface AppendedPiece {
  readonly bytes: ArrayBuffer;
  readonly mimeType: string;
  /** Where its file begins on the timeline, ms. */
  readonly zeroMs: number;
  /** It goes on behind the piece before; otherwise it brings the head of its file. */
  readonly goesOn: boolean;
}

/** What a media element plays, with its one buffer. It takes files of the same tracks alone: others would break the element. */
export class OpenedSource {
  private readonly media = new MediaSource();
  private readonly url = URL.createObjectURL(this.media);
  private readonly closing = new AbortController();
  /** Undefined until the source is open. */
  private buffer: SourceBuffer | undefined;

  constructor(
    element: HTMLMediaElement,
    private newest: string,
    lengthMs: number,
    on: { readonly opened: () => void; readonly updated: () => void },
  ) {
    const { signal } = this.closing;
    const begin = () => {
      this.media.duration = lengthMs / 1000 + 1;
      this.buffer = this.media.addSourceBuffer(this.newest);
      this.buffer.addEventListener('updateend', on.updated, { signal });
      on.opened();
    };
    this.media.addEventListener('sourceopen', begin, { once: true, signal });
    element.src = this.url;
  }

  /** Of what it took last. */
  get mimeType(): string {
    return this.newest;
  }

  get isOpen(): boolean {
    return this.buffer !== undefined;
  }

  /** Whether it is at work or has ended, so that nothing can be handed to it. */
  get isBusy(): boolean {
    return this.buffer !== undefined && (this.buffer.updating || this.media.readyState !== 'open');
  }

  takes(mimeType: string): boolean {
    return sameTracks(this.newest, mimeType);
  }

  buffered(): readonly PlaybackStretch[] {
    const { buffered } = this.buffer ?? {};
    return Array.from({ length: buffered?.length ?? 0 }, (_, index) => ({
      fromMs: (buffered?.start(index) ?? 0) * 1000,
      toMs: (buffered?.end(index) ?? 0) * 1000,
    }));
  }

  append({ bytes, mimeType, zeroMs, goesOn }: AppendedPiece): void {
    const { buffer } = this;
    if (!buffer) return;
    // A piece that was given up leaves the parser waiting for its rest; behind an abort a key frame has to come.
    if (!goesOn) buffer.abort();
    if (mimeType !== this.newest) {
      buffer.changeType(mimeType);
      this.newest = mimeType;
    }
    buffer.timestampOffset = zeroMs / 1000;
    buffer.appendBuffer(bytes);
  }

  remove({ fromMs, toMs }: PlaybackStretch): void {
    this.buffer?.remove(fromMs / 1000, toMs / 1000);
  }

  /** Gives up what is being appended. */
  abort(): void {
    if (this.buffer?.updating) this.buffer.abort();
  }

  /** The element has to be given something else, or nothing. */
  close(): void {
    this.closing.abort();
    this.buffer = undefined;
    URL.revokeObjectURL(this.url);
  }
}
