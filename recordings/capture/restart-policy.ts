import type { FfmpegVerdict } from './ffmpeg-verdict';

/** Limits of the watch over one attempt, ms. */
const watchLimits = {
  /** Without a picture for this long it is an alarm (2 s promised, less the pictures still on their way and the time to notice). */
  alarmMs: 1_600,
  /** And for this long the attempt is replaced: late enough for TCP to heal a short loss by itself, early enough to be done within 4 s. */
  replaceMs: 3_500,
  /** The same before the first picture: connecting, probing, waiting for a key frame. */
  startAlarmMs: 5_000,
  startReplaceMs: 10_000,
} as const;

export type Health = 'starting' | 'good' | 'silent' | 'dead';

/**
 * How an attempt fares, from how long it runs and how long ago a whole picture was last written. An ffmpeg that was stopped (`isHung`)
 * heals by nothing: it is replaced as soon as it is silent.
 */
export function healthOf(runningMs: number, sincePictureMs: number | undefined, isHung = false): Health {
  const { alarmMs, replaceMs, startAlarmMs, startReplaceMs } = watchLimits;
  if (sincePictureMs === undefined) return runningMs >= startReplaceMs ? 'dead' : runningMs >= startAlarmMs ? 'silent' : 'starting';
  return sincePictureMs >= (isHung ? alarmMs : replaceMs) ? 'dead' : sincePictureMs >= alarmMs ? 'silent' : 'good';
}

/** Pause before a camera that takes no connections is asked again, ms. */
export const KNOCK_PAUSE_MS = 100;

/** An attempt that ends sooner than this for a changed format, ms, proves no change but a camera whose parameters never rest. */
const RESTLESS_MS = 10_000;

/** Changes of format one after the other, each after a short run: the third is recorded on instead of cut again. */
export function restlessChanges(before: number, ending: { readonly verdict: FfmpegVerdict; readonly ranMs: number }): number {
  return ending.verdict === 'format-changed' && ending.ranMs < RESTLESS_MS ? before + 1 : 0;
}

export const MOST_RESTLESS_CHANGES = 2;

const PATIENT: ReadonlySet<FfmpegVerdict> = new Set(['codec-unsupported', 'unreadable', 'led-elsewhere']);

/** Pause before the next attempt, ms: a tenth of a second after a run that had pictures, up to one second while all fail. */
export function restartDelay(ending: { readonly verdict: FfmpegVerdict; readonly hadFrames: boolean }, failures: number): number {
  // The cause is known and the next attempt avoids it.
  if ((ending.verdict === 'codec-unsupported' || ending.verdict === 'transport-refused') && failures <= 1) return 0;
  if (ending.verdict === 'format-changed') return 0;
  if (ending.hadFrames) return 100;
  // Somebody has to set the camera up otherwise: asking it every second only fills the folder.
  if (PATIENT.has(ending.verdict) && failures > 2) return 5_000;
  return Math.min(1_000, 250 * 2 ** Math.max(0, failures - 1));
}
