// Long: the files, the clocks and the end of one attempt are one story, told to one set of listeners.
import type { Instant } from '../session/instant';
import type { CaptureAttempt } from './capture-attempt';
import { anchorOf } from './capture-events';
import type { CaptureEvent } from './capture-events';
import { anchorAfter, anchorBehind, instantAt, segmentName } from './closed-segment';
import type { Anchor, ClosedSegment, GrowingFile } from './closed-segment';
import type { SeenVerdict } from './ffmpeg-verdict';
import type { Halt } from './halt';
import type { LiveFeed } from './live-tail';
import { monotonicMs } from './monotonic';
import { bootId } from './process-identity';
import type { ProofDecoder } from './proof-decoder';
import type { RateMeter } from './rate-meter';
import { picturesAlone } from './pictures-alone';
import { FormatWatch, hasForeignPicture, readPictureSetup } from './picture-setup';
import { healthOf } from './restart-policy';
import { SoundDrift } from './sound-drift';
import type { SegmentContent } from './segment-content';
import type { ListedSegment } from './segment-list';
import { followSegments } from './segment-tail';
import { hasForeignSound } from './sound-policy';
import type { TailFragment } from './segment-tail';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';

const TICK_MS = 100;
/** A tick that comes this late came out of a process that was held up, ms. */
const BLIND_MS = 400;
/** How long the pairing of stream time and clocks is made better: what ffmpeg held back at first comes in a burst. */
const ANCHOR_MS = 3_000;
/** The stream's time leaps by more than this where pictures are missing. */
const HOLE_SECONDS = 1;
/** An ffmpeg that is to be replaced gets this long to end by itself: what it wrote is flushed already. */
const REPLACED_GRACE_MS = 150;
const DRIFT_SECONDS = 3_600;
/** How often ffmpeg's log is looked at once there are pictures; before them at each tick. */
const LOG_LOOK_MS = 1_000;

export interface AttemptWatchParts {
  readonly cameraId: string;
  /** The camera's folder; its name is the first part of a segment's path. */
  readonly folder: string;
  readonly attempt: CaptureAttempt;
  readonly halt: Halt;
  /** Session time. */
  readonly now: () => Date;
  readonly meter: RateMeter;
  readonly live: LiveFeed;
  readonly decoder: ProofDecoder;
  /** What the journal holds; it grows while the attempt runs. */
  readonly earlier: readonly CaptureEvent[];
  readonly listed: () => Promise<readonly ListedSegment[]>;
  readonly remember: (event: CaptureEvent) => Promise<void>;
  readonly onSegment: (segment: ClosedSegment) => void;
  /** No picture for too long, or ffmpeg is gone; the instant is that of the last one, or of the start. */
  readonly onSilent: (since: Instant, why: 'stalled' | 'killed') => void;
  readonly onPicture: () => void;
  readonly onNotDurable: () => void;
  /** Whether the attempt is ended when the camera sends another format. */
  readonly endsOnChange: boolean;
}

/** What became of an attempt. */
export interface AttemptEnding {
  /** It had failed before anybody ended it in order: no picture came any more, or ffmpeg was gone. */
  readonly failed: 'stalled' | 'gone' | undefined;
  readonly hadFrames: boolean;
  readonly seen: SeenVerdict | undefined;
  readonly ranMs: number;
}

/** Watches one attempt: its files, its pictures, its end. */
export class AttemptWatch {
  private readonly startedMs = monotonicMs();
  private readonly startedAt: Instant;
  private readonly number: number;
  /** Of this attempt, by the names of their files: what the journal had when the watch began. */
  private readonly known: ReadonlyMap<string, ClosedSegment>;
  private firstIndex = 0;
  private anchor: Anchor | undefined;
  private anchorSince: number | undefined;
  private anchorFixed = false;
  /** Monotonic ms of stream time 0 by the earliest picture of this file; undefined for what was read after it was written. */
  private earliestZeroMs: number | undefined;
  private lastPictureMs: number | undefined;
  private lastPictureSeconds: number | undefined;
  private readonly drift = new SoundDrift();
  private lastKeyMs: number | undefined;
  private longestGroupMs = 0;
  private segmentStart = 0;
  private growingIndex: number | undefined;
  private ordinal: number;
  private stalled = false;
  private silent = false;
  private saidGone = false;
  private tickedMs = monotonicMs();
  private judgesFromMs = 0;
  private lookedMs = 0;
  private seen: AttemptEnding['seen'];
  private format: FormatWatch | undefined;
  private wasSeenRunning = false;
  private stopping: Promise<void> | undefined;

  constructor(private readonly parts: AttemptWatchParts) {
    this.number = parts.attempt.record.attempt;
    this.startedAt = parts.now().toISOString();
    this.ordinal = parts.earlier.filter((event) => event.kind === 'segment').length;
    const own = parts.earlier.flatMap((event) =>
      event.kind === 'segment' && event.segment.attempt === this.number ? [event.segment] : [],
    );
    this.known = new Map(own.map((segment) => [path.basename(segment.file), segment]));
    // A line that the disk refused is a file between others that nobody knows: from it on all are read again, and it is told alone.
    while (this.known.has(segmentName(this.number, this.firstIndex))) this.firstIndex += 1;
    const last = this.known.get(segmentName(this.number, this.firstIndex - 1));
    this.anchor = last ? anchorBehind(last) : anchorOf(parts.earlier, this.number);
    this.anchorFixed = this.anchor !== undefined;
    if (last) this.lastPictureSeconds = last.endSeconds;
    this.segmentStart = last?.endSeconds ?? 0;
  }

  get hasPictures(): boolean {
    return this.lastPictureMs !== undefined;
  }

  /** Longest distance of key frames, ms; two seconds while it isn't known. */
  get groupMs(): number {
    return this.longestGroupMs === 0 ? 2_000 : this.longestGroupMs;
  }

  get lastPictureAt(): Instant | undefined {
    return this.anchor && this.lastPictureSeconds !== undefined ? instantAt(this.anchor, this.lastPictureSeconds) : undefined;
  }

  /** The file that is being written, with the instant of its first picture. */
  get growing(): Pick<GrowingFile, 'file' | 'startedAt'> | undefined {
    const { anchor, growingIndex } = this;
    if (!anchor || growingIndex === undefined) return undefined;
    const file = `${path.basename(this.parts.folder)}/${segmentName(this.number, growingIndex)}`;
    return { file, startedAt: instantAt(anchor, this.segmentStart) };
  }

  /** Resolves when ffmpeg is gone and all that it wrote is closed and reported; at once when we leave. */
  async run(adopted: boolean): Promise<AttemptEnding> {
    const { attempt, halt, folder } = this.parts;
    const { firstIndex } = this;
    const ticking = setInterval(() => this.tick(), TICK_MS);
    try {
      await followSegments({
        folder,
        attempt: this.number,
        firstIndex,
        ended: () => !attempt.running,
        left: () => halt.leaving,
        // The pairing of the clocks needs each picture when it comes.
        watched: () => this.parts.live.isWatched || !this.anchorFixed,
        onInit: (init, isLive) => {
          const { bytes, facts } = init;
          const setup = readPictureSetup(bytes);
          this.format ??= setup && new FormatWatch(setup);
          if (!isLive) return;
          if (hasForeignSound(facts) || hasForeignPicture(facts)) this.replace('codec-unsupported');
          if (hasForeignPicture(facts)) return;
          const shown = picturesAlone(init);
          this.parts.live.init(shown.facts.mimeType, shown.bytes);
          this.parts.decoder.begin({ bytes, facts });
        },
        onFragment: (fragment, content, isLive) => this.take(fragment, content, isLive, adopted),
        onBytes: (bytes) => this.parts.meter.add(monotonicMs(), bytes, 0),
        onClosed: (content, durable) => this.close(content, durable),
        onTorn: (file, bytes) => void this.parts.remember({ kind: 'torn', file: `${path.basename(this.parts.folder)}/${file}`, bytes }),
        onNotDurable: () => this.parts.onNotDurable(),
      });
    } finally {
      clearInterval(ticking);
    }
    await this.stopping;
    if (!halt.leaving) this.noteDrift(1);
    return {
      failed: this.saidGone ? 'gone' : this.stalled || this.silent ? 'stalled' : undefined,
      hadFrames: this.lastPictureSeconds !== undefined,
      seen: this.seen,
      ranMs: monotonicMs() - this.startedMs,
    };
  }

  private take(fragment: TailFragment, content: SegmentContent, isLive: boolean, adopted: boolean): void {
    const nowMs = monotonicMs();
    this.growingIndex = content.index;
    if (fragment.isVideo && this.format?.changes(fragment.bytes) === true && isLive && this.parts.endsOnChange)
      this.replace('format-changed');
    // What comes after that can't be decoded by this file's header: it is no picture and no proof.
    if (this.seen) return;
    // Where the disk refuses it, it is tried again at the end.
    if (this.lastPictureMs === undefined) this.parts.attempt.forgetAddress().catch(() => undefined);
    const seconds = this.segmentStart + content.seconds;
    // Sound before the pictures, or without any, opens nothing: the gap goes on.
    if (fragment.leads && (!adopted || !this.anchorFixed)) this.improveAnchor(seconds, nowMs);
    if (isLive) {
      const zeroMs = nowMs - seconds * 1000;
      this.earliestZeroMs = Math.min(this.earliestZeroMs ?? zeroMs, zeroMs);
      this.parts.decoder.feed(fragment, nowMs);
      if (fragment.leads) this.parts.live.media(fragment.bytes, fragment.facts.isKey);
    }
    if (!fragment.isVideo) {
      const sound = fragment.init.tracks.find(({ id }) => id === fragment.facts.trackId);
      if (sound) this.drift.add(fragment.facts.decodeTime, fragment.facts.samples, sound.timescale);
    }
    if (!fragment.leads) return;
    if (fragment.isVideo) this.parts.meter.add(nowMs, 0, fragment.facts.samples);
    this.noteHole(this.segmentStart + content.newestSeconds);
    this.lastPictureSeconds = seconds;
    this.lastPictureMs = nowMs;
    if (fragment.facts.isKey) {
      if (this.lastKeyMs !== undefined) this.longestGroupMs = Math.max(Math.min(10_000, nowMs - this.lastKeyMs), this.longestGroupMs * 0.9);
      this.lastKeyMs = nowMs;
    }
    // What is read after its end, or written because we end it, came before: no return of the camera.
    if (isLive && !this.saidGone && !this.stopping) {
      this.silent = false;
      this.parts.onPicture();
    }
  }

  /** The next attempt does better: ends this one, for a reason that the recorded bytes themselves show. */
  private replace(seen: NonNullable<AttemptEnding['seen']>): void {
    if (this.stopping || !this.parts.attempt.running) return;
    this.seen = seen;
    this.stopping = this.parts.attempt.stop(REPLACED_GRACE_MS);
  }

  private noteHole(newestSeconds: number): void {
    const { anchor, lastPictureSeconds } = this;
    if (!anchor || lastPictureSeconds === undefined || newestSeconds - lastPictureSeconds < HOLE_SECONDS) return;
    this.drift.spoil();
    void this.parts.remember({ kind: 'hole', from: instantAt(anchor, lastPictureSeconds), to: instantAt(anchor, newestSeconds) });
  }

  /** Delays only ever make a picture late: the earliest pairing is the true one. */
  private improveAnchor(seconds: number, nowMs: number): void {
    if (this.anchorFixed) return;
    const isFirst = this.anchor === undefined;
    const zeroMs = nowMs - seconds * 1000;
    if (!this.anchor || zeroMs < this.anchor.monotonicMs) {
      const wall = new Date(this.parts.now().getTime() - Math.round(seconds * 1000)).toISOString();
      this.anchor = { wall, monotonicMs: zeroMs, bootId: bootId() };
    }
    this.anchorSince ??= nowMs;
    if (isFirst) void this.parts.remember({ kind: 'opened', attempt: this.number, anchor: this.anchor });
    if (nowMs - this.anchorSince >= ANCHOR_MS) this.fixAnchor();
  }

  private fixAnchor(): void {
    if (this.anchorFixed || !this.anchor) return;
    this.anchorFixed = true;
    void this.parts.remember({ kind: 'opened', attempt: this.number, anchor: this.anchor });
  }

  private async close(content: SegmentContent, wasDurable: boolean): Promise<void> {
    const { cameraId, folder } = this.parts;
    const name = segmentName(this.number, content.index);
    this.growingIndex = undefined;
    const known = this.known.get(name);
    if (known) {
      this.segmentStart = known.endSeconds;
      return;
    }
    if (content.isHeadOnly) {
      // ffmpeg made the file and was gone before anything came: it says how pictures and sound would be read, and holds none. All else is kept.
      await rm(path.join(folder, name), { force: true });
      return;
    }
    this.fixAnchor();
    const anchor = this.anchor ?? { wall: this.startedAt, monotonicMs: this.startedMs, bootId: bootId() };
    const listed = (await this.parts.listed()).find(({ file }) => file === name);
    const isReadable = content.fragments > 0;
    // What can't be read has no length that is known. It lies where it ended: the pre-roll rule must not take it for older than it is.
    const startSeconds = isReadable
      ? (listed?.startSeconds ?? this.segmentStart)
      : (listed?.endSeconds ?? (await this.writtenSeconds(name, anchor)));
    const endSeconds = isReadable ? (listed?.endSeconds ?? startSeconds + content.seconds) : startSeconds;
    // A leap exactly between two files shows in no file: only ffmpeg's list tells that the second doesn't begin where the first ends.
    if (isReadable && content.index > 0 && startSeconds - this.segmentStart >= HOLE_SECONDS)
      await this.parts.remember({ kind: 'hole', from: instantAt(anchor, this.segmentStart), to: instantAt(anchor, startSeconds) });
    this.segmentStart = endSeconds;
    this.drift.endFile(endSeconds - startSeconds);
    this.noteDrift(DRIFT_SECONDS);
    const after = anchorAfter(anchor, { startSeconds, endSeconds }, this.pairing());
    if (isReadable) this.anchor = after;
    this.earliestZeroMs = undefined;
    const durable = wasDurable && (await syncs(folder));
    if (wasDurable && !durable) this.parts.onNotDurable();
    this.ordinal += 1;
    const segment: ClosedSegment = {
      cameraId,
      attempt: this.number,
      ordinal: this.ordinal,
      file: `${path.basename(folder)}/${name}`,
      bytes: content.bytes,
      startedAt: instantAt(anchor, startSeconds),
      endedAt: instantAt(after, endSeconds),
      startSeconds,
      endSeconds,
      durationMs: Math.round((endSeconds - startSeconds) * 1000),
      frames: content.frames,
      monotonicMs: Math.max(0, Math.round(anchor.monotonicMs + startSeconds * 1000)),
      bootId: anchor.bootId,
      durable,
    };
    await this.parts.remember({ kind: 'segment', segment });
    this.parts.onSegment(segment);
  }

  /** When a file was written to last, in the attempt's stream time. */
  private async writtenSeconds(name: string, { wall }: Anchor): Promise<number> {
    const { mtimeMs } = await stat(path.join(this.parts.folder, name));
    const sessionMs = mtimeMs + this.parts.now().getTime() - Date.now();
    return (sessionMs - Date.parse(wall)) / 1000;
  }

  private noteDrift(everySeconds: number): void {
    const drift = this.drift.take(everySeconds);
    if (drift) void this.parts.remember({ kind: 'drift', attempt: this.number, at: this.parts.now().toISOString(), ...drift });
  }

  /** Stream time 0 on both clocks as this file's pictures came in. */
  private pairing(): { readonly wallMs: number; readonly monotonicMs: number } | undefined {
    if (this.earliestZeroMs === undefined) return undefined;
    return { wallMs: this.parts.now().getTime() - (monotonicMs() - this.earliestZeroMs), monotonicMs: this.earliestZeroMs };
  }

  private tick(): void {
    const { attempt, halt } = this.parts;
    if (halt.requested) {
      if (!halt.leaving) this.stopping ??= attempt.stop();
      return;
    }
    this.wasSeenRunning ||= attempt.running;
    const nowMs = monotonicMs();
    if (!this.hasPictures || nowMs - this.lookedMs >= LOG_LOOK_MS) {
      this.lookedMs = nowMs;
      void attempt.log.look().then((why) => why && this.replace(why));
    }
    // While this process was held up it saw nothing: what it missed is read before it judges again.
    if (nowMs - this.tickedMs > BLIND_MS) this.judgesFromMs = nowMs + BLIND_MS;
    this.tickedMs = nowMs;
    if (nowMs < this.judgesFromMs) return;
    const sinceMs = this.lastPictureMs === undefined ? undefined : nowMs - this.lastPictureMs;
    const health = healthOf(nowMs - this.startedMs, sinceMs, sinceMs !== undefined && sinceMs > 1_000 && attempt.hung);
    if ((health === 'silent' || health === 'dead') && !this.silent && attempt.running) {
      this.silent = true;
      this.parts.onSilent(this.lastPictureAt ?? this.startedAt, 'stalled');
    }
    // Said before its last file is made durable: a slow disk must not hold up an alarm.
    if (this.wasSeenRunning && this.hasPictures && !this.silent && !this.stopping && !attempt.running) {
      this.silent = true;
      this.saidGone = true;
      this.parts.onSilent(this.lastPictureAt ?? this.startedAt, 'killed');
    }
    if (health === 'dead' && !this.stopping && attempt.running) {
      this.stalled = true;
      this.stopping = attempt.stop(REPLACED_GRACE_MS);
    }
  }
}

async function syncs(folder: string): Promise<boolean> {
  return syncFolder(folder).then(
    () => true,
    () => false,
  );
}
