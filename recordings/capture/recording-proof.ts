import type { Instant } from '../session/instant';
import type { FfmpegVerdict } from './ffmpeg-verdict';
import type { Loudness } from './loudness';
import type { PictureState } from './picture-judge';
import type { SoundState } from './sound-meter';

/** Whether one camera is really being recorded, at one moment. What isn't known is never good. */
export interface CameraProof {
  readonly cameraId: string;
  /** A microphone has no pictures: its proof is its sound. */
  readonly kind?: 'microphone';
  readonly at: Instant;
  readonly state: 'off' | 'starting' | 'recording' | 'failing';
  /**
   * Bytes were written and a picture out of the file was decoded within the last group of pictures plus a second; of a microphone, and of a camera
   * whose pictures are withheld: sound out of the file, of whatever level.
   */
  readonly proved: boolean;
  readonly bytesPerSecond: number;
  readonly totalBytes: number;
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly newestPictureAt: Instant | undefined;
  readonly pictureAgeMs: number | undefined;
  readonly picture: 'moving' | 'frozen' | 'black' | 'unknown';
  readonly sound: SoundProof | 'none' | 'unknown';
  /** Of ffmpeg, from 1; 0 before the first. */
  readonly attempt: number;
  /** The disk refused to keep what was written, or its journal's line, or doesn't answer; until a later file is durable. */
  readonly durable?: false;
  /** Why it fails, and since which last picture. */
  readonly fault?: { readonly verdict: FfmpegVerdict; readonly since: Instant };
}

export interface SoundProof {
  /** dBFS of the last second. */
  readonly levelDb: number;
  readonly peakDb: number;
  /** As loud as an ear hears it. */
  readonly loudness?: Loudness;
  /** For how many ms it has been below -60 dBFS; 0 while it is heard. */
  readonly silentSinceMs: number;
}

/** A stretch without recording: from the last picture before to the first one after, and why. */
export interface CaptureGap {
  readonly cameraId: string;
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly to?: Instant;
  readonly reason: FfmpegVerdict;
}

export interface ProofFacts {
  readonly cameraId: string;
  readonly kind?: 'microphone' | undefined;
  /** It is recorded without pictures. */
  readonly byItsSound?: boolean;
  readonly now: { readonly wall: Date; readonly monotonicMs: number };
  readonly state: CameraProof['state'];
  readonly rates: { readonly bytesPerSecond: number; readonly framesPerSecond: number };
  readonly totalBytes: number;
  readonly frames: number;
  readonly sinceBytesMs: number | undefined;
  /** The longest distance between key frames of late, ms. */
  readonly groupMs: number;
  /** Undefined while nothing was decoded. */
  readonly picture: PictureState | undefined;
  readonly sound: SoundState | 'none' | undefined;
  readonly attempt: number;
  readonly durable?: boolean;
  readonly fault: { readonly verdict: FfmpegVerdict; readonly since: Instant } | undefined;
}

/** A second's sound is measured each second; one that is older than this says nothing of now. */
const SOUND_VALID_MS = 3_000;

export function proofOf(facts: ProofFacts): CameraProof {
  const { wall, monotonicMs } = facts.now;
  const validMs = facts.groupMs + 1_000;
  const pictureAgeMs = facts.picture && Math.max(0, Math.round(monotonicMs - facts.picture.atMs));
  const isFresh = pictureAgeMs !== undefined && pictureAgeMs <= validMs;
  const written = facts.sinceBytesMs !== undefined && facts.sinceBytesMs <= validMs;
  const sound = soundOf(facts.sound, monotonicMs);
  const isSeenOrHeard = facts.byItsSound === true ? typeof sound === 'object' : isFresh;
  return {
    cameraId: facts.cameraId,
    ...(facts.kind && { kind: facts.kind }),
    at: wall.toISOString(),
    state: facts.state,
    proved: facts.state === 'recording' && written && isSeenOrHeard,
    ...facts.rates,
    totalBytes: facts.totalBytes,
    frames: facts.frames,
    newestPictureAt: pictureAgeMs === undefined ? undefined : new Date(wall.getTime() - pictureAgeMs).toISOString(),
    pictureAgeMs,
    picture: isFresh && facts.picture ? facts.picture.look : 'unknown',
    sound,
    attempt: facts.attempt,
    ...(facts.durable === false && { durable: false as const }),
    ...(facts.fault && { fault: facts.fault }),
  };
}

function soundOf(sound: SoundState | 'none' | undefined, nowMs: number): CameraProof['sound'] {
  if (sound === 'none') return 'none';
  if (!sound || nowMs - sound.atMs > SOUND_VALID_MS) return 'unknown';
  const silentSinceMs = sound.silentFromMs === undefined ? 0 : Math.round(nowMs - sound.silentFromMs);
  const { levelDb, peakDb, loudness } = sound;
  return { levelDb, peakDb, ...(loudness && { loudness }), silentSinceMs };
}
