/** A fingerprint reader at the signing place. */
export interface ThumbprintReader {
  /** Which device this is (model and serial number or address), for the record. */
  identity(): Promise<string>;
  /** Waits for a finger and gives its picture. Rejects with `ThumbprintError`; `signal` ends the wait. */
  capture(signal?: AbortSignal): Promise<Thumbprint>;
  close(): Promise<void>;
}

export interface Thumbprint {
  /** PNG, grey. */
  readonly image: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
  /** When the finger was seen on the glass. */
  readonly at: Date;
  readonly device: string;
}

export type ThumbprintFaultCode =
  'thumbprint.reader-missing' | 'thumbprint.no-finger' | 'thumbprint.transfer-failed' | 'thumbprint.cancelled';

export class ThumbprintError extends Error {
  constructor(
    readonly code: ThumbprintFaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ThumbprintError';
  }
}
