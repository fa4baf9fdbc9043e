export type CaptureErrorCode = 'capture.bad-camera-id' | 'capture.bad-address';

/** The recorder was asked for something that it can't do; `detail` holds no secret. */
export class CaptureError extends Error {
  constructor(
    readonly code: CaptureErrorCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'CaptureError';
  }
}
