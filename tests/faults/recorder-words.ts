import type { CaptureAlarm } from '../../recordings/capture/room-recorder';
import type { CameraProof, CaptureGap } from '../../recordings/capture/recording-proof';

/** What a recorder process is to do. */
export interface RecorderOrder {
  /** Holds the database and the recordings. */
  readonly home: string;
  readonly cameras: readonly { readonly id: string; readonly url: string }[];
  readonly segmentSeconds: number;
  /** A second copy is kept in this folder; it may lie on the disk of the recordings. */
  readonly secondCopy?: string;
}

/** What it says, one JSON line each. Times are monotonic ms of the machine. */
export type RecorderWord =
  | {
      readonly kind: 'state';
      readonly atMs: number;
      readonly cameraId: string;
      readonly state: CameraProof['state'];
      readonly attempt: number;
    }
  | { readonly kind: 'alarm'; readonly atMs: number; readonly alarm: CaptureAlarm }
  /** The row of this segment is in the database. */
  | { readonly kind: 'committed'; readonly file: string; readonly sha256: string }
  /** Its copy was read back and compared. */
  | { readonly kind: 'copied'; readonly file: string }
  | { readonly kind: 'problem'; readonly detail: string }
  /** At the end. */
  | { readonly kind: 'gaps'; readonly gaps: readonly CaptureGap[] };
