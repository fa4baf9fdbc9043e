import type { ClockReference } from '../../devices/clock/clock-reference';
import type { DiscMedia } from '../../devices/disc-burner/disc-burner';
import type { RoomIoState } from '../../devices/room-io/room-io';
import type { SecondDiskProof } from '../../recordings/copies/second-disk';
import type { Instant } from '../../recordings/session/instant';
import type { StreamFinding } from '../../devices/cameras/stream-choice';
import type { OutOfUse } from '../upkeep/out-of-use';

/** What the recorder proves of one camera; the part of its proof that the checks need. */
export interface RecordingProof {
  readonly cameraId: string;
  readonly at: Instant;
  readonly state: 'off' | 'starting' | 'recording' | 'failing';
  /** Bytes grew and pictures decoded in the last second. */
  readonly proved: boolean;
  readonly bytesPerSecond: number;
  readonly totalBytes: number;
  readonly pictureAgeMs: number | undefined;
  readonly picture: 'moving' | 'frozen' | 'black' | 'unknown';
  readonly sound:
    | { readonly levelDb: number; readonly silentSinceMs: number; readonly loudness?: { readonly shortTermLufs: number } }
    | 'none'
    | 'unknown';
  readonly fault?: { readonly verdict: string; readonly since: Instant } | undefined;
}

/** The newest answer of something that is asked again and again; undefined while it has not answered yet. */
export type Reading<T> =
  { readonly ok: true; readonly value: T; readonly at: Instant } | { readonly ok: false; readonly code: string; readonly at: Instant };

/** All that the checks of one second are judged by. */
export interface CheckFacts {
  /** Undefined until the board has said anything. */
  readonly room: RoomIoState | undefined;
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    readonly proof: RecordingProof | undefined;
    /** The camera's clock minus ours, ms. */
    readonly clockOffsetMs: Reading<number> | undefined;
    /** What is worse about its streams than the rule wants. */
    readonly findings?: Reading<readonly StreamFinding[]> | undefined;
  }[];
  /** The room's own microphone, where it has one. */
  readonly microphone?: { readonly id: string; readonly name: string; readonly proof: RecordingProof | undefined } | undefined;
  /** What this machine's own clock is kept by. */
  readonly clockReference: Reading<ClockReference> | undefined;
  readonly freeBytes: Reading<number> | undefined;
  /** Length of the booking, ms. */
  readonly bookedMs: number;
  /** What a writing and reading on the second disk proved. */
  readonly secondCopy:
    { readonly configured: false } | { readonly configured: true; readonly reading: Reading<SecondDiskProof> | undefined };
  readonly drives: readonly { readonly name: string; readonly media: Reading<DiscMedia> | undefined }[];
  /** Which fingerprint reader answers. */
  readonly reader: Reading<string> | undefined;
  /** What the administrator said about the lamp at the door; undefined until asked and answered. */
  readonly lampSeen: boolean | undefined;
  /** Devices with a fault, which are not demanded (制度§17). */
  readonly outOfUse?: OutOfUse;
}
