/** ITU-R BS.1770-4: how loud the sound is to an ear, LUFS of the mono mix. */
export interface Loudness {
  /** Over the last 400 ms and 3 s; -70 where there is nothing, as meters show it. */
  readonly momentaryLufs: number;
  readonly shortTermLufs: number;
}

/** What the meter remembers between two portions of sound. */
export interface LoudnessState {
  /** Mean squares of the last three seconds, 100 ms each, oldest first. */
  readonly blocks: readonly number[];
  /** Of the two filters: what they still hold. */
  readonly held: readonly [number, number, number, number];
}

const BLOCKS_A_SECOND = 10;
const MOMENTARY_BLOCKS = 4;
const SHORT_TERM_BLOCKS = 30;
const FLOOR_LUFS = -70;

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The state after another portion of 16 bit samples; a rest shorter than 100 ms is left out. */
export function measureLoudness(previous: LoudnessState | undefined, samples: Int16Array, rate: number): LoudnessState {
  const { shelf, highPass } = weighting(rate);
  let [s1, s2, h1, h2] = previous?.held ?? [0, 0, 0, 0];
  const length = Math.round(rate / BLOCKS_A_SECOND);
  const blocks = [...(previous?.blocks ?? [])];
  for (let from = 0; from + length <= samples.length; from += length) {
    let sum = 0;
    for (let i = from; i < from + length; i += 1) {
      const x = (samples[i] ?? 0) / 32_768;
      const y = shelf.b[0] * x + s1;
      s1 = shelf.b[1] * x - shelf.a[0] * y + s2;
      s2 = shelf.b[2] * x - shelf.a[1] * y;
      const z = highPass.b[0] * y + h1;
      h1 = highPass.b[1] * y - highPass.a[0] * z + h2;
      h2 = highPass.b[2] * y - highPass.a[1] * z;
      sum += z * z;
    }
    blocks.push(sum / length);
  }
  return { blocks: blocks.slice(-SHORT_TERM_BLOCKS), held: [s1, s2, h1, h2] };
}

export function loudnessOf({ blocks }: LoudnessState): Loudness {
  return { momentaryLufs: lufs(blocks.slice(-MOMENTARY_BLOCKS)), shortTermLufs: lufs(blocks) };
}

function lufs(blocks: readonly number[]): number {
  const mean = blocks.reduce((sum, block) => sum + block, 0) / Math.max(1, blocks.length);
  const value = -0.691 + 10 * Math.log10(mean);
  return Math.max(FLOOR_LUFS, Math.round(value * 10) / 10);
}

/** The K weighting for any rate: the analog prototypes behind BS.1770's table for 48 kHz, by bilinear transform. */
function weighting(rate: number): { readonly shelf: Biquad; readonly highPass: Biquad } {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / rate);
  const gain = 10 ** (3.999843853973347 / 20);
  const bandGain = gain ** 0.4996667741545416;
  const shelfQ = 0.7071752369554196;
  const shelfNorm = 1 + shelfK / shelfQ + shelfK * shelfK;
  const highK = Math.tan((Math.PI * 38.13547087602444) / rate);
  const highQ = 0.5003270373238773;
  const highNorm = 1 + highK / highQ + highK * highK;
  return {
    shelf: {
      b: [
        (gain + (bandGain * shelfK) / shelfQ + shelfK * shelfK) / shelfNorm,
        (2 * (shelfK * shelfK - gain)) / shelfNorm,
        (gain - (bandGain * shelfK) / shelfQ + shelfK * shelfK) / shelfNorm,
      ],
      a: [(2 * (shelfK * shelfK - 1)) / shelfNorm, (1 - shelfK / shelfQ + shelfK * shelfK) / shelfNorm],
    },
    highPass: { b: [1, -2, 1], a: [(2 * (highK * highK - 1)) / highNorm, (1 - highK / highQ + highK * highK) / highNorm] },
  };
}
