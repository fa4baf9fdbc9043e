import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { burnProgress, writtenInLine } from './burn-progress';
import { DiscError } from './disc-burner';
import type { BurnProgress, DiscBurner, DiscDriveAddress, DiscFaultCode, DiscMedia } from './disc-burner';
import { readAhead } from './read-ahead';
import { kindOfCapacity, readToc } from './read-toc';
import { runXorriso } from './run-xorriso';
import { whyWritingFailed } from './tool-verdict';

/** Drives write whole units of 32 KiB. */
const writeUnitBytes = 32 * 1024;
/** A drive spins a new disc up for up to half a minute. */
const answerWithinMs = 60_000;

/** The drive at `address`, written by xorriso. Nothing is touched before the first call. */
export function openDiscBurner(address: DiscDriveAddress): DiscBurner {
  return new CommandLineBurner(address);
}

class CommandLineBurner implements DiscBurner {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly #address: DiscDriveAddress;

  constructor(address: DiscDriveAddress) {
    this.id = address.id;
    this.name = address.name;
    this.#address = address;
    this.path = this.#pseudoFile() ?? address.device;
  }

  async media(): Promise<DiscMedia> {
    const file = this.#pseudoFile();
    return file === undefined ? this.#mediaOfDrive() : this.#mediaOfFile(file);
  }

  async burn(imagePath: string, onProgress: (progress: BurnProgress) => void, signal?: AbortSignal): Promise<void> {
    const totalBytes = (await stat(imagePath).catch((error: unknown) => this.#fail('disc.burn-failed', error))).size;
    await this.#mustFit(totalBytes);
    const first = { atMs: performance.now(), writtenBytes: 0 };
    let progress: BurnProgress = burnProgress(first, undefined, first, totalBytes);
    const tell = (writtenBytes: number) => {
      progress = burnProgress(first, progress, { atMs: performance.now(), writtenBytes }, totalBytes);
      onProgress(progress);
    };
    const follow = (line: string) => {
      const written = writtenInLine(line);
      if (written !== undefined) tell(written);
    };
    tell(0);
    // -dao closes the disc: nothing can be added to it afterwards.
    const run = await runXorriso(
      ['-as', 'cdrecord', '-v', `dev=${this.#address.device}`, 'padsize=0', '-dao', imagePath],
      follow,
      signal,
    ).catch((error: unknown) => this.#fail('disc.burn-failed', signal?.aborted ? 'cancelled' : error));
    const failure = whyWritingFailed(run.lines, run.exitCode);
    if (failure !== undefined) this.#fail('disc.burn-failed', failure);
    const after = await this.media();
    if (after.state !== 'written' || after.writtenBytes < totalBytes)
      this.#fail('disc.burn-failed', `the disc is ${after.state} afterwards, not written with ${totalBytes} bytes`);
    tell(totalBytes);
  }

  async *readBack(bytes: number): AsyncIterable<Buffer> {
    if (bytes <= 0) return;
    let read = 0;
    try {
      for await (const piece of readAhead(this.path, bytes)) {
        read += piece.length;
        yield piece;
      }
    } catch (error) {
      this.#fail('disc.read-failed', error);
    }
    if (read < bytes) this.#fail('disc.read-failed', `the disc ends after ${read} of ${bytes} bytes`);
  }

  async #mustFit(totalBytes: number): Promise<void> {
    const media = await this.media();
    if (media.state !== 'blank')
      this.#fail('disc.not-blank', media.state === 'none' ? 'no disc lies in the drive' : `the disc holds ${media.writtenBytes} bytes`);
    const needed = Math.ceil(totalBytes / writeUnitBytes) * writeUnitBytes;
    if (needed > media.capacityBytes) this.#fail('disc.too-small', `${needed} bytes are needed, the disc takes ${media.capacityBytes}`);
  }

  async #mediaOfDrive(): Promise<DiscMedia> {
    // xorriso would take any other path for a file to write into.
    const node = await stat(this.#address.device).catch((error: unknown) => this.#fail('disc.no-drive', error));
    if (!node.isBlockDevice()) this.#fail('disc.no-drive', `${this.#address.device} is not a drive`);
    const run = await runXorriso(['-outdev', this.#address.device, '-toc'], undefined, AbortSignal.timeout(answerWithinMs)).catch(
      (error: unknown) => this.#fail('disc.no-drive', error),
    );
    return (
      readToc(run.lines) ?? this.#fail('disc.no-drive', run.lines.find((line) => line.includes('FAILURE')) ?? 'the drive does not answer')
    );
  }

  /** A pseudo-drive: a file that is absent or empty is a blank disc. */
  async #mediaOfFile(path: string): Promise<DiscMedia> {
    await stat(dirname(path)).catch((error: unknown) => this.#fail('disc.no-drive', error));
    const writtenBytes = await stat(path).then(
      (file) => file.size,
      () => 0,
    );
    const capacityBytes = this.#address.capacityBytes ?? this.#fail('disc.no-drive', 'a pseudo-drive needs its capacity');
    const kind = kindOfCapacity(capacityBytes);
    return writtenBytes === 0 ? { state: 'blank', kind, capacityBytes } : { state: 'written', kind, writtenBytes };
  }

  #pseudoFile(): string | undefined {
    return this.#address.device.startsWith('stdio:') ? this.#address.device.slice('stdio:'.length) : undefined;
  }

  #fail(code: DiscFaultCode, cause: unknown): never {
    throw new DiscError(code, this.id, cause instanceof Error ? cause.message : String(cause));
  }
}
