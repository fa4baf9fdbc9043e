import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/** A SHA-256 under way. */
export interface RunningHash {
  /** The bytes must stay as they are until `used` is called; those in shared memory are not copied. */
  update(bytes: Buffer, used?: () => void): void;
  /** 64 hex digits. Rejects where the thread was lost: then the bytes are to be hashed anew. */
  digest(): Promise<string>;
}

/** Hashes beside the thread that reads and writes. */
export interface HashThread {
  readonly state: 'starting' | 'ready' | 'lost';
  /** Bytes that it has been given and has not hashed yet. */
  readonly waitingBytes: number;
  begin(): RunningHash;
  /** What is under way is lost. */
  close(): void;
}

/** Below, a thread costs more than it saves: it takes as long to start as 64 MB to hash. */
export const worthAThread = 64 * 1024 * 1024;

/** Runs as it stands, so that it needs no file of its own: the same in a bundle, in Electron's archive and from the sources. */
const body = `
const { createHash } = require('node:crypto');
const { parentPort } = require('node:worker_threads');
const running = new Map();
parentPort.on('message', ({ id, bytes }) => {
  const hash = running.get(id) ?? createHash('sha256');
  running.set(id, hash);
  if (bytes) {
    hash.update(bytes);
    parentPort.postMessage(undefined);
  } else {
    running.delete(id);
    parentPort.postMessage(hash.digest('hex'));
  }
});
`;

/** Starts a thread; where the system has none left, the hashes are made in place. */
export function startHashThread(): HashThread {
  try {
    return new Thread(new Worker(body, { eval: true, execArgv: [] }));
  } catch {
    return { state: 'lost', waitingBytes: 0, begin: hashHere, close: () => undefined };
  }
}

/** On the caller's own thread. */
export function hashHere(): RunningHash {
  const hash = createHash('sha256');
  return {
    update: (bytes, used) => {
      hash.update(bytes);
      used?.();
    },
    digest: () => Promise.resolve(hash.digest('hex')),
  };
}

/** What a thread owes, in the order in which it was asked. */
interface Owed {
  readonly bytes: number;
  readonly answer: (digest: string | undefined) => void;
  readonly lost: () => void;
}

class Thread implements HashThread {
  state: HashThread['state'] = 'starting';
  waitingBytes = 0;
  private readonly owed: Owed[] = [];
  private hashes = 0;

  constructor(private readonly worker: Worker) {
    worker.on('online', () => (this.state = 'ready'));
    worker.on('message', (digest: string | undefined) => {
      const first = this.owed.shift();
      this.waitingBytes -= first?.bytes ?? 0;
      first?.answer(digest);
    });
    // 'exit' follows every 'error'.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.state = 'lost';
      for (const { lost } of this.owed.splice(0)) lost();
    });
  }

  begin(): RunningHash {
    const id = (this.hashes += 1);
    return {
      update: (bytes, used = () => undefined) => this.ask({ id, bytes }, { bytes: bytes.length, answer: used, lost: used }),
      digest: () => {
        const digest = new Promise<string>((resolve, reject) => {
          const lost = () => reject(new Error('the hashing thread has ended'));
          this.ask({ id }, { bytes: 0, answer: (sha256) => (sha256 === undefined ? lost() : resolve(sha256)), lost });
        });
        // Whoever asked may look at it later.
        digest.catch(() => undefined);
        return digest;
      },
    };
  }

  close(): void {
    void this.worker.terminate();
  }

  private ask(question: { readonly id: number; readonly bytes?: Buffer }, owed: Owed): void {
    if (this.state === 'lost') {
      owed.lost();
      return;
    }
    this.owed.push(owed);
    this.waitingBytes += owed.bytes;
    this.worker.postMessage(question);
  }
}
