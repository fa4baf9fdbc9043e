import { describe, expect, it } from 'vitest';
import { isPlayable } from '../../../electron/ipc/is-playable';

describe('what the page plays by itself', () => {
  it.each([
    ['H.264 with sound', 'video/mp4; codecs="avc1.42c01f,mp4a.40.2"', true],
    ['H.264 after its sound', 'video/mp4; codecs="mp4a.40.2, avc1.640028"', true],
    ['HEVC', 'video/mp4; codecs="hvc1.1.6.L93.90,mp4a.40.2"', false],
    ['HEVC with parameters in the stream', 'video/mp4; codecs="hev1.1.6.L93.90"', false],
    ['MJPEG', 'video/mp4; codecs="mp4v,mp4a.40.2"', false],
    ['sound alone', 'video/mp4; codecs="mp4a.40.2"', false],
    ['a type without codecs', 'video/mp4', false],
    ['no type', undefined, false],
  ])('%s', (_, mimeType, playable) => expect(isPlayable(mimeType)).toBe(playable));
});
