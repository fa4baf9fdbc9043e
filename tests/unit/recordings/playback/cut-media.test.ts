import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mp4Parser } from '../../../../recordings/capture/mp4-boxes';
import { cutMedia } from '../../../../recordings/playback/cut-media';
import { makeNumberedMedia } from '../../../support/numbered-media';

let folder: string;
let file: Buffer;

/** 10 s, a key frame and 25 pictures a second, as a camera's file is written: pictures begin 21 ms after the sound, which lies behind them in the file. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cut-'));
  const [name = ''] = await makeNumberedMedia({ folder, seconds: 10, segmentSeconds: 10, width: 320, kilobits: 100 });
  file = withLateSound(await readFile(path.join(folder, name)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function withLateSound(bytes: Buffer): Buffer {
  const pieces = new Mp4Parser().push(bytes).filter((piece) => piece.kind !== 'broken');
  const placed = pieces.map((piece, place) => ({
    piece,
    place: piece.kind === 'fragment' && piece.facts.trackId === 2 ? place + 35 : place,
  }));
  return Buffer.concat(placed.toSorted((a, b) => a.place - b.place).map(({ piece }) => piece.bytes));
}

function fragmentsOf(bytes: readonly Buffer[]) {
  const pieces = new Mp4Parser().push(Buffer.concat(bytes)).filter((piece) => piece.kind === 'fragment');
  const times = (trackId: number, timescale: number) =>
    pieces.filter(({ facts }) => facts.trackId === trackId).map(({ facts }) => (facts.decodeTime * 1000) / timescale);
  return { pictures: times(1, 12_800), sound: times(2, 48_000) };
}

describe('a cut of a recorded file', () => {
  it('begins with the key frame at or before the moment and ends before the one at or after its end', () => {
    const cut = cutMedia(file, 3_400, 4_400);
    const { pictures } = fragmentsOf(cut?.bytes ?? []);
    expect(pictures[0]).toBeCloseTo(3_021.4, 1);
    expect(pictures.at(-1)).toBeCloseTo(4_981.4, 1);
    expect(pictures).toHaveLength(50);
    expect(cut?.mimeType).toEqual(expect.stringMatching(/^video\/mp4; codecs="avc1\.[0-9a-f]{6},mp4a\.40\.2"$/));
  });

  it('holds the sound of that stretch, wherever it lies in the file', () => {
    const { sound } = fragmentsOf(cutMedia(file, 3_400, 4_400)?.bytes ?? []);
    expect(sound[0]).toBeLessThanOrEqual(3_021);
    expect(sound.at(-1)).toBeGreaterThan(4_950);
    expect(sound.at(-1)).toBeLessThan(5_021);
  });

  it('holds the pictures alone where nobody hears the sound', () => {
    const cut = cutMedia(file, 3_400, 4_400, true);
    expect(fragmentsOf(cut?.bytes ?? [])).toEqual({ pictures: fragmentsOf(cutMedia(file, 3_400, 4_400)?.bytes ?? []).pictures, sound: [] });
    expect(cut?.mimeType).toEqual(expect.stringMatching(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}"$/));
  });

  it('follows the cut before it without a picture twice or missing', () => {
    const first = fragmentsOf(cutMedia(file, 3_400, 4_400)?.bytes ?? []).pictures;
    const second = fragmentsOf(cutMedia(file, 5_060, 8_000)?.bytes ?? []).pictures;
    expect(second[0]).toBeCloseTo((first.at(-1) ?? 0) + 40, 3);
  });

  it('takes the rest of a file that was cut off by a power failure, and nothing of what is no recording', () => {
    const torn = file.subarray(0, Math.floor(file.length / 2));
    const { pictures } = fragmentsOf(cutMedia(torn, 0, 10_000)?.bytes ?? []);
    expect(pictures.length).toBeGreaterThan(100);
    expect(pictures.length).toBeLessThan(150);
    expect(cutMedia(Buffer.from('no recording at all'), 0, 1_000)).toBeUndefined();
  });
});
