/** The bytes of the very file that is being recorded (所见即所录). */
export interface LiveTail {
  /** Gives the init segment and everything since the newest key frame at once, then what is appended. Returns the way to stop. */
  subscribe(listener: (chunk: LiveChunk) => void): () => void;
}

/** `init` begins a new file, whose times begin at 0. */
export interface LiveChunk {
  readonly kind: 'init' | 'media';
  /** For `init`: such as `video/mp4; codecs="avc1.42c01f,mp4a.40.2"`. */
  readonly mimeType: string | undefined;
  readonly bytes: Uint8Array;
}

/** Keeps the newest group of pictures for who comes later. */
export class LiveFeed implements LiveTail {
  private readonly listeners = new Set<(chunk: LiveChunk) => void>();
  private group: Uint8Array[] = [];
  private current: LiveChunk | undefined;

  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  subscribe(listener: (chunk: LiveChunk) => void): () => void {
    // A wrapper each, so that one listener subscribed twice is stopped once.
    const own = (chunk: LiveChunk): void => listener(chunk);
    if (this.current) tell(own, this.current);
    // In one piece: who comes wants to see it now, and each piece costs its way to the page.
    if (this.group.length > 0) tell(own, mediaOf(Buffer.concat(this.group)));
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  init(mimeType: string, bytes: Uint8Array): void {
    this.group = [];
    this.current = { kind: 'init', mimeType, bytes };
    this.publish(this.current);
  }

  media(bytes: Uint8Array, startsGroup: boolean): void {
    if (startsGroup) this.group = [];
    this.group.push(bytes);
    this.publish(mediaOf(bytes));
  }

  /** The recording ended: nobody is shown an old picture as if it were live. */
  clear(): void {
    this.group = [];
    this.current = undefined;
  }

  private publish(chunk: LiveChunk): void {
    for (const listener of this.listeners) tell(listener, chunk);
  }
}

function mediaOf(bytes: Uint8Array): LiveChunk {
  return { kind: 'media', mimeType: undefined, bytes };
}

/** A viewer's fault is not the recorder's. */
function tell(listener: (chunk: LiveChunk) => void, chunk: LiveChunk): void {
  try {
    listener(chunk);
  } catch {
    return;
  }
}
