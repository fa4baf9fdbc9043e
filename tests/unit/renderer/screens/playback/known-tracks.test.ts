import { describe, expect, it } from 'vitest';
import { KnownTracks } from '../../../../../renderer/screens/playback/known-tracks';
import { sameTracks, withoutSound } from '../../../../../renderer/screens/playback/mime-tracks';

const both = 'video/mp4; codecs="avc1.42c01f,mp4a.40.2"';
const picture = 'video/mp4; codecs="avc1.42c01f"';
const sound = 'video/mp4; codecs="mp4a.40.2"';

describe('what a mime type says of the tracks', () => {
  it.each([
    ['video/mp4; codecs="avc1.42c01f,mp4a.40.2"', 'video/mp4; codecs="avc1.42c01f"'],
    ['video/mp4; codecs="mp4a.40.2, hvc1.1.6.L93.90"', 'video/mp4; codecs="hvc1.1.6.L93.90"'],
    ['video/mp4; codecs="avc1.42c01f"', 'video/mp4; codecs="avc1.42c01f"'],
    ['video/mp4; codecs="mp4a.40.2"', 'video/mp4; codecs="mp4a.40.2"'],
    ['', ''],
  ])('%s without its sound is %s', (mimeType, pictures) => {
    expect(withoutSound(mimeType)).toBe(pictures);
  });

  it('has to agree in pictures and sound, not in their codecs', () => {
    expect(sameTracks(both, 'video/mp4; codecs="mp4a.40.2, hvc1.1.6.L93.90"')).toBe(true);
    expect([sameTracks(both, picture), sameTracks(picture, sound), sameTracks(sound, both)]).toEqual([false, false, false]);
  });
});

describe('the borders of a camera whose tracks change', () => {
  const part = (index: number, fromMs: number, toMs: number) => ({ file: `cam1/${index}.mp4`, fromMs, toMs });
  const parts = [part(0, 0, 10_000), part(1, 10_000, 20_000), part(2, 21_000, 31_000), part(3, 31_000, 41_000)];
  const [first, , other, last] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];

  it('are learnt from what came: up to the next one all belongs to one source', () => {
    const known = new KnownTracks();
    expect(known.upToBorder(parts, 5_000, both)).toEqual(parts);
    known.note(first, both);
    known.note(other, picture);
    expect(known.upToBorder(parts, 5_000, both)).toEqual(parts.slice(0, 2));
    known.note(last, both);
    expect(known.upToBorder(parts, 25_000, picture)).toEqual(parts.slice(0, 3));
    expect(known.upToBorder(parts, 35_000, both)).toEqual(parts);
  });

  it('are reached with the present, and in the gap before them', () => {
    const known = new KnownTracks();
    known.note(first, both);
    known.note(other, picture);
    expect(known.at(parts, 9_000)).toBe(both);
    expect(known.at(parts, 15_000)).toBeUndefined();
    expect(known.at(parts, 20_500)).toBe(picture);
    expect(known.at(parts, 50_000)).toBeUndefined();
  });
});
