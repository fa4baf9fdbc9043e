/** What a camera's sound is coded in; `none`: the camera has no microphone. */
export type CameraSound = 'aac' | 'alaw' | 'mulaw' | 'g726' | 'l16' | 'opus' | 'none';

interface Coding {
  readonly clockRate: number;
  readonly encoder: readonly string[];
}

const AAC: Coding = { clockRate: 48_000, encoder: ['-c:a', 'aac', '-b:a', '64k'] };
const CODINGS: Readonly<Record<CameraSound, Coding>> = {
  aac: AAC,
  alaw: { clockRate: 8_000, encoder: ['-c:a', 'pcm_alaw'] },
  mulaw: { clockRate: 8_000, encoder: ['-c:a', 'pcm_mulaw'] },
  g726: { clockRate: 8_000, encoder: ['-c:a', 'g726', '-b:a', '32k'] },
  l16: { clockRate: 16_000, encoder: ['-c:a', 'pcm_s16be'] },
  opus: { clockRate: 48_000, encoder: ['-c:a', 'libopus', '-b:a', '32k'] },
  // It is made all the same and never offered: so the picture's clock has its companion.
  none: AAC,
};

/** How fast the RTP timestamps of a sound run, per second. */
export function soundClockRate(sound: CameraSound): number {
  return CODINGS[sound].clockRate;
}

export function soundEncoder(sound: CameraSound): readonly string[] {
  const { clockRate, encoder } = CODINGS[sound];
  return [...encoder, '-ar', String(clockRate), '-ac', '1'];
}
