import type { Instant } from '../session/instant';

/** A file that is finished and on the disk for good. */
export interface ClosedSegment {
  readonly cameraId: string;
  readonly attempt: number;
  /** Relative to the session's folder, such as cam1/a01-000003.mp4. */
  readonly file: string;
  readonly bytes: number;
  /** Wall clock of its first and last frame: the attempt's anchor plus media time. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly durationMs: number;
  /** Video frames. */
  readonly frames: number;
}
