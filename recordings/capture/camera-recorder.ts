// Long: what a supervisor answers (proof, segments, gaps) and what it does (attempts, faults) share one state.
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';
import type { Instant } from '../session/instant';
import type { WithheldTrack } from '../session/withheld';
import { Approach } from './approach';
import { nextAttemptNumber, unclosedAttempts } from './attempt-numbers';
import { AttemptWatch } from './attempt-watch';
import { CameraAddress } from './camera-address';
import { CaptureAttempt } from './capture-attempt';
import { gapsOf, segmentsOf } from './capture-events';
import type { CaptureEvent } from './capture-events';
import { clearLeftovers } from './capture-leftovers';
import { CaptureJournal } from './capture-journal';
import type { ChildRegistry } from './child-registry';
import { attemptName } from './closed-segment';
import type { ClosedSegment, Discard, GrowingFile } from './closed-segment';
import { Discarding } from './discarding';
import { isFull } from './disk-space';
import { verdictOf, verdictOfSourceError } from './ffmpeg-verdict';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import { Halt } from './halt';
import { LiveFeed } from './live-tail';
import { monotonicMs } from './monotonic';
import { ProofDecoder } from './proof-decoder';
import { RateMeter } from './rate-meter';
import { recordedTracks, saysNoSound } from './recorded-tracks';
import type { RecordedTracks } from './recorded-tracks';
import { proofOf } from './recording-proof';
import type { CameraProof, CaptureGap } from './recording-proof';
import type { RecordingSource } from './recording-source';
import { KNOCK_PAUSE_MS, restartDelay } from './restart-policy';
import { readSegmentList } from './segment-list';

/** More than a knock takes: it only cuts short what hangs. */
const KNOCK_LIMIT_MS = 5_000;

export interface CameraRecorderOptions {
  readonly id: string;
  /** A microphone has sound and no pictures. */
  readonly kind?: 'microphone' | undefined;
  /** The session's folder. */
  readonly folder: string;
  readonly source: () => Promise<RecordingSource>;
  readonly segmentSeconds: number;
  readonly now: () => Date;
  readonly children: ChildRegistry;
  readonly onSegment: (segment: ClosedSegment) => void;
  readonly onAlarm: (alarm: CaptureAlarm) => void;
}

export interface CaptureAlarm {
  readonly cameraId: string;
  readonly kind: 'failing' | 'recovered' | 'not-durable';
  readonly verdict: FfmpegVerdict;
  readonly at: Instant;
}

interface Fault {
  readonly verdict: FfmpegVerdict;
  readonly since: Instant;
}

/** Supervises one camera or microphone: outlives faults, takes over what an earlier kiosk process left, and begins the next attempt. */
export class CameraRecorder {
  readonly live = new LiveFeed();
  private readonly folder: string;
  private readonly meter = new RateMeter();
  private readonly decoder: ProofDecoder;
  private journal: CaptureJournal | undefined;
  private watch: AttemptWatch | undefined;
  private attempt = 0;
  private fault: Fault | undefined;
  private failures = 0;
  private durable = true;
  private readonly approach = new Approach();
  private readonly address: CameraAddress;
  private tracks: RecordedTracks | 'nothing';
  private halt = new Halt();
  private readonly discarding: Discarding;
  private running: Promise<void> | undefined;

  constructor(private readonly options: CameraRecorderOptions) {
    this.folder = path.join(options.folder, options.id);
    this.tracks = recordedTracks(options.kind, undefined);
    this.discarding = new Discarding(options.folder);
    this.address = new CameraAddress(options.source);
    this.decoder = new ProofDecoder(options.children, `${options.id} proof`);
  }

  /** Resolves when what lay on the disk is known and the recording is under way; the camera may still be starting. */
  async start(withheld?: WithheldTrack): Promise<void> {
    if (this.running) return;
    this.tracks = recordedTracks(this.options.kind, withheld);
    const left = await this.takeOver();
    // What an earlier process began writes on as it was begun; what died is closed as what it was.
    const isOther = left?.running === true && left.record.tracks !== this.tracks;
    if (this.tracks === 'nothing' || isOther) await this.end(left);
    if (this.tracks === 'nothing') return;
    this.supervised(isOther ? undefined : left);
  }

  /** While it is started: what is recorded from now on. Between the two attempts a camera takes a moment to its next picture. */
  async withhold(what: WithheldTrack | undefined): Promise<void> {
    if (recordedTracks(this.options.kind, what) === this.tracks) return;
    await this.stop();
    await this.start(what);
  }

  /** Closes, tells and ends what an earlier process left; nothing is begun. */
  async endLeft(): Promise<void> {
    await this.end(await this.takeOver());
  }

  /** Ends the recording; resolves when the last segment is closed, durable and reported. */
  async stop(): Promise<void> {
    await this.finish('stop');
    this.fault = undefined;
  }

  /** The kiosk leaves; ffmpeg goes on recording. */
  async detach(): Promise<void> {
    await this.finish('leave');
  }

  proof(): CameraProof {
    const now = { wall: this.options.now(), monotonicMs: monotonicMs() };
    return proofOf({
      cameraId: this.options.id,
      kind: this.options.kind,
      byItsSound: this.tracks === 'sound',
      now,
      state: this.state(),
      rates: this.meter.rates(now.monotonicMs),
      totalBytes: this.meter.totalBytes,
      frames: this.meter.frames,
      sinceBytesMs: this.meter.sinceBytesMs(now.monotonicMs),
      groupMs: this.watch?.groupMs ?? 2_000,
      picture: this.decoder.picture,
      sound: this.decoder.sound,
      attempt: this.attempt,
      durable: this.durable,
      fault: this.fault,
    });
  }

  closedSegments(): readonly ClosedSegment[] {
    return segmentsOf(this.events);
  }

  growing(): GrowingFile | undefined {
    const growing = this.watch?.growing;
    return growing && { cameraId: this.options.id, ...growing };
  }

  gaps(): readonly CaptureGap[] {
    const gaps = gapsOf(this.options.id, this.events);
    const isOpen = gaps.at(-1)?.to === undefined && gaps.length > 0;
    // An attempt that is silent has not ended yet, but nothing is recorded.
    return this.fault && !isOpen && this.running
      ? [...gaps, { cameraId: this.options.id, from: this.fault.since, reason: this.fault.verdict }]
      : gaps;
  }

  /** Removes closed segments that end before `at`. */
  async discardBefore(at: Instant): Promise<Discard> {
    return this.journal ? this.discarding.before(at, this.journal) : { gone: [], problems: [] };
  }

  private get events(): readonly CaptureEvent[] {
    return this.journal?.events ?? [];
  }

  private state(): CameraProof['state'] {
    if (!this.running || this.tracks === 'nothing') return 'off';
    if (this.fault) return 'failing';
    return this.watch?.hasPictures === true ? 'recording' : 'starting';
  }

  /** Makes known what lies on the disk; the attempt that an earlier process began, running or not. */
  private async takeOver(): Promise<CaptureAttempt | undefined> {
    this.halt = new Halt();
    this.durable = true;
    await mkdir(this.folder, { recursive: true });
    await syncFolder(this.options.folder);
    this.journal ??= await this.openJournal();
    const left = await CaptureAttempt.left(this.folder);
    // Nothing of this may keep a recording from its start.
    await clearLeftovers(this.folder, left?.record).catch(() => undefined);
    return left;
  }

  private async end(left: CaptureAttempt | undefined): Promise<void> {
    this.halt.request('stop');
    this.supervised(left);
    await this.stop();
    this.halt = new Halt();
  }

  private supervised(left: CaptureAttempt | undefined): void {
    this.running = this.supervise(left);
    this.running.catch(() => undefined);
  }

  private async openJournal(): Promise<CaptureJournal> {
    const journal = await CaptureJournal.open(this.folder);
    await this.discarding.resume(journal);
    for (const segment of segmentsOf(journal.events)) {
      this.meter.totalBytes += segment.bytes;
      this.meter.frames += segment.frames;
      this.options.onSegment(segment);
    }
    return journal;
  }

  private async supervise(left: CaptureAttempt | undefined): Promise<void> {
    const { halt } = this;
    await this.guarded(async () => {
      for (const past of await this.pastAttempts(left?.record.attempt)) await this.follow(past, true);
      return 0;
    });
    if (left) await this.guarded(() => this.follow(left, true));
    while (!halt.requested && this.tracks !== 'nothing') await halt.pause(await this.guarded(() => this.tryOnce()));
  }

  /** Nothing that goes wrong in `act` ends the supervision; the pause before the next attempt, ms. */
  private async guarded(act: () => Promise<number>): Promise<number> {
    try {
      return await act();
    } catch (error) {
      return this.failed({ verdict: verdictOfSourceError(error), hadFrames: false, attempted: false });
    }
  }

  /** One attempt from its start to its end; the pause before the next, ms. */
  private async tryOnce(): Promise<number> {
    // An ffmpeg that hangs in its connection would sleep through the camera's return.
    const away = this.fault && (await this.halt.orAfter(KNOCK_LIMIT_MS, this.address.away()));
    if (away) {
      this.alarm(away, this.options.now().toISOString());
      return KNOCK_PAUSE_MS;
    }
    const askedAt = this.options.now().toISOString();
    const source = await this.address.current(this.failures, this.halt, () => this.alarm('unreachable', askedAt));
    this.attempt = nextAttemptNumber(await readdir(this.folder), this.events);
    const { address, ...how } = this.approach.next(source);
    const { tracks } = this;
    if (this.halt.requested || tracks === 'nothing') return 0;
    const plan = { ...how, attempt: this.attempt, segmentSeconds: this.options.segmentSeconds, tracks };
    const attempt = await CaptureAttempt.start(
      this.folder,
      plan,
      address,
      this.options.children,
      `${this.options.id} ${attemptName(plan.attempt)}`,
    );
    return this.follow(attempt, false);
  }

  private async pastAttempts(left: number | undefined): Promise<readonly CaptureAttempt[]> {
    const numbers = unclosedAttempts(await readdir(this.folder), this.events).filter((attempt) => attempt !== left);
    return numbers.map((attempt) =>
      CaptureAttempt.past(this.folder, { attempt, segmentSeconds: this.options.segmentSeconds, audio: 'copy', tracks: 'both' }),
    );
  }

  private async follow(attempt: CaptureAttempt, adopted: boolean): Promise<number> {
    const { attempt: number } = attempt.record;
    this.attempt = number;
    this.approach.adopt(attempt.record);
    this.decoder.forget();
    const watch = new AttemptWatch({
      cameraId: this.options.id,
      folder: this.folder,
      attempt,
      halt: this.halt,
      now: this.options.now,
      meter: this.meter,
      // Sound alone is no picture that a page could show.
      live: this.tracks === 'sound' && this.options.kind === undefined ? new LiveFeed() : this.live,
      decoder: this.decoder,
      earlier: this.events,
      listed: async () => readSegmentList(await readFile(path.join(this.folder, `${attemptName(number)}.csv`), 'utf8').catch(() => '')),
      remember: (event) => this.remember(event),
      onSegment: this.options.onSegment,
      onSilent: (since, why) => this.alarm(why, since),
      onPicture: () => this.recovered(),
      onNotDurable: () => this.refused('unknown'),
      endsOnChange: this.approach.endsOnChange,
    });
    this.watch = watch;
    // A file that can't be read must not leave an ffmpeg that nobody watches.
    const ending = await watch.run(adopted).catch(async () => {
      await attempt.stop();
      return { failed: undefined, hadFrames: watch.hasPictures, seen: undefined, ranMs: 0 };
    });
    const { failed, hadFrames, ranMs } = ending;
    this.live.clear();
    if (this.halt.leaving) return 0;
    // What the disk refuses to take away is taken away at the next start; when the last picture came must be known now.
    const { stderr } = await attempt.close().catch(() => ({ stderr: '' }));
    if (attempt.isPast && this.events.some((event) => event.kind === 'opened' && event.attempt > number)) return 0;
    // Of a camera without sound nothing is left while its pictures are withheld: it stands still, which is no fault.
    if (this.tracks === 'sound' && this.options.kind === undefined && saysNoSound(stderr)) {
      this.tracks = 'nothing';
      return 0;
    }
    const asked = this.halt.requested && failed === undefined;
    const diskFull = !attempt.isPast && (await isFull(this.folder));
    const verdict = verdictOf({ ...ending, stalled: failed === 'stalled', stderr, diskFull });
    return this.failed({ verdict, hadFrames, ranMs, lastPictureAt: watch.lastPictureAt, asked });
  }

  private async failed(ending: {
    readonly verdict: FfmpegVerdict;
    readonly hadFrames: boolean;
    readonly ranMs?: number;
    readonly lastPictureAt?: Instant | undefined;
    readonly asked?: boolean;
    /** False where no attempt was begun: nothing is learned of how to go about the next one. */
    readonly attempted?: boolean;
  }): Promise<number> {
    const { verdict, hadFrames, ranMs = 0, lastPictureAt, asked = this.halt.requested, attempted = true } = ending;
    const at = this.options.now().toISOString();
    // While a camera is away each attempt fails alike: the first one says it.
    const last = this.events.at(-1);
    const isSaid = last?.kind === 'ended' && !last.asked;
    if (hadFrames || !isSaid) await this.remember({ kind: 'ended', at, verdict, lastPictureAt, asked });
    this.failures = hadFrames ? 0 : this.failures + 1;
    const avoids = attempted && this.approach.learn({ verdict, hadFrames, ranMs });
    if (!avoids && !asked) this.alarm(verdict, lastPictureAt ?? at);
    return restartDelay({ verdict, hadFrames }, this.failures);
  }

  private alarm(verdict: FfmpegVerdict, since: Instant): void {
    const isNew = this.fault === undefined;
    // The first verdict of a silence is the vague one; what ffmpeg said afterwards is better, and the beginning stays.
    const isVague = verdict === 'killed' || verdict === 'unknown';
    this.fault = { verdict: this.fault && isVague ? this.fault.verdict : verdict, since: this.fault?.since ?? since };
    if (isNew) this.report('failing', verdict);
  }

  private recovered(): void {
    this.failures = 0;
    if (!this.fault) return;
    const { verdict } = this.fault;
    this.fault = undefined;
    this.report('recovered', verdict);
  }

  private report(kind: CaptureAlarm['kind'], verdict: FfmpegVerdict): void {
    this.options.onAlarm({ cameraId: this.options.id, kind, verdict, at: this.options.now().toISOString() });
  }

  /** A journal that can't be written is an alarm, and no reason to stop recording. */
  private async remember(event: CaptureEvent): Promise<void> {
    try {
      await this.journal?.append(event);
      if (event.kind === 'segment' && event.segment.durable) this.durable = true;
    } catch {
      this.refused('no-space');
    }
  }

  private refused(verdict: FfmpegVerdict): void {
    this.durable = false;
    this.report('not-durable', verdict);
  }

  private async finish(how: 'stop' | 'leave'): Promise<void> {
    this.halt.request(how);
    await this.running;
    this.running = undefined;
    this.watch = undefined;
    this.decoder.forget();
    this.live.clear();
    await this.journal?.settled();
  }
}
