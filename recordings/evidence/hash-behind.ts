import { hashFile } from './hash-file';
import { HashThread, type RunningHash } from './hash-thread';

/** Smaller files are hashed when they are written: starting a thread takes as long as hashing so much. */
const worthAThread = 16 * 1024 * 1024;

/** SHA-256 of a file that is being written from its beginning on: a thread reads behind the writer, out of the page cache. */
export class HashBehind {
  private readonly thread: HashThread | undefined;
  private readonly hash: RunningHash | undefined;
  private followed: Promise<unknown> = Promise.resolve();
  private at = 0;

  constructor(
    private readonly file: string,
    expectedBytes: number,
  ) {
    if (expectedBytes < worthAThread) return;
    this.thread = new HashThread();
    this.hash = this.thread.begin(file);
  }

  /** The next `bytes` of the file are there when `written` resolves; several may be on their way. */
  follow(bytes: number, written: Promise<unknown>): void {
    const from = this.at;
    this.at += bytes;
    this.followed = Promise.all([this.followed, written]).then(() => this.hash?.add({ from, bytes }));
    // A write that failed is told by finish(), if anyone still asks.
    this.followed.catch(() => undefined);
  }

  /** 64 hex digits, of what the file holds. Rejects with a failed write's error. */
  async finish(): Promise<string> {
    await this.followed;
    const inPlace = async () => (await hashFile(this.file)).sha256;
    return this.hash ? this.hash.end({ from: this.at, bytes: 0 }).catch(inPlace) : inPlace();
  }

  close(): void {
    this.thread?.close();
  }
}
