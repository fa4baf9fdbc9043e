/** What decoding the recorded bytes has shown so far. */
export interface DecodedProof {
  /** Wall clock, ms. */
  readonly newestPictureMs: number | undefined;
  readonly picture: 'moving' | 'frozen' | 'black' | 'unknown';
  readonly sound: { readonly levelDb: number; readonly peakDb: number; readonly silentSinceMs: number } | 'none' | 'unknown';
}

export const nothingDecoded: DecodedProof = { newestPictureMs: undefined, picture: 'unknown', sound: 'unknown' };

/** Of 255; a covered lens still shows its burned-in clock, so the darkest nine tenths decide. */
const blackLuma = 24;
/** Key frames without any difference after which a picture counts as frozen; a living camera's noise differs in every one. */
const frozenPictures = 5;
const silenceDb = -60;

export interface PictureMemory {
  readonly thumbnail: Uint8Array | undefined;
  readonly same: number;
}

/** Judges the next key frame's thumbnail (grey, one byte a pixel). */
export function judgePicture(memory: PictureMemory, thumbnail: Uint8Array): { readonly memory: PictureMemory; readonly picture: 'moving' | 'frozen' | 'black' } {
  const same = memory.thumbnail && Buffer.compare(memory.thumbnail, thumbnail) === 0 ? memory.same + 1 : 0;
  const sorted = Uint8Array.from(thumbnail).sort();
  const ninth = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const picture = ninth <= blackLuma ? 'black' : same >= frozenPictures ? 'frozen' : 'moving';
  return { memory: { thumbnail, same }, picture };
}

/** Level of 16 bit samples, dBFS; silence is -90. */
export function measureSound(samples: Int16Array): { readonly levelDb: number; readonly peakDb: number } {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  return { levelDb: decibel(Math.sqrt(sum / Math.max(1, samples.length))), peakDb: decibel(peak) };
}

export function isSilent(levelDb: number): boolean {
  return levelDb < silenceDb;
}

function decibel(amplitude: number): number {
  return amplitude <= 1 ? -90 : Math.round(200 * Math.log10(amplitude / 32_768)) / 10;
}
