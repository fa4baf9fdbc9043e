import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { CaptureAttempt } from './capture-attempt';
import type { ClosedSegment } from './closed-segment';
import { verdictOf, type CaptureVerdict } from './ffmpeg-verdict';
import type { Mp4Piece } from './fragment-reader';
import { LiveFanOut } from './live-tail';
import { ProofDecoder } from './proof-decoder';
import { proofOf, type CameraProof, type CaptureGap } from './recording-proof';
import type { RecordingSource } from './recording-source';
import { restartDelay } from './restart-policy';
import { SegmentTail, type FinishedFile } from './segment-tail';

export interface CameraRecorderOptions {
  readonly cameraId: string;
  /** The session's folder. */
  readonly folder: string;
  readonly source: () => Promise<RecordingSource>;
  readonly segmentSeconds: number;
  readonly now: () => Date;
  readonly onClosed: (segment: ClosedSegment) => void;
  readonly onAlarm: (kind: 'failing' | 'recovered', verdict: CaptureVerdict) => void;
}

const watchEveryMs = 200;
/** A stalled attempt is given up after so long; a camera that is back is waiting for the next one. */
const giveUpAfterMs = 4_000;
const startGiveUpMs = 10_000;
const politeMs = 10_000;

/** Keeps one camera recording: watches what is written, gives up an attempt that stalls, begins the next, and records the gap. */
export class CameraRecorder {
  readonly live = new LiveFanOut();
  readonly segments: ClosedSegment[] = [];
  private readonly recordedGaps: { cameraId: string; from: string; to?: string; cause: CaptureVerdict }[] = [];
  private readonly decoder: ProofDecoder;
  private readonly cameraFolder: string;
  private attempt: { readonly run: CaptureAttempt; readonly tail: SegmentTail; readonly startedMs: number; stalled: boolean } | undefined;
  private attemptNumber = 0;
  private failures = 0;
  private audio: 'copy' | 'aac' = 'copy';
  private verdict: CaptureVerdict | undefined;
  private wantedSinceMs = 0;
  private lastBytesMs: number | undefined;
  private lastFrameMs: number | undefined;
  private totalBytes = 0;
  private frames = 0;
  private history: { atMs: number; totalBytes: number; frames: number }[] = [];
  private state: 'idle' | 'running' | 'stopping' = 'idle';
  private alarmed = false;
  private nextStartMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private watching: Promise<void> = Promise.resolve();

  constructor(private readonly options: CameraRecorderOptions) {
    this.decoder = new ProofDecoder(() => this.nowMs());
    this.cameraFolder = path.join(options.folder, options.cameraId);
  }

  /** Reports what earlier attempts left, adopts the one that still runs, or begins the next. */
  async start(): Promise<void> {
    await mkdir(this.cameraFolder, { recursive: true });
    this.wantedSinceMs = this.nowMs();
    for (const number of await this.earlierAttempts()) {
      this.attemptNumber = number;
      const run = await CaptureAttempt.find({ folder: this.cameraFolder, number });
      if (!run) continue;
      this.follow(run);
      if (!run.alive) await this.finishAttempt();
    }
    this.state = 'running';
    this.timer = setInterval(() => {
      this.watching = this.watching.then(() => this.watch()).catch(() => undefined);
    }, watchEveryMs);
    if (!this.attempt) await this.begin();
  }

  proof(): CameraProof {
    const nowMs = this.nowMs();
    const before = this.history.find((past) => nowMs - past.atMs <= 1_100);
    return proofOf({
      cameraId: this.options.cameraId,
      nowMs,
      running: this.state === 'running',
      attempt: this.attemptNumber,
      wantedSinceMs: this.wantedSinceMs,
      lastBytesMs: this.lastBytesMs,
      totalBytes: this.totalBytes,
      frames: this.frames,
      before,
      decoded: this.decoder.state(),
      verdict: this.verdict,
    });
  }

  gaps(): readonly CaptureGap[] {
    return this.recordedGaps;
  }

  /** Ends politely: ffmpeg closes its file, which is then reported. */
  async stop(): Promise<void> {
    this.state = 'stopping';
    clearInterval(this.timer);
    await this.watching;
    const { attempt } = this;
    if (attempt) {
      await endPolitely(attempt.run);
      await this.finishAttempt();
    }
    this.decoder.end();
    this.state = 'idle';
  }

  /** Leaves ffmpeg alone to go on. */
  async detach(): Promise<void> {
    this.state = 'idle';
    clearInterval(this.timer);
    await this.watching;
    await this.attempt?.tail.leave();
    this.attempt = undefined;
    this.decoder.reset();
  }

  async discard(segment: ClosedSegment): Promise<void> {
    await rm(path.join(this.options.folder, segment.file), { force: true });
    this.segments.splice(this.segments.indexOf(segment), 1);
  }

  private async watch(): Promise<void> {
    if (this.state !== 'running') return;
    const nowMs = this.nowMs();
    this.history = [...this.history.filter((past) => nowMs - past.atMs < 3_000), { atMs: nowMs, totalBytes: this.totalBytes, frames: this.frames }];
    this.tellAlarm();
    const { attempt } = this;
    if (!attempt) {
      if (nowMs >= this.nextStartMs) await this.begin();
      return;
    }
    const waitingMs = nowMs - Math.max(attempt.startedMs, this.lastBytesMs ?? 0);
    const limit = this.lastBytesMs !== undefined && this.lastBytesMs > attempt.startedMs ? giveUpAfterMs : startGiveUpMs;
    if (attempt.run.alive && waitingMs > limit) {
      attempt.stalled = true;
      attempt.run.signal('SIGKILL');
    }
    if (!attempt.run.alive) await this.finishAttempt();
  }

  private async begin(): Promise<void> {
    this.attemptNumber += 1;
    const place = { folder: this.cameraFolder, number: this.attemptNumber };
    try {
      this.follow(await CaptureAttempt.start(place, await this.options.source(), this.options.segmentSeconds, this.audio));
    } catch (problem) {
      this.failed(verdictOfProblem(problem));
    }
  }

  private follow(run: CaptureAttempt): void {
    this.decoder.reset();
    const tail = new SegmentTail(run.place, {
      onBytes: (count) => {
        this.totalBytes += count;
        this.lastBytesMs = this.nowMs();
      },
      onPiece: (piece, live) => this.take(run, piece, live),
      onFinished: (file) => this.close(run, file),
      onProblem: () => {
        this.verdict = 'unknown';
      },
    });
    this.attempt = { run, tail, startedMs: this.nowMs(), stalled: false };
  }

  private take(run: CaptureAttempt, piece: Mp4Piece, live: boolean): void {
    if (live) {
      this.live.push(piece);
      this.decoder.push(piece);
    }
    if (piece.kind === 'init' || piece.videoFrames === 0) return;
    const nowMs = this.nowMs();
    this.frames += piece.videoFrames;
    this.lastFrameMs = nowMs;
    if (!run.anchor) {
      void run.begun({ wallMs: nowMs - piece.videoSeconds * 1000, monotonicMs: Math.round(performance.now()) });
      this.failures = 0;
      this.verdict = undefined;
      const open = this.recordedGaps.find((gap) => gap.to === undefined);
      if (open) open.to = new Date(nowMs).toISOString();
    }
  }

  private close(run: CaptureAttempt, file: FinishedFile): void {
    // A file without a frame (the camera went away before its first picture) proves nothing, but it stays on the disk and in the chain.
    const anchorMs = run.anchor?.wallMs ?? this.nowMs() - file.endSeconds * 1000;
    const at = (seconds: number) => new Date(Math.round(anchorMs + seconds * 1000)).toISOString();
    const segment: ClosedSegment = {
      cameraId: this.options.cameraId,
      attempt: run.place.number,
      file: `${this.options.cameraId}/${file.file}`,
      bytes: file.bytes,
      startedAt: at(file.startSeconds),
      endedAt: at(file.endSeconds),
      startSeconds: file.startSeconds,
      endSeconds: file.endSeconds,
      durationMs: Math.round((file.endSeconds - file.startSeconds) * 1000),
      frames: file.frames,
    };
    this.segments.push(segment);
    this.options.onClosed(segment);
  }

  private async finishAttempt(): Promise<void> {
    const { attempt } = this;
    if (!attempt) return;
    this.attempt = undefined;
    this.decoder.reset();
    await attempt.tail.finish();
    await attempt.run.forgetPassword();
    const words = await attempt.run.lastWords();
    const signal = this.state === 'stopping' ? 'by-us' : 'none';
    if (this.state === 'stopping') return;
    const verdict = verdictOf(words, { signal, stalled: attempt.stalled });
    // Sound that MP4 can't hold is made AAC from the next attempt on; pictures never pass an encoder.
    if (verdict === 'codec-unsupported') this.audio = 'aac';
    if (this.lastFrameMs !== undefined && !this.recordedGaps.some((gap) => gap.to === undefined)) {
      this.recordedGaps.push({ cameraId: this.options.cameraId, from: this.lastFrameAt(attempt.run), cause: verdict });
    }
    this.failed(verdict);
  }

  /** The last picture of an attempt: the end of its last file, or now for one that we followed. */
  private lastFrameAt(run: CaptureAttempt): string {
    const last = this.segments.filter((segment) => segment.attempt === run.place.number).at(-1);
    return last?.endedAt ?? new Date(this.lastFrameMs ?? this.nowMs()).toISOString();
  }

  private failed(verdict: CaptureVerdict): void {
    this.verdict = verdict;
    this.nextStartMs = this.nowMs() + restartDelay(verdict, this.failures);
    this.failures += 1;
  }

  private tellAlarm(): void {
    const failing = this.proof().state === 'failing';
    if (failing === this.alarmed) return;
    this.alarmed = failing;
    this.options.onAlarm(failing ? 'failing' : 'recovered', this.verdict ?? 'stalled');
  }

  private async earlierAttempts(): Promise<readonly number[]> {
    const names = await readdir(this.cameraFolder);
    const numbers = names.map((name) => Number(/^a(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN));
    return numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  }

  private nowMs(): number {
    return this.options.now().getTime();
  }
}

async function endPolitely(run: CaptureAttempt): Promise<void> {
  for (const [name, waitMs] of [['SIGINT', politeMs], ['SIGTERM', 2_000], ['SIGKILL', 2_000]] as const) {
    run.signal(name);
    const deadline = performance.now() + waitMs;
    while (run.alive && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    if (!run.alive) return;
  }
}

/** A camera that could not be asked: its own code says why. */
function verdictOfProblem(problem: unknown): CaptureVerdict {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  if (code.endsWith('wrong-password')) return 'wrong-password';
  if (code.endsWith('no-media-profile')) return 'no-stream';
  if (code === 'ENOSPC') return 'no-space';
  return code.startsWith('camera.') ? 'unreachable' : 'unknown';
}
