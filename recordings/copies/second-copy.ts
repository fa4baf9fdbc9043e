import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { monotonicMs } from '../capture/monotonic';
import type { Instant } from '../session/instant';
import { completeCopy, isComplete } from './complete-copy';
import { CopyFault, onSecond, type CopyCause } from './copy-fault';
import { realFiles, type CopyFiles } from './copy-files';
import { copyStateOf, type CopyState } from './copy-state';
import { FolderMirror, type ChainedFile } from './folder-mirror';
import { SecondDisk, type SecondDiskProof } from './second-disk';

const passMs = 500;
const idleMs = 5_000;
const watchMs = 250;
/** A disk that hangs must not keep the kiosk from ending. */
const closeMs = 3_000;

export interface SecondCopyOptions {
  /** Folder on another disk; it must be there. A session's copy lies in it under the session's name. */
  readonly folder: string;
  /** The folder of all sessions. */
  readonly recordings: string;
  /** For the simulated room: the second copy may lie on the first disk. */
  readonly sameDiskAllowed?: boolean;
  readonly now?: () => Date;
  /** It fell behind, came back, or the cause changed; within a quarter of a second. */
  readonly onChange?: (state: CopyState) => void;
  /** A closed segment is on the second disk, read back and compared, `afterMs` after it was told. */
  readonly onCopied?: (copied: { readonly file: string; readonly afterMs: number }) => void;
  readonly files?: CopyFiles;
}

/** What one session's recording tells its copy. */
export interface FollowedCopy {
  /** A segment stands in the chain: its copy is compared with the chain's word. */
  keep(file: ChainedFile): void;
  /** Discarded by rule: not kept here either. */
  discard(files: readonly string[]): void;
}

/** The same bytes on another disk, a breath behind. What goes wrong here never reaches the recording. */
export interface SecondCopy {
  state(): CopyState;
  /** Writes and reads on the second disk. Rejects with `CopyFault`. */
  probe(): Promise<SecondDiskProof>;
  /** From now on the session's folder is followed, also the files that still grow; what an earlier run copied is compared and completed. */
  follow(folder: string): FollowedCopy;
  /** The session is sealed: resolves when its copy is whole and compared, after as many tries as it takes. */
  complete(folder: string): Promise<void>;
  /** Resolves soon, also where the disk hangs. */
  close(): Promise<void>;
}

export function openSecondCopy(options: SecondCopyOptions): SecondCopy {
  return new CopyLoop(options);
}

class CopyLoop implements SecondCopy {
  private readonly disk: SecondDisk;
  private readonly files: CopyFiles;
  private readonly toComplete = new Map<string, Waiting>();
  private readonly toldAtMs = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;
  private readonly running: Promise<void>;
  private mirror: FolderMirror | undefined;
  private problem: CopyCause | undefined;
  private wholeSinceMs = monotonicMs();
  private wholeSince: Instant;
  private said = 'idle undefined';
  private isClosed = false;
  private wake: () => void = () => undefined;

  constructor(private readonly options: SecondCopyOptions) {
    this.files = options.files ?? realFiles;
    const { folder, recordings, sameDiskAllowed = false } = options;
    this.disk = new SecondDisk({ folder, recordings, sameDiskAllowed, files: this.files });
    this.wholeSince = this.now();
    this.timer = setInterval(() => this.say(), watchMs);
    this.running = this.run();
  }

  state(): CopyState {
    const { wholeSinceMs, wholeSince, problem } = this;
    return copyStateOf({ wanted: this.mirror !== undefined, nowMs: monotonicMs(), wholeSinceMs, wholeSince, problem });
  }

  probe(): Promise<SecondDiskProof> {
    return this.disk.probe();
  }

  follow(folder: string): FollowedCopy {
    const mirror = new FolderMirror(this.files, folder, this.copyOf(folder), (file) => this.tellCopied(file));
    const before = this.mirror;
    this.mirror = mirror;
    this.noteWhole(monotonicMs(), this.now());
    void before?.forget();
    this.wake();
    return {
      keep: (file) => {
        mirror.expect(file);
        this.toldAtMs.set(file.file, monotonicMs());
        this.wake();
      },
      discard: (names) => {
        for (const name of names) mirror.discard(name);
        this.wake();
      },
    };
  }

  complete(folder: string): Promise<void> {
    const one = this.toComplete.get(folder) ?? newWaiting();
    this.toComplete.set(folder, one);
    this.wake();
    return one.promise;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    this.wake();
    await Promise.race([this.running, after(closeMs, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    do {
      await this.once();
    } while (await this.pause(this.restMs()));
    await this.mirror?.forget();
  }

  /** One look and one pass; a fault of either is the state until a pass gets through. */
  private async once(): Promise<void> {
    const [beganMs, began] = [monotonicMs(), this.now()];
    const { mirror } = this;
    try {
      if (await this.disk.check()) await mirror?.forget();
      if (mirror && !this.toComplete.has(mirror.from)) await mirror.pass();
      else await this.completeOne();
      this.problem = undefined;
      if (mirror === this.mirror) this.noteWhole(beganMs, began);
    } catch (error) {
      this.problem = error instanceof CopyFault ? error.reason : 'unreadable';
      if (this.problem !== 'differs') await mirror?.forget();
    }
    this.say();
  }

  private async completeOne(): Promise<void> {
    const own = this.mirror && this.toComplete.has(this.mirror.from) ? this.mirror.from : undefined;
    const folder = own ?? [...this.toComplete.keys()][0];
    if (folder === undefined) return;
    if (this.mirror && own !== undefined) {
      await this.mirror.forget();
      this.mirror = undefined;
    }
    // A session that begins meanwhile has the disk first.
    const mayGoOn = () => this.mirror === undefined && !this.isClosed;
    const copy = this.copyOf(folder);
    const isWhole = (await onSecond(isComplete(this.files, copy))) || (await completeCopy(this.files, folder, copy, mayGoOn));
    if (!isWhole) return;
    this.toComplete.get(folder)?.resolve();
    this.toComplete.delete(folder);
  }

  private restMs(): number {
    if (this.mirror) return passMs;
    return this.toComplete.size > 0 && this.problem === undefined ? 0 : idleMs;
  }

  private copyOf(folder: string): string {
    return path.join(this.options.folder, path.basename(folder));
  }

  private noteWhole(atMs: number, at: Instant): void {
    this.wholeSinceMs = atMs;
    this.wholeSince = at;
  }

  private tellCopied(file: string): void {
    const toldAtMs = this.toldAtMs.get(file);
    this.toldAtMs.delete(file);
    this.options.onCopied?.({ file, afterMs: toldAtMs === undefined ? 0 : monotonicMs() - toldAtMs });
  }

  private say(): void {
    const state = this.state();
    const words = `${state.kind} ${'cause' in state ? String(state.cause) : ''}`;
    if (words === this.said) return;
    this.said = words;
    this.options.onChange?.(state);
  }

  private now(): Instant {
    return (this.options.now?.() ?? new Date()).toISOString();
  }

  /** Resolves with whether to go on. */
  private pause(ms: number): Promise<boolean> {
    if (this.isClosed) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.wake = () => {
        clearTimeout(timer);
        resolve(!this.isClosed);
      };
      const timer = setTimeout(this.wake, ms);
    });
  }
}

interface Waiting {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function newWaiting(): Waiting {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
