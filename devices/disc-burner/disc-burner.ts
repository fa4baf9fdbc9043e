/** One optical drive that writes evidence discs. */
export interface DiscBurner {
  readonly id: string;
  readonly name: string;
  /** Where the written disc can be read: the device node, or the file behind a pseudo-drive. */
  readonly path: string;
  /** What lies in the drive now. Rejects with `DiscError` when the drive doesn't answer. */
  media(): Promise<DiscMedia>;
  /** Writes the whole image and closes the disc. Rejects with `DiscError`; a disc that failed is spoiled. */
  burn(imagePath: string, onProgress: (progress: BurnProgress) => void, signal?: AbortSignal): Promise<void>;
  /** The first `bytes` bytes of the disc, as it was written, in order; a piece is valid until the next. Rejects with `DiscError` on a read error. */
  readBack(bytes: number): AsyncIterable<Buffer>;
}

export type DiscMedia =
  | { readonly state: 'none' }
  | { readonly state: 'blank'; readonly kind: string; readonly capacityBytes: number }
  | { readonly state: 'written'; readonly kind: string; readonly writtenBytes: number };

export interface BurnProgress {
  readonly writtenBytes: number;
  readonly totalBytes: number;
  readonly bytesPerSecond: number;
}

/** A drive of the room. A `stdio:` device is a pseudo-drive: a file that stands for a disc of `capacityBytes`. */
export interface DiscDriveAddress {
  readonly id: string;
  readonly name: string;
  /** /dev/sr0, or stdio:/absolute/path for a pseudo-drive. */
  readonly device: string;
  /** For pseudo-drives only: a real drive says it itself. */
  readonly capacityBytes?: number | undefined;
}

export type DiscFaultCode =
  'disc.no-drive' | 'disc.not-blank' | 'disc.too-small' | 'disc.burn-failed' | 'disc.read-failed' | 'disc.author-failed';

export class DiscError extends Error {
  constructor(
    readonly code: DiscFaultCode,
    readonly driveId: string,
    readonly detail: string,
  ) {
    super(`${code} (${driveId}): ${detail}`);
    this.name = 'DiscError';
  }
}
