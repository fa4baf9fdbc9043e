import { Worker } from 'node:worker_threads';

/** Bytes of a file; without `bytes` to its end. */
export interface FileRange {
  readonly from: number;
  readonly bytes?: number | undefined;
}
interface Order extends FileRange {
  readonly id: number;
  readonly file: string;
  readonly last: boolean;
}
type Answer = { readonly id: number } & ({ readonly read: number } | { readonly sha256: string } | { readonly problem: string });

/** So much is read in one go before another thread may read: a spinning disk goes from place to place no oftener. */
const turnBytes = 8 * 1024 * 1024;

/**
 * Opens, reads and hashes by itself: handing the bytes over from another thread takes as long as hashing them. It stands here as text so that it
 * needs no file of its own: the same from the sources, in a bundle and in Electron's archive.
 */
const body = `
const { createHash } = require('node:crypto');
const { closeSync, openSync, readSync } = require('node:fs');
const { parentPort, threadId, workerData } = require('node:worker_threads');
const turn = new Int32Array(workerData.turn);
const piece = Buffer.allocUnsafeSlow(workerData.turnBytes);
const running = new Map();

function readTurn(fd, at, wanted) {
  for (let holder; (holder = Atomics.compareExchange(turn, 0, 0, threadId)) !== 0; ) Atomics.wait(turn, 0, holder);
  try {
    let done = 0;
    while (done < wanted) {
      const read = readSync(fd, piece, done, wanted - done, at + done);
      if (read === 0) break;
      done += read;
    }
    return done;
  } finally {
    Atomics.store(turn, 0, 0);
    Atomics.notify(turn, 0, 1);
  }
}

function add(id, { fd, hash }, from, bytes) {
  for (let at = from, left = bytes ?? Infinity; left > 0; ) {
    const wanted = Math.min(left, piece.length);
    const read = readTurn(fd, at, wanted);
    hash.update(piece.subarray(0, read));
    parentPort.postMessage({ id, read });
    at += read;
    left -= read;
    if (read === wanted) continue;
    if (bytes !== undefined) throw new Error('it ends at byte ' + at);
    return;
  }
}

parentPort.on('message', ({ id, file, from, bytes, last }) => {
  try {
    if (!running.has(id)) running.set(id, { fd: openSync(file), hash: createHash('sha256') });
    add(id, running.get(id), from, bytes);
    if (last) parentPort.postMessage({ id, sha256: running.get(id).hash.digest('hex') });
    else return;
  } catch (error) {
    parentPort.postMessage({ id, problem: String(error) });
  }
  const ended = running.get(id);
  running.delete(id);
  if (ended) closeSync(ended.fd);
});
`;

/** For threads that take turns at reading; holds the number of the one whose turn it is, or 0. */
export function newTurn(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** The hash of a file that is told range by range. */
export interface RunningHash {
  add(range: FileRange): void;
  /** 64 hex digits of all ranges, after this one. Rejects where anything went wrong: then the file is to be hashed in place. */
  end(range: FileRange): Promise<string>;
}

/** Hashes files on a thread of its own. */
export class HashThread {
  state: 'starting' | 'ready' | 'lost' = 'starting';
  /** As it holds a turn. */
  readonly threadId: number = 0;
  private readonly worker: Worker | undefined;
  private readonly running = new Map<
    number,
    { onRead: (bytes: number) => void; done: (sha256: string) => void; lost: (why: Error) => void }
  >();
  private hashes = 0;

  constructor(turn = newTurn()) {
    try {
      this.worker = new Worker(body, { eval: true, execArgv: [], workerData: { turn, turnBytes } });
    } catch {
      // The system has no thread left.
      this.state = 'lost';
      return;
    }
    const { threadId } = this.worker;
    this.threadId = threadId;
    this.worker.on('online', () => (this.state = 'ready'));
    this.worker.on('message', (answer: Answer) => this.take(answer));
    // 'exit' follows every 'error'.
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => {
      this.state = 'lost';
      // It may have ended in its turn.
      const holder = new Int32Array(turn);
      if (Atomics.compareExchange(holder, 0, threadId, 0) === threadId) Atomics.notify(holder, 0, 1);
      for (const id of this.running.keys()) this.take({ id, problem: 'the thread has ended' });
    });
  }

  get busy(): boolean {
    return this.running.size > 0;
  }

  begin(file: string, onRead: (bytes: number) => void = () => undefined): RunningHash {
    const id = (this.hashes += 1);
    const sha256 = new Promise<string>((done, lost) => this.running.set(id, { onRead, done, lost }));
    // Whoever asks for it may do so later.
    sha256.catch(() => undefined);
    const ask = (range: FileRange, last: boolean) => {
      const order: Order = { id, file, ...range, last };
      if (this.state === 'lost') this.take({ id, problem: 'there is no thread' });
      else this.worker?.postMessage(order);
    };
    return {
      add: (range) => ask(range, false),
      end: (range) => {
        ask(range, true);
        return sha256;
      },
    };
  }

  /** What is under way is lost. */
  close(): void {
    void this.worker?.terminate();
  }

  private take(answer: Answer): void {
    const hash = this.running.get(answer.id);
    if (!hash) return;
    try {
      if ('read' in answer) {
        hash.onRead(answer.read);
        return;
      }
      if ('sha256' in answer) hash.done(answer.sha256);
      else hash.lost(new Error(answer.problem));
    } catch (error) {
      hash.lost(error instanceof Error ? error : new Error(String(error)));
    }
    this.running.delete(answer.id);
  }
}
