export const SOUND_RATE = 8_000;

/** dBFS below which a second counts as silent; also a quiet room is louder through a microphone. */
const SILENCE_DB = -60;
/** Below what 16 bits can hold. */
const FLOOR_DB = -96;

export interface SoundState {
  readonly levelDb: number;
  readonly peakDb: number;
  /** Monotonic ms. */
  readonly atMs: number;
  /** Undefined while it is heard. */
  readonly silentFromMs: number | undefined;
}

/** The level (RMS) and the peak of one second of 16 bit samples. */
export function measureSound(previous: SoundState | undefined, samples: Int16Array, atMs: number): SoundState {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const levelDb = decibels(Math.sqrt(power));
  const silentFromMs = levelDb >= SILENCE_DB ? undefined : (previous?.silentFromMs ?? atMs - 1000);
  return { levelDb, peakDb: decibels(peak), atMs, silentFromMs };
}

function decibels(amplitude: number): number {
  return amplitude === 0 ? FLOOR_DB : Math.max(FLOOR_DB, Math.round(200 * Math.log10(amplitude / 32_768)) / 10);
}
