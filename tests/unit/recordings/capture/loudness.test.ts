import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loudnessOf, measureLoudness } from '../../../../recordings/capture/loudness';

const rate = 48_000;

/** Four seconds of a source of ffmpeg's as 16 bit samples, and what its own meter (EBU R128) says of the last second. */
function source(graph: string): { readonly samples: Int16Array; readonly momentary: number; readonly shortTerm: number } {
  const input = [
    '-hide_banner',
    '-loglevel',
    'error',
    '-f',
    'lavfi',
    '-i',
    `${graph},aresample=${rate}`,
    '-t',
    '4',
    '-ac',
    '1',
    '-f',
    's16le',
    '-',
  ];
  const { stdout } = spawnSync('ffmpeg', input, { maxBuffer: 1e7 });
  const samples = new Int16Array(stdout.buffer, stdout.byteOffset, stdout.length / 2);
  const meter = [
    '-hide_banner',
    '-nostats',
    '-f',
    's16le',
    '-ar',
    String(rate),
    '-ac',
    '1',
    '-i',
    '-',
    '-af',
    'ebur128=framelog=info',
    '-f',
    'null',
    '-',
  ];
  const said = spawnSync('ffmpeg', meter, { input: stdout, encoding: 'utf8' }).stderr;
  const last = [...said.matchAll(/M:\s*(-?[\d.]+|-inf|nan)\s+S:\s*(-?[\d.]+|-inf|nan)/g)].at(-1);
  return { samples, momentary: Number(last?.[1]), shortTerm: Number(last?.[2]) };
}

const measured = (samples: Int16Array) => {
  const seconds = [0, 1, 2, 3].map((second) => samples.subarray(second * rate, (second + 1) * rate));
  const state = seconds.reduce<ReturnType<typeof measureLoudness> | undefined>(
    (before, part) => measureLoudness(before, part, rate),
    undefined,
  );
  if (!state) throw new Error('no sound');
  return loudnessOf(state);
};

describe('loudness (ITU-R BS.1770)', () => {
  it.each([
    ['a tone of 997 Hz', 'sine=frequency=997'],
    ['a deep tone', 'sine=frequency=60'],
    ['a high tone', 'sine=frequency=6000'],
    ['white noise', 'anoisesrc=color=white:amplitude=0.1:seed=7'],
    ['pink noise', 'anoisesrc=color=pink:amplitude=0.3:seed=7'],
    ['a voice-like buzz', "aevalsrc='0.2*mod(t*120,1)*sin(2*PI*4*t)'"],
  ])('of %s agrees with ffmpeg within 1 LU', (_what, graph) => {
    const { samples, momentary, shortTerm } = source(graph);
    const { momentaryLufs, shortTermLufs } = measured(samples);
    expect(Math.abs(momentaryLufs - momentary)).toBeLessThan(1);
    expect(Math.abs(shortTermLufs - shortTerm)).toBeLessThan(1);
  });

  it('of a full-scale tone of 997 Hz in one channel is -3.01 LUFS, as the standard says', () => {
    const samples = Int16Array.from({ length: 4 * rate }, (_, i) => Math.round(32_767 * Math.sin((2 * Math.PI * 997 * i) / rate)));
    expect(measured(samples).shortTermLufs).toBeCloseTo(-3.0, 1);
  });

  it('of nothing is the floor', () => {
    expect(measured(new Int16Array(4 * rate))).toEqual({ momentaryLufs: -70, shortTermLufs: -70 });
  });
});
