import type { PlaybackPart, PlaybackStretch, PlaybackTrack } from '../../../services/contract/playback';
import { atJoint, endsSoon, nextBufferStep, type BufferStep } from './buffer-plan';
import { KnownTracks } from './known-tracks';
import { withoutSound } from './mime-tracks';
import { covers } from './moments';
import { OpenedSource } from './opened-source';

/** `codec`: this page can't decode it. */
export type FeedState = 'opening' | 'ready' | 'codec' | 'broken';

/** What is buffered ends with the sound, up to a picture before its group does: asked so much later, the group that follows comes and not the same again. */
const SLACK_MS = 60;
/** The last picture of an opening lasts beyond its end: so long where a camera is slow, and hardly less than up to it. */
const PICTURE_MS = 250;
const ROUNDING_MS = 15;
/** So long what follows waits for the first picture of a jump, whose decoder needs the processor; at a joint of files it needs what follows. */
const FIRST_PICTURE_MS = 300;

type Wanted = Extract<BufferStep, { readonly kind: 'fetch' }>;

/** A piece on its way: `groups` and `opening` bring the head of their file, `rest` goes on behind an opening. `endMs` is within the file. */
interface Piece extends Wanted {
  readonly piece: 'groups' | 'opening' | 'rest';
  readonly endMs: number;
}

interface FetchedPiece {
  readonly wanted: Piece;
  readonly bytes: ArrayBuffer;
  readonly mimeType: string;
}

/**
 * One track in one media element: fetches what the buffer plan asks for, the first pictures after a jump alone, then whole groups of them. Where the
 * present comes to files of other tracks (sound or picture was withheld), another source is opened; never ahead of it, so that all is seen to its end.
 */
export class TrackFeed {
  state: FeedState = 'opening';
  /** Time of the picture on the screen, ms. */
  shownMs: number | undefined;
  /** Undefined where there is nothing to play, and at the end. */
  private source: OpenedSource | undefined;
  private readonly known = new KnownTracks();
  private parts: readonly PlaybackPart[] = [];
  private barren: readonly PlaybackStretch[] = [];
  private fetching: AbortController | undefined;
  /** What came before the source was open. */
  private early: FetchedPiece | undefined;
  private appending: Piece | undefined;
  /** The opening that came last, while nothing came after it. */
  private opening: Piece | undefined;
  private aim = { targetMs: 0, rate: 1 };
  /** When the first piece of a jump was handed over; undefined once its picture is there. */
  private awaitedSince: number | undefined;

  constructor(
    readonly element: HTMLVideoElement,
    readonly track: PlaybackTrack,
    private readonly mediaPath: string,
    private readonly lengthMs: number,
    /** Its sound isn't heard: it isn't fetched, so that no picture waits for it. */
    private readonly silent: boolean,
    private readonly onState: () => void,
  ) {
    this.useOnly(track.parts);
    const mimeType = silent ? withoutSound(track.mimeType ?? '') : (track.mimeType ?? '');
    if (!MediaSource.isTypeSupported(mimeType)) {
      this.state = 'codec';
      return;
    }
    this.open(mimeType);
    element.addEventListener('error', this.giveUp);
    element.addEventListener('seeked', this.arrived);
    element.requestVideoFrameCallback(this.noteFrame);
  }

  /** Whether there is something to show at this moment. */
  has(atMs: number): boolean {
    if (this.state === 'codec' || this.state === 'broken') return false;
    return this.parts.some((part) => covers(part, atMs)) && !this.barren.some((stretch) => covers(stretch, atMs));
  }

  /** The picture at hand and the next one are there; at the end of what was recorded there is no next one to wait for. */
  preparedAt(atMs: number): boolean {
    const { source } = this;
    if (!source?.takes(this.known.at(this.parts, atMs) ?? source.mimeType)) return false;
    if (endsSoon(this.known.upToBorder(this.parts, atMs, source.mimeType), atMs) || atJoint(source.buffered(), atMs)) return true;
    return this.element.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA && !this.element.seeking;
  }

  /** Files that are not what was sealed are not fetched any more. */
  useOnly(parts: readonly PlaybackPart[]): void {
    this.parts = this.silent ? parts.filter(({ soundOnly }) => !soundOnly) : parts;
  }

  /** Keeps the buffer around the moment. */
  follow(targetMs: number, rate: number): void {
    this.aim = { targetMs, rate };
    this.work();
  }

  /** Another moment: what is on its way for the old one is given up. */
  jump(targetMs: number, rate: number): void {
    this.fetching?.abort();
    this.fetching = undefined;
    this.early = undefined;
    if (this.appending) this.source?.abort();
    this.appending = undefined;
    this.opening = undefined;
    this.awaitedSince = undefined;
    this.element.currentTime = targetMs / 1000;
    this.follow(targetMs, rate);
  }

  close(): void {
    this.fetching?.abort();
    this.element.removeEventListener('error', this.giveUp);
    this.element.removeEventListener('seeked', this.arrived);
    this.element.removeAttribute('src');
    this.element.load();
    this.source?.close();
    this.source = undefined;
  }

  private open(mimeType: string): OpenedSource {
    const before = this.source;
    const opened = () => {
      this.become('ready');
      if (this.early) this.append(this.early);
      else this.work();
    };
    this.source = new OpenedSource(this.element, mimeType, this.lengthMs, { opened, updated: this.updated });
    before?.close();
    return this.source;
  }

  /** The element begins anew where the present is; the engine lets it go on. */
  private reopen(mimeType: string): OpenedSource {
    this.appending = undefined;
    this.opening = undefined;
    this.awaitedSince = undefined;
    const source = this.open(mimeType);
    this.element.currentTime = this.aim.targetMs / 1000;
    return source;
  }

  /** The source that the present needs, as far as its tracks are known. */
  private presentSource(source: OpenedSource): OpenedSource {
    const needed = this.known.at(this.parts, this.aim.targetMs);
    return needed === undefined || source.takes(needed) ? source : this.reopen(needed);
  }

  private work(): void {
    if (!this.source || this.state === 'broken' || this.fetching || this.early) return;
    const source = this.presentSource(this.source);
    // The first piece is on its way while the source opens.
    if (source.isBusy) return;
    if (this.awaitedSince !== undefined && performance.now() - this.awaitedSince < FIRST_PICTURE_MS) return;
    const parts = this.known.upToBorder(this.parts, this.aim.targetMs, source.mimeType);
    const step = nextBufferStep({ parts, buffered: source.buffered(), barren: this.barren, ...this.aim });
    if (step.kind === 'remove') source.remove(step);
    if (step.kind === 'fetch') void this.fetchPiece(step);
  }

  private async fetchPiece(wanted: Wanted): Promise<void> {
    const { part } = wanted;
    const fetching = new AbortController();
    this.fetching = fetching;
    try {
      const { fromMs, ...piece } = this.pieceOf(wanted);
      const within = `from=${fromMs}&to=${piece.endMs}&piece=${piece.piece}${this.silent ? '&sound=no' : ''}`;
      const response = await fetch(`${this.mediaPath}${part.file}?${within}`, { signal: fetching.signal });
      const bytes = response.ok ? await response.arrayBuffer() : undefined;
      if (fetching.signal.aborted) return;
      this.fetching = undefined;
      if (bytes === undefined) {
        this.leaveOut(part);
        return;
      }
      this.take({ wanted: { ...wanted, ...piece }, bytes, mimeType: response.headers.get('content-type') ?? '' });
    } catch {
      if (fetching.signal.aborted) return;
      this.fetching = undefined;
      this.leaveOut(part);
    }
  }

  /** How a stretch is asked for; times within the file. */
  private pieceOf({ part, fromMs, toMs, opens }: Wanted): Pick<Piece, 'fromMs' | 'endMs' | 'piece'> {
    const follows = fromMs > part.fromMs && fromMs > this.aim.targetMs ? SLACK_MS : 0;
    const endMs = Math.round(toMs - part.fromMs) + follows + 1;
    const { opening } = this;
    const goesOn = opening?.part.file === part.file && Math.abs(part.fromMs + opening.endMs - fromMs) < PICTURE_MS;
    if (goesOn && opening.endMs < endMs) return { fromMs: opening.endMs, endMs, piece: 'rest' };
    return { fromMs: Math.round(fromMs - part.fromMs) + follows, endMs, piece: opens ? 'opening' : 'groups' };
  }

  private take(fetched: FetchedPiece): void {
    const { wanted, mimeType } = fetched;
    if (!this.source) return;
    if (!MediaSource.isTypeSupported(mimeType)) {
      this.leaveOut(wanted.part);
      return;
    }
    this.known.note(wanted.part, mimeType);
    const source = this.presentSource(this.source);
    // What lies behind a border has been fetched to learn of it; it comes again when the present does.
    if (!source.takes(mimeType)) this.work();
    else if (source.isOpen) this.append(fetched);
    else this.early = fetched;
  }

  private append({ wanted, bytes, mimeType }: FetchedPiece): void {
    this.early = undefined;
    this.appending = wanted;
    if (this.element.seeking || this.element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) this.awaitedSince ??= performance.now();
    this.source?.append({ bytes, mimeType, zeroMs: wanted.part.fromMs, goesOn: wanted.piece === 'rest' });
  }

  private readonly updated = (): void => {
    const wanted = this.appending;
    this.appending = undefined;
    if (wanted && this.source) {
      const buffered = this.source.buffered();
      const isThere = (atMs: number) => buffered.some((stretch) => covers(stretch, atMs));
      const came = isThere(Math.min(wanted.fromMs + 50, (wanted.fromMs + wanted.toMs) / 2));
      // One that ended earlier, where the file did, has no rest: its whole group is fetched again.
      const isWhole = came && wanted.piece === 'opening' && isThere(wanted.part.fromMs + wanted.endMs - ROUNDING_MS);
      this.opening = isWhole ? wanted : undefined;
      if (!came) this.leaveOut(wanted);
    }
    this.work();
  };

  private readonly arrived = (): void => {
    this.awaitedSince = undefined;
    this.work();
  };

  private leaveOut(stretch: PlaybackStretch): void {
    this.barren = [...this.barren, { fromMs: stretch.fromMs, toMs: stretch.toMs }];
    this.awaitedSince = undefined;
    this.onState();
    this.work();
  }

  private readonly noteFrame = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
    this.shownMs = mediaTime * 1000;
    this.element.requestVideoFrameCallback(this.noteFrame);
  };

  private readonly giveUp = (): void => this.become('broken');

  private become(state: FeedState): void {
    this.state = state;
    this.onState();
  }
}
