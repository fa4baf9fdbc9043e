import { loudnessOf, measureLoudness, type Loudness, type LoudnessState } from './loudness';

/** What loudness needs: below it the weighting lacks the upper octaves, and noise would read more than 1 LU too low. */
export const SOUND_RATE = 48_000;

/** dBFS below which a second counts as silent; also a quiet room is louder through a microphone. */
const SILENCE_DB = -60;
/** Below what 16 bits can hold. */
const FLOOR_DB = -96;

export interface SoundState {
  readonly levelDb: number;
  readonly peakDb: number;
  readonly loudness?: Loudness;
  /** What the loudness meter remembers. */
  readonly meter?: LoudnessState;
  /** Monotonic ms. */
  readonly atMs: number;
  /** Undefined while it is heard. */
  readonly silentFromMs: number | undefined;
}

/** The level (RMS), the peak and the loudness of one second of 16 bit samples. */
export function measureSound(previous: SoundState | undefined, samples: Int16Array, atMs: number): SoundState {
  let power = 0;
  let peak = 0;
  // By index: each camera brings 48,000 of them a second.
  for (let i = 0; i < samples.length; i += 1) {
    const sample = samples[i] ?? 0;
    power += sample * sample;
    if (sample > peak) peak = sample;
    else if (-sample > peak) peak = -sample;
  }
  const levelDb = decibels(Math.sqrt(power / Math.max(1, samples.length)));
  const silentFromMs = levelDb >= SILENCE_DB ? undefined : (previous?.silentFromMs ?? atMs - 1000);
  const meter = measureLoudness(previous?.meter, samples, SOUND_RATE);
  return { levelDb, peakDb: decibels(peak), loudness: loudnessOf(meter), meter, atMs, silentFromMs };
}

function decibels(amplitude: number): number {
  return amplitude === 0 ? FLOOR_DB : Math.max(FLOOR_DB, Math.round(200 * Math.log10(amplitude / 32_768)) / 10);
}
