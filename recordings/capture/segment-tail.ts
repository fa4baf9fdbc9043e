import { access, open, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { segmentName } from './closed-segment';
import { monotonicMs } from './monotonic';
import { Mp4Parser } from './mp4-boxes';
import type { FragmentFacts } from './mp4-fragment';
import type { InitFacts } from './mp4-init';
import { SegmentContent } from './segment-content';

/** How often a file is looked at: while somebody watches, and otherwise. Each look costs the same whatever it finds. */
const POLL_MS = { watched: 20, unwatched: 200 } as const;
/** How often the next file is looked for: a camera that is away keeps it from coming for as long as it likes. */
const NEXT_FILE_MS = 25;
/** At each look, and at once in a new file: with a slow fsync behind it, what a power cut takes stays below a second. */
const SYNC_MS = 150;
/** A disk on which a sync takes long gets so many times its duration between two, so that it can write as well. */
const SYNC_SHARE = 2;
/** A sync that takes longer than this is told as one that was refused, ms: what comes meanwhile lies in memory only. */
const LATE_SYNC_MS = 3_000;
const PORTION_BYTES = 1024 * 1024;
const LEAST_ROOM_BYTES = 64 * 1024;

export interface SegmentTailOptions {
  /** The camera's folder. */
  readonly folder: string;
  readonly attempt: number;
  /** The first file to follow; those before were dealt with. */
  readonly firstIndex: number;
  /** The writer is gone: what is in the files now is all. */
  readonly ended: () => boolean;
  /** Stop at once and leave everything as it is. */
  readonly left: () => boolean;
  /** Somebody waits for each picture. */
  readonly watched: () => boolean;
  /** `isLive` is false for files that were finished before they were opened. */
  readonly onInit: (init: { readonly bytes: Buffer; readonly facts: InitFacts }, isLive: boolean) => void;
  readonly onFragment: (fragment: TailFragment, content: SegmentContent, isLive: boolean) => void;
  readonly onBytes: (bytes: number) => void;
  /** Nothing more comes in this file. `durable` is false when the disk refused the fsync. The next file is begun afterwards. */
  readonly onClosed: (content: SegmentContent, durable: boolean) => Promise<void>;
  /** The end of a file was cut off: the head of a fragment that was never finished. */
  readonly onTorn: (file: string, bytes: number) => void;
  /** The disk refused to make the growing file durable, or doesn't answer. */
  readonly onNotDurable: (file: string) => void;
}

export interface TailFragment {
  readonly bytes: Buffer;
  readonly facts: FragmentFacts;
  readonly init: InitFacts;
  readonly isVideo: boolean;
  /** Of the track by which the recording is judged: the pictures where there are any, otherwise the sound. */
  readonly leads: boolean;
}

/** Follows the files of one attempt while they grow, from one to the next, until the writer has ended and all is read. */
export async function followSegments(options: SegmentTailOptions): Promise<void> {
  let stepBefore = 0;
  for (let index = options.firstIndex; ; index++) {
    const handle = await openWhenThere(options, index);
    if (!handle) return;
    const content = new SegmentContent(index, stepBefore);
    let durable = true;
    try {
      durable = await followFile(options, handle, content);
    } finally {
      await handle.close();
    }
    if (options.left()) return;
    stepBefore = content.stepSeconds;
    await options.onClosed(content, durable);
  }
}

async function openWhenThere(options: SegmentTailOptions, index: number): Promise<FileHandle | undefined> {
  for (;;) {
    const ended = options.ended();
    if (options.left()) return undefined;
    const handle = await open(path.join(options.folder, segmentName(options.attempt, index))).catch(() => undefined);
    if (handle) return handle;
    if (ended) return undefined;
    await pause(NEXT_FILE_MS);
  }
}

/** Reads to the end of one file; resolves with whether all of it is durable. A refused fsync is never tried again: it would succeed and lie. */
async function followFile(options: SegmentTailOptions, handle: FileHandle, content: SegmentContent): Promise<boolean> {
  const nextFile = path.join(options.folder, segmentName(options.attempt, content.index + 1));
  const isLive = !(await exists(nextFile)) && !options.ended();
  const parser = new Mp4Parser();
  let slab = Buffer.allocUnsafeSlow(PORTION_BYTES);
  let taken = 0;
  const sync = new Syncing(handle, () => options.onNotDurable(segmentName(options.attempt, content.index)));
  let init: InitFacts | undefined;
  let emptyReads = 0;
  while (!options.left()) {
    // Asked before the read: what was written until then is read.
    const finished = options.ended() || (emptyReads >= 2 && (await exists(nextFile)));
    // What was read is handed on as it lies, so that it isn't written over: a full slab is left to those who hold parts of it.
    if (slab.length - taken < LEAST_ROOM_BYTES) [slab, taken] = [Buffer.allocUnsafeSlow(PORTION_BYTES), 0];
    const { bytesRead } = await handle.read(slab, taken, slab.length - taken, content.bytes);
    if (bytesRead > 0) {
      emptyReads = 0;
      content.bytes += bytesRead;
      options.onBytes(bytesRead);
      for (const piece of parser.push(slab.subarray(taken, taken + bytesRead))) {
        if (piece.kind === 'init') {
          init = piece.facts;
          options.onInit(piece, isLive);
        } else if (piece.kind === 'fragment' && init) {
          content.add(piece.facts, init);
          const isVideo = init.tracks.some(({ id, kind }) => id === piece.facts.trackId && kind === 'video');
          const leads = isVideo || !init.tracks.some(({ kind }) => kind === 'video');
          options.onFragment({ bytes: piece.bytes, facts: piece.facts, init, isVideo, leads }, content, isLive);
        }
      }
      taken += bytesRead;
      sync.whenDue(content.bytes);
      // Less than there was room for: the end was reached, and looking again at once would find nothing.
      if (finished || taken === slab.length) continue;
    } else {
      if (finished) break;
      emptyReads += 1;
    }
    await pause(options.watched() ? POLL_MS.watched : POLL_MS.unwatched);
  }
  content.isHeadOnly = parser.isHeadOnly;
  if (!options.left()) await cutTornHead(options, parser, content);
  return sync.finish(!options.left());
}

/**
 * A write that a full disk or a power cut ended in the middle of a moof leaves a file that many players refuse as a whole. That piece of a head
 * describes media that was never written: it goes, before the file is hashed. Torn media stays, players read up to it.
 */
async function cutTornHead({ folder, attempt, onTorn }: SegmentTailOptions, parser: Mp4Parser, content: SegmentContent): Promise<void> {
  const torn = parser.tornMoofBytes;
  if (torn === 0) return;
  const file = segmentName(attempt, content.index);
  const isCut = await truncate(path.join(folder, file), content.bytes - torn).then(
    () => true,
    () => false,
  );
  if (!isCut) return;
  content.bytes -= torn;
  onTorn(file, torn);
}

/** Makes a growing file durable every 0.2 s, beside the reading. */
class Syncing {
  private running: Promise<void> | undefined;
  private lastMs = -Infinity;
  private tookMs = 0;
  private syncedBytes = 0;
  private failed = false;
  private saidLate = false;

  constructor(
    private readonly handle: FileHandle,
    private readonly onFailure: () => void,
  ) {}

  whenDue(bytes: number): void {
    const nowMs = monotonicMs();
    if (this.running && !this.saidLate && nowMs - this.lastMs > LATE_SYNC_MS) {
      this.saidLate = true;
      this.onFailure();
    }
    if (this.failed || this.running || bytes === this.syncedBytes) return;
    if (nowMs - this.lastMs < Math.max(SYNC_MS, SYNC_SHARE * this.tookMs)) return;
    this.lastMs = nowMs;
    this.syncedBytes = bytes;
    this.running = this.guard(this.handle.datasync()).finally(() => {
      this.running = undefined;
      this.tookMs = monotonicMs() - nowMs;
    });
  }

  async finish(whole: boolean): Promise<boolean> {
    await this.running;
    if (whole && !this.failed) await this.guard(this.handle.sync());
    return !this.failed;
  }

  private async guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch {
      this.failed = true;
      this.onFailure();
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
