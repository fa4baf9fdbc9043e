import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '../evidence/durable-file';
import { AttemptLog } from './attempt-log';
import { boundedFfmpeg } from './bounded-ffmpeg';
import { captureArguments } from './capture-arguments';
import type { CapturePlan } from './capture-arguments';
import type { ChildRegistry } from './child-registry';
import { attemptName } from './closed-segment';
import { endProcess } from './end-process';
import { ffconcatOf } from './ffconcat';
import { identityOf, isRunning, isStopped } from './process-identity';
import type { ProcessIdentity } from './process-identity';
import type { DialledSource } from './recording-source';

const PID_FILE = 'capture-pid.json';
const NO_PROCESS: ProcessIdentity = { pid: 0, startTicks: 0, bootId: '' };
/** What the pid file says: enough for the next kiosk process to take the recording over. */
export interface AttemptRecord extends CapturePlan {
  readonly process: ProcessIdentity;
}

export interface ExitFacts {
  /** Undefined for a process that an earlier kiosk started. */
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** The end of what ffmpeg said, without credentials. */
  readonly stderr: string;
}

/** One run of ffmpeg. It records by itself and doesn't depend on this process. */
export class CaptureAttempt {
  readonly log: AttemptLog;
  private isOurs = false;
  /** The password, which a camera may say back; not known of a run that another process began. */
  private secret: string | undefined;
  private exit: { readonly code: number | undefined; readonly signal: string | undefined } | undefined;

  private constructor(
    private readonly folder: string,
    readonly record: AttemptRecord,
  ) {
    this.log = new AttemptLog(path.join(folder, `${attemptName(record.attempt)}.log`));
  }

  /** Starts ffmpeg detached, with the address in a file of mode 0600; a device of this machine has none. */
  static async start(
    folder: string,
    plan: CapturePlan,
    source: DialledSource | undefined,
    children: ChildRegistry,
    purpose: string,
  ): Promise<CaptureAttempt> {
    const name = attemptName(plan.attempt);
    const addressFile = path.join(folder, `${name}.ffconcat`);
    await rm(addressFile, { force: true });
    if (source) await writeFile(addressFile, ffconcatOf(source), { mode: 0o600, flag: 'wx' });
    const log = new AttemptLog(path.join(folder, `${name}.log`)).openForWriting();
    const [program, options] = boundedFfmpeg('capture', captureArguments(plan));
    const child = spawn(program, options, { cwd: folder, detached: true, stdio: ['ignore', 'ignore', log.fd] });
    log.close();
    const failure = new Promise<never>((_, reject) => child.once('error', reject));
    failure.catch(() => undefined);
    children.add(child, purpose);
    child.unref();
    const process = child.pid === undefined ? undefined : identityOf(child.pid);
    // Without a pid the 'error' event says why.
    if (!process) return failure;
    const attempt = new CaptureAttempt(folder, { ...plan, process });
    attempt.isOurs = true;
    attempt.secret = source?.credentials?.password;
    child.once('exit', (code, signal) => {
      attempt.exit = { code: code ?? undefined, signal: signal ?? undefined };
    });
    await writeDurably(path.join(folder, PID_FILE), `${JSON.stringify(attempt.record)}\n`, 0o600);
    return attempt;
  }

  /** The run that an earlier kiosk process left behind, whether it still runs or not; undefined when the last one was closed properly. */
  static async left(folder: string): Promise<CaptureAttempt | undefined> {
    const text = await readFile(path.join(folder, PID_FILE), 'utf8').catch(() => undefined);
    const record = text === undefined ? undefined : readRecord(text);
    return record && new CaptureAttempt(folder, record);
  }

  /** A run that certainly is over and left files. */
  static past(folder: string, plan: CapturePlan): CaptureAttempt {
    return new CaptureAttempt(folder, { ...plan, process: NO_PROCESS });
  }

  get isPast(): boolean {
    return this.record.process === NO_PROCESS;
  }

  get running(): boolean {
    // Our own child tells its end; one that we took over has to be looked for.
    return this.exit === undefined && (this.isOurs || isRunning(this.record.process));
  }

  /** It is there and was stopped. */
  get hung(): boolean {
    return isStopped(this.record.process);
  }

  /** The stream is open: the address isn't needed any more. */
  async forgetAddress(): Promise<void> {
    await rm(path.join(this.folder, `${attemptName(this.record.attempt)}.ffconcat`), { force: true });
  }

  /** Politely first, each step for at most `politeMs`; resolves when it is gone. */
  async stop(politeMs?: number): Promise<void> {
    await endProcess(this.record.process.pid, () => this.running, politeMs);
  }

  /** After its end: takes away the address and the pid file, and the credentials out of the log. */
  async close(): Promise<ExitFacts> {
    await this.forgetAddress();
    const stderr = await this.log.close(this.secret);
    if (!this.isPast) await rm(path.join(this.folder, PID_FILE), { force: true });
    return { code: this.exit?.code, signal: this.exit?.signal, stderr };
  }
}

function readRecord(text: string): AttemptRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is AttemptRecord {
  if (typeof value !== 'object' || value === null || !('attempt' in value) || !('process' in value)) return false;
  const { attempt, process } = value;
  return Number.isInteger(attempt) && typeof process === 'object' && process !== null && 'pid' in process && 'startTicks' in process;
}
