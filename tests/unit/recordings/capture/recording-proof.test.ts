import { describe, expect, it } from 'vitest';
import { judgePicture, THUMB_BYTES } from '../../../../recordings/capture/picture-judge';
import { NewsShare } from '../../../../recordings/capture/news-share';
import { proofOf } from '../../../../recordings/capture/recording-proof';
import type { ProofFacts } from '../../../../recordings/capture/recording-proof';
import { measureSound, SOUND_RATE } from '../../../../recordings/capture/sound-meter';

const picture = (level: number, edit: (cells: Uint8Array) => unknown = () => undefined): Uint8Array => {
  const cells = new Uint8Array(THUMB_BYTES).fill(level);
  edit(cells);
  return cells;
};
const lit = judgePicture(undefined, picture(90), 9_500);
const good: ProofFacts = {
  cameraId: 'cam-1',
  now: { wall: new Date('2026-11-25T01:02:14.000Z'), monotonicMs: 10_000 },
  state: 'recording',
  rates: { bytesPerSecond: 250_000, framesPerSecond: 25 },
  totalBytes: 1_000_000,
  frames: 100,
  sinceBytesMs: 20,
  groupMs: 1_000,
  picture: lit,
  sound: measureSound(undefined, new Int16Array(SOUND_RATE).fill(3_277), 9_800),
  attempt: 1,
  fault: undefined,
};

describe('the proof of recording', () => {
  it('stands on written bytes and a fresh decoded picture', () => {
    expect(proofOf(good)).toMatchObject({
      proved: true,
      newestPictureAt: '2026-11-25T01:02:13.500Z',
      pictureAgeMs: 500,
      picture: 'moving',
      sound: { levelDb: -20, silentSinceMs: 0 },
    });
  });
  it.each<[string, Partial<ProofFacts>]>([
    ['no bytes were written of late', { sinceBytesMs: 2_001 }],
    ['nothing was ever written', { sinceBytesMs: undefined }],
    ['no picture was decoded', { picture: undefined }],
    ['the newest picture is older than a group and a second', { picture: { ...lit, atMs: 7_999 } }],
    ['it is failing', { state: 'failing' }],
    ['it is off', { state: 'off' }],
  ])('does not stand when %s', (_, change) => {
    expect(proofOf({ ...good, ...change }).proved).toBe(false);
  });
  it('says unknown, never good, when the decoder is dead', () => {
    expect(
      proofOf({ ...good, picture: { ...lit, atMs: 0 }, sound: { levelDb: -20, peakDb: -10, atMs: 0, silentFromMs: undefined } }),
    ).toMatchObject({ picture: 'unknown', sound: 'unknown' });
    expect(proofOf({ ...good, sound: undefined }).sound).toBe('unknown');
    expect(proofOf({ ...good, sound: 'none' }).sound).toBe('none');
  });
});

describe('the picture', () => {
  it('is black also when the camera burns in its clock', () => {
    expect(
      judgePicture(
        undefined,
        picture(16, (cells) => cells.fill(255, 0, 20)),
        0,
      ).look,
    ).toBe('black');
    expect(
      judgePicture(
        undefined,
        picture(16, (cells) => cells.fill(255, 0, 60)),
        0,
      ).look,
    ).toBe('moving');
  });
  it('is not frozen in a still room whose frames still carry the noise of a living sensor', () => {
    const still = (newsShare: number): string => {
      const first = judgePicture(undefined, picture(90), 0, newsShare);
      return judgePicture(judgePicture(first, picture(90), 6_000, newsShare), picture(90), 12_000, newsShare).look;
    };
    expect(still(0.12)).toBe('moving');
    expect(still(0.004)).toBe('frozen');
  });
  it('is weighed by the frames between two key frames', () => {
    const news = new NewsShare();
    news.add(10_000, true);
    expect(news.share).toBeUndefined();
    for (let frame = 0; frame < 24; frame += 1) news.add(1_000, false);
    news.add(10_000, true);
    expect(news.share).toBeCloseTo(0.1);
    // A camera of key frames alone says nothing by their size.
    news.add(10_000, true);
    expect(news.share).toBeUndefined();
  });
  it('is frozen after ten seconds without any change, and moving at the first', () => {
    const first = judgePicture(undefined, picture(90), 0);
    expect(judgePicture(first, picture(90), 9_999).look).toBe('moving');
    const frozen = judgePicture(first, picture(90), 10_000);
    expect(frozen.look).toBe('frozen');
    expect(
      judgePicture(
        frozen,
        picture(90, (cells) => cells.set([91], 5)),
        11_000,
      ).look,
    ).toBe('moving');
  });
});

describe('the sound', () => {
  it('is measured in dBFS, and silence is timed from its first second', () => {
    const silent = new Int16Array(SOUND_RATE);
    const first = measureSound(undefined, silent, 1_000);
    expect(first).toMatchObject({ levelDb: -96, peakDb: -96, silentFromMs: 0 });
    expect(measureSound(first, silent, 2_000).silentFromMs).toBe(0);
    expect(measureSound(first, new Int16Array(SOUND_RATE).fill(-32_768), 2_000)).toMatchObject({
      levelDb: 0,
      peakDb: 0,
      silentFromMs: undefined,
    });
  });
});
