import type { Mp4Piece } from './fragment-reader';

/** `init` begins a new file, `media` continues it. */
export interface LiveChunk {
  readonly kind: 'init' | 'media';
  /** For `init` only. */
  readonly mimeType: string | undefined;
  readonly bytes: Uint8Array;
}

/** The end of the file that is being recorded. */
export interface LiveTail {
  /** At once: the file's head and everything since the newest key frame; then what is appended. Returns the way to stop. */
  subscribe(listener: (chunk: LiveChunk) => void): () => void;
}

/** Keeps what a new watcher needs and hands on what comes. A watcher that throws is dropped: nobody slows the recorder. */
export class LiveFanOut implements LiveTail {
  private init: LiveChunk | undefined;
  private sinceKey: LiveChunk[] = [];
  private readonly listeners = new Set<(chunk: LiveChunk) => void>();

  push(piece: Mp4Piece): void {
    const { bytes } = piece;
    if (piece.kind === 'init') {
      this.init = { kind: 'init', mimeType: piece.init.mimeType, bytes };
      this.sinceKey = [];
      this.tell(this.init);
      return;
    }
    const chunk: LiveChunk = { kind: 'media', mimeType: undefined, bytes };
    if (piece.beginsWithKey) this.sinceKey = [];
    this.sinceKey.push(chunk);
    this.tell(chunk);
  }

  subscribe(listener: (chunk: LiveChunk) => void): () => void {
    if (this.init) for (const chunk of [this.init, ...this.sinceKey]) listener(chunk);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(chunk: LiveChunk): void {
    for (const listener of this.listeners) {
      try {
        listener(chunk);
      } catch {
        this.listeners.delete(listener);
      }
    }
  }
}
