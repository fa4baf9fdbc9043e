import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SegmentRow } from '../../db/entities/segment.entity';
import type { ClosedSegment, RoomRecorder } from '../../recordings/capture/room-recorder';
import type { FollowedCopy, SecondCopy } from '../../recordings/copies/second-copy';
import type { ChainWriter } from '../../recordings/evidence/chain';
import { syncFolder } from '../../recordings/evidence/durable-file';
import type { WrittenLink } from '../../recordings/evidence/chain-link';
import { hashFile } from '../../recordings/evidence/hash-file';
import type { Instant } from '../../recordings/session/instant';

/** Where the rows of the chain are kept beside the file. */
export interface SegmentStore {
  ofSession(sessionId: string): Promise<readonly SegmentRow[]>;
  append(rows: readonly SegmentRow[]): Promise<void>;
}

export interface SessionRecordingOptions {
  readonly sessionId: string;
  readonly folder: string;
  readonly recorder: RoomRecorder;
  readonly chain: ChainWriter;
  readonly segments: SegmentStore;
  /** From the entry on all that is kept is kept twice. What rolls before can still be discarded by rule: no copy of it is made. */
  readonly copy?: SecondCopy | undefined;
  readonly preRollMs: number;
  readonly now: () => Date;
  /** What lay before the entry's pre-roll, or what rolled while nobody came, and was discarded by rule. */
  readonly onDiscarded: (files: readonly string[], before: Instant) => Promise<void>;
  readonly onProblem: (problem: unknown) => void;
}

/**
 * Ties a recorder to the evidence of one session. Before the entry it rolls: what is older than the pre-roll is discarded.
 * From `keepFrom` on, nothing is: each closed segment is hashed into the chain in the order file, directory, chain line, row.
 */
export class SessionRecording {
  private rolling: ClosedSegment[] = [];
  private keptSince: Instant | undefined;
  private readonly chained = new Set<string>();
  private followed: FollowedCopy | undefined;
  /** Reported and not yet in the chain and the rows, oldest first: more than one only after the disk refused. */
  private readonly waiting: ClosedSegment[] = [];
  private rowsBehind = false;
  private refused = false;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly options: SessionRecordingOptions) {}

  get recorder(): RoomRecorder {
    return this.options.recorder;
  }

  /** What was recorded last could not be put into the chain; it is tried again with the next segment. */
  get chainRefused(): boolean {
    return this.refused;
  }

  /** Starts or re-adopts the cameras; with `standing`, only ends what an earlier run left of them. A session that has begun already gives its start. */
  async start(startedAt: Instant | undefined, standing = false): Promise<void> {
    await this.repairRows();
    if (startedAt !== undefined) {
      // What the chain names is evidence, also where the room's pre-roll is shorter by now.
      const [kept] = [this.beforeEntry(startedAt), ...this.options.chain.links().map(({ link }) => link.endedAt)].toSorted();
      this.keptSince = kept;
      this.follow();
    }
    this.options.recorder.onSegmentClosed((segment) => void this.enqueue(() => this.take(segment)).catch(() => undefined));
    await (standing ? this.options.recorder.endLeft() : this.options.recorder.start());
  }

  /** The questioned person entered at `startedAt`: from its pre-roll on everything is evidence. */
  keepFrom(startedAt: Instant): Promise<void> {
    return this.enqueue(async () => {
      const kept = this.beforeEntry(startedAt);
      this.keptSince = kept;
      try {
        await this.discard(kept);
      } finally {
        // What is evidence doesn't depend on the disk taking away what is none.
        this.follow();
        this.waiting.push(...this.rolling.splice(0).filter(({ endedAt }) => endedAt >= kept));
        await this.linkWaiting();
      }
    });
  }

  /** After `stop`: the cameras write again, in the same session. */
  async goOn(): Promise<void> {
    await this.options.recorder.start();
  }

  /** Ends the capture; resolves when the last segment stands in the chain and every link has its row. */
  async stop(): Promise<void> {
    await this.options.recorder.stop();
    const { keptSince } = this;
    // What the disk refused to discard at the entry: the seal would find a file that no link names.
    if (keptSince !== undefined) await this.enqueue(() => this.discard(keptSince)).catch(() => undefined);
    await this.enqueue(() => this.linkWaiting()).catch(() => undefined);
    await this.settled();
  }

  /**
   * Nobody entered: ends the capture and removes all that it wrote, telling first what that is.
   * Rejects without removing anything when something of it is evidence.
   */
  async discardAll(): Promise<void> {
    const { chain, folder, sessionId, now } = this.options;
    await this.stop();
    await chain.close();
    if (this.keptSince !== undefined || chain.links().length > 0)
      throw new Error(`session ${sessionId} has evidence: nothing is discarded`);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.mp4')).toSorted();
    if (files.length > 0) await this.options.onDiscarded(files, now().toISOString());
    await rm(folder, { recursive: true });
    await syncFolder(path.dirname(folder));
  }

  /** After the seal: nothing is appended any more. */
  async close(): Promise<void> {
    await this.settled();
    await this.options.chain.close();
  }

  /** Resolves when every segment reported so far has been dealt with. */
  async settled(): Promise<void> {
    await this.work;
  }

  private beforeEntry(startedAt: Instant): Instant {
    return new Date(Date.parse(startedAt) - this.options.preRollMs).toISOString();
  }

  private async take(segment: ClosedSegment): Promise<void> {
    if (this.keptSince !== undefined) {
      if (segment.endedAt < this.keptSince) await this.discard(this.keptSince);
      else await this.link(segment);
      return;
    }
    this.rolling.push(segment);
    await this.discard(new Date(this.options.now().getTime() - this.options.preRollMs).toISOString());
  }

  private async discard(before: Instant): Promise<void> {
    const { gone, problems } = await this.options.recorder.discardBefore(before);
    const files = new Set(gone.map((segment) => segment.file));
    this.rolling = this.rolling.filter((segment) => !files.has(segment.file));
    if (files.size > 0) {
      this.followed?.discard([...files]);
      await this.options.onDiscarded([...files], before);
    }
    if (problems.length > 0) throw new AggregateError(problems, 'the disk refused to discard what rolled');
  }

  private async link(segment: ClosedSegment): Promise<void> {
    this.waiting.push(segment);
    await this.linkWaiting();
  }

  /** What the disk refused is tried again with the next segment, and in its order. */
  private async linkWaiting(): Promise<void> {
    try {
      await this.linkAll();
      this.refused = false;
    } catch (problem) {
      this.refused = true;
      throw problem;
    }
  }

  private async linkAll(): Promise<void> {
    if (this.rowsBehind) await this.repairRows();
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      await this.linkOne(next);
      this.waiting.shift();
    }
  }

  private async linkOne(segment: ClosedSegment): Promise<void> {
    if (this.chained.has(segment.file)) return;
    const { sha256, bytes } = await hashFile(path.join(this.options.folder, segment.file));
    const facts = {
      file: segment.file,
      cameraId: segment.cameraId,
      sha256,
      bytes,
      startedAt: segment.startedAt,
      endedAt: segment.endedAt,
      durationMs: segment.durationMs,
      frames: segment.frames,
      monotonicMs: segment.monotonicMs,
      bootId: segment.bootId,
    };
    const written = await this.options.chain.append(facts);
    this.chained.add(segment.file);
    this.followed?.keep(written.link);
    this.rowsBehind = true;
    await this.options.segments.append([this.rowOf(written)]);
    this.rowsBehind = false;
  }

  /** The copy is told what the chain holds already: after a restart it is compared with all of it. */
  private follow(): void {
    this.followed ??= this.options.copy?.follow(this.options.folder);
    for (const { link } of this.options.chain.links()) this.followed?.keep(link);
  }

  /** A kiosk that died, or a store that refused, between the chain's line and its row left the row out: the file is the older witness. */
  private async repairRows(): Promise<void> {
    const rows = await this.options.segments.ofSession(this.options.sessionId);
    const written = this.options.chain.links();
    for (const { link } of written) this.chained.add(link.file);
    const there = new Set(rows.map((row) => row.n));
    const missing = written.filter(({ link }) => !there.has(link.n));
    if (missing.length > 0) await this.options.segments.append(missing.map((one) => this.rowOf(one)));
    this.rowsBehind = false;
  }

  /** A link of the chain as its row; the row names the link's own hash instead of the one before. */
  private rowOf({ link, hash }: WrittenLink): SegmentRow {
    const { n, file, cameraId, sha256, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId } = link;
    const { sessionId } = this.options;
    return { sessionId, n, cameraId, file, sha256, bytes, startedAt, endedAt, durationMs, frames, monotonicMs, bootId, link: hash };
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.work.then(task);
    this.work = done.catch((problem: unknown) => this.options.onProblem(problem));
    return done;
  }
}
