import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mp4Parser } from '../../../../recordings/capture/mp4-boxes';
import type { MediaWish } from '../../../../recordings/playback/cut-media';
import { MediaCutter } from '../../../../recordings/playback/media-cutter';
import { makeNumberedMedia } from '../../../support/numbered-media';

let folder: string;
let file: Buffer;
let place: string;
const cutter = new MediaCutter();

/** 10 s, a key frame and 25 pictures a second, as a camera's file is written: pictures begin 21 ms after the sound, which lies behind them in the file. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cut-'));
  const [name = ''] = await makeNumberedMedia({ folder, seconds: 10, segmentSeconds: 10, width: 320, kilobits: 100 });
  file = withLateSound(await readFile(path.join(folder, name)));
  place = path.join(folder, 'late-sound.mp4');
  await writeFile(place, file);
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

function fragmentsOf(bytes: Buffer = Buffer.alloc(0)) {
  const pieces = new Mp4Parser().push(bytes).filter((piece) => piece.kind === 'fragment');
  const times = (trackId: number, timescale: number) =>
    pieces.filter(({ facts }) => facts.trackId === trackId).map(({ facts }) => (facts.decodeTime * 1000) / timescale);
  return { pictures: times(1, 12_800), sound: times(2, 48_000) };
}

/** Of a piece without its head, which a player has from the piece before. */
function restOf(bytes: Buffer = Buffer.alloc(0)) {
  const head = new Mp4Parser().push(file).find((piece) => piece.kind === 'init')?.bytes ?? Buffer.alloc(0);
  expect(bytes.subarray(4, 8).toString('latin1')).toBe('moof');
  return fragmentsOf(Buffer.concat([head, bytes]));
}

const wish = (fromMs: number, toMs: number, more: Partial<MediaWish> = {}): MediaWish => ({
  ...{ fromMs, toMs, silent: false, piece: 'groups' },
  ...more,
});
const cut = (fromMs: number, toMs: number, more: Partial<MediaWish> = {}) => cutter.cut(place, wish(fromMs, toMs, more));

describe('a cut of a recorded file', () => {
  it('begins with the key frame at or before the moment and ends before the one at or after its end', async () => {
    const found = await cut(3_400, 4_400);
    const { pictures } = fragmentsOf(found?.bytes);
    expect(pictures[0]).toBeCloseTo(3_021.4, 1);
    expect(pictures.at(-1)).toBeCloseTo(4_981.4, 1);
    expect(pictures).toHaveLength(50);
    expect(found?.mimeType).toEqual(expect.stringMatching(/^video\/mp4; codecs="avc1\.[0-9a-f]{6},mp4a\.40\.2"$/));
    expect(await cutter.keyAtOrBefore(place, 3_400)).toBeCloseTo(pictures[0] ?? 0, 3);
  });

  it('holds the sound of that stretch, wherever it lies in the file', async () => {
    const { sound } = fragmentsOf((await cut(3_400, 4_400))?.bytes);
    expect(sound[0]).toBeLessThanOrEqual(3_021);
    expect(sound.at(-1)).toBeGreaterThan(4_950);
    expect(sound.at(-1)).toBeLessThan(5_021);
  });

  it('holds the pictures alone where nobody hears the sound', async () => {
    const silent = await cut(3_400, 4_400, { silent: true });
    expect(fragmentsOf(silent?.bytes)).toEqual({ pictures: fragmentsOf((await cut(3_400, 4_400))?.bytes).pictures, sound: [] });
    expect(silent?.mimeType).toEqual(expect.stringMatching(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}"$/));
  });

  it('follows the cut before it without a picture twice or missing', async () => {
    const first = fragmentsOf((await cut(3_400, 4_400))?.bytes).pictures;
    const second = fragmentsOf((await cut(5_060, 8_000))?.bytes).pictures;
    expect(second[0]).toBeCloseTo((first.at(-1) ?? 0) + 40, 3);
  });

  it('of an opening ends where it was asked to, and its rest goes on there with neither head nor a picture or sound twice', async () => {
    const groups = await cut(3_021, 4_400);
    const opening = await cut(3_400, 3_600, { piece: 'opening' });
    const rest = await cut(3_600, 4_400, { piece: 'rest' });
    const [first, second] = [fragmentsOf(opening?.bytes), restOf(rest?.bytes)];
    expect(first.pictures[0]).toBeCloseTo(3_021.4, 1);
    expect(first.pictures.at(-1)).toBeLessThan(3_600);
    expect(second.pictures[0]).toBeGreaterThanOrEqual(3_600);
    expect([...first.pictures, ...second.pictures]).toEqual(fragmentsOf(groups?.bytes).pictures);
    expect([...first.sound, ...second.sound]).toEqual(fragmentsOf(groups?.bytes).sound);
  });

  it('is the same out of a file that is still being written, in steps that end anywhere', async () => {
    const growing = path.join(folder, 'growing.mp4');
    await writeFile(growing, '');
    const handle = await open(growing, 'a');
    for (let at = 0; at < file.length; at += 77_777) {
      await handle.write(file.subarray(at, at + 77_777));
      await cutter.cut(growing, wish(0, 1_000));
    }
    await handle.close();
    for (const [fromMs, toMs] of [
      [0, 10_000],
      [3_400, 4_400],
      [9_200, 9_600],
    ] as const)
      expect((await cutter.cut(growing, wish(fromMs, toMs)))?.bytes.equals((await cut(fromMs, toMs))?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it('takes the rest of a file that was cut off by a power failure, and nothing of what is no recording', async () => {
    const torn = path.join(folder, 'torn.mp4');
    await writeFile(torn, file.subarray(0, Math.floor(file.length / 2)));
    const { pictures } = fragmentsOf((await cutter.cut(torn, wish(0, 10_000)))?.bytes);
    expect(pictures.length).toBeGreaterThan(100);
    expect(pictures.length).toBeLessThan(150);
    await writeFile(torn, 'no recording at all');
    expect(await cutter.cut(torn, wish(0, 1_000))).toBeUndefined();
    await expect(cutter.cut(path.join(folder, 'gone.mp4'), wish(0, 1_000))).rejects.toThrow();
    expect(await cutter.keyAtOrBefore(path.join(folder, 'gone.mp4'), 0)).toBeUndefined();
  });
});
