import type { Instant } from '../session/instant';
import type { CaptureVerdict } from './ffmpeg-verdict';
import type { DecodedProof } from './picture-and-sound';

/** Whether one camera is really being recorded, said anew each second. */
export interface CameraProof {
  readonly cameraId: string;
  readonly at: Instant;
  readonly state: 'off' | 'starting' | 'recording' | 'failing';
  /** Bytes were written and a picture of them was decoded within the limits. */
  readonly proved: boolean;
  readonly bytesPerSecond: number;
  readonly totalBytes: number;
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly newestPictureAt: Instant | undefined;
  readonly pictureAgeMs: number | undefined;
  readonly picture: 'moving' | 'frozen' | 'black' | 'unknown';
  readonly sound: { readonly levelDb: number; readonly peakDb: number; readonly silentSinceMs: number } | 'none' | 'unknown';
  readonly attempt: number;
  readonly fault?: { readonly verdict: CaptureVerdict; readonly since: Instant };
}

/** A time without pictures of one camera, between what was last seen and what was seen next. */
export interface CaptureGap {
  readonly cameraId: string;
  readonly from: Instant;
  /** Absent while it is not over. */
  readonly to?: Instant;
  readonly cause: CaptureVerdict;
}

export const proofLimits = {
  /** Without new bytes for so long a camera is failing. */
  stalledMs: 2_000,
  /** A decoded picture may be so old: a long group of pictures and a second. */
  pictureMs: 3_500,
  /** An attempt that does not write after so long is failing. */
  startMs: 4_000,
} as const;

export interface ProofFacts {
  readonly cameraId: string;
  readonly nowMs: number;
  readonly running: boolean;
  readonly attempt: number;
  /** When the supervisor began to want pictures. */
  readonly wantedSinceMs: number;
  readonly lastBytesMs: number | undefined;
  readonly totalBytes: number;
  readonly frames: number;
  /** Totals a second ago. */
  readonly before: { readonly atMs: number; readonly totalBytes: number; readonly frames: number } | undefined;
  readonly decoded: DecodedProof;
  readonly verdict: CaptureVerdict | undefined;
}

/** Judges what was counted. Nothing that was not seen is called good. */
export function proofOf(facts: ProofFacts): CameraProof {
  const { nowMs, lastBytesMs, decoded, before } = facts;
  const seconds = before ? Math.max(0.2, (nowMs - before.atMs) / 1000) : 1;
  const bytesFresh = lastBytesMs !== undefined && nowMs - lastBytesMs < proofLimits.stalledMs;
  const pictureAgeMs = decoded.newestPictureMs === undefined ? undefined : Math.max(0, nowMs - decoded.newestPictureMs);
  const pictureFresh = pictureAgeMs !== undefined && pictureAgeMs <= proofLimits.pictureMs;
  const silentMs = nowMs - Math.max(lastBytesMs ?? 0, facts.wantedSinceMs);
  const failing = facts.running && !bytesFresh && silentMs >= (lastBytesMs === undefined ? proofLimits.startMs : proofLimits.stalledMs);
  const state = !facts.running ? 'off' : failing ? 'failing' : bytesFresh ? 'recording' : 'starting';
  const proof: CameraProof = {
    cameraId: facts.cameraId,
    at: new Date(nowMs).toISOString(),
    state,
    proved: state === 'recording' && pictureFresh,
    bytesPerSecond: before && bytesFresh ? Math.round((facts.totalBytes - before.totalBytes) / seconds) : 0,
    totalBytes: facts.totalBytes,
    framesPerSecond: before && bytesFresh ? Math.round((facts.frames - before.frames) / seconds) : 0,
    frames: facts.frames,
    newestPictureAt: decoded.newestPictureMs === undefined ? undefined : new Date(decoded.newestPictureMs).toISOString(),
    pictureAgeMs,
    picture: pictureFresh ? decoded.picture : 'unknown',
    sound: bytesFresh ? decoded.sound : 'unknown',
    attempt: facts.attempt,
  };
  if (state !== 'failing') return proof;
  const since = new Date(Math.max(lastBytesMs ?? 0, facts.wantedSinceMs)).toISOString();
  return { ...proof, fault: { verdict: facts.verdict ?? 'stalled', since } };
}
