import { describe, expect, it } from 'vitest';
import type { MediaProfile } from '../../../../devices/cameras/media-profile';
import { chooseStreams } from '../../../../devices/cameras/stream-choice';
import { zhCN } from '../../../../renderer/i18n/zh-cn';

const profile = (token: string, width: number, height: number, more: Partial<MediaProfile> = {}): MediaProfile => ({
  token,
  width,
  height,
  encoding: 'H264',
  ...more,
});
const slow = { keyFrameEvery: 100, frameRate: 25 };
const small = { code: 'camera.stream-too-small', width: 640, height: 480 };

describe('the stream to record', () => {
  it.each([
    ['the largest', [profile('sub', 704, 576), profile('main', 1920, 1080)], 'main', []],
    ['H.265 as well', [profile('main', 2560, 1440, { encoding: 'H265' }), profile('sub', 1280, 720)], 'main', []],
    ['the first of equals', [profile('a', 1280, 720), profile('b', 1280, 720), profile('sub', 640, 360)], 'a', []],
    ['one that can be recorded', [profile('still', 4000, 3000, { encoding: 'JPEG' }), profile('main', 1280, 720)], 'main', ['no-sub']],
    ['D1 itself, also upright', [profile('d1', 576, 704), profile('sub', 320, 240)], 'd1', []],
    ['the one whose key frames come in time', [profile('4k', 3840, 2160, slow), profile('hd', 1280, 720)], 'hd', ['no-sub']],
    ['the large one before the one with key frames in time', [profile('hd', 1280, 720, slow), profile('sub', 640, 480)], 'hd', ['slow']],
    ['the best of those that are too small', [profile('a', 320, 240), profile('b', 640, 480)], 'b', ['small']],
    ['one with two faults where there is no other', [profile('a', 640, 480, slow)], 'a', ['small', 'slow', 'no-sub']],
  ] as const)('is %s', (_, profiles, token, findings) => {
    const named = { slow: { code: 'camera.key-frames-too-far', seconds: 4 }, small, 'no-sub': { code: 'camera.no-sub-stream' } };
    const choice = chooseStreams(profiles);
    expect(choice?.main.token).toBe(token);
    expect(choice?.findings).toEqual(findings.map((finding) => named[finding]));
    for (const { code } of choice?.findings ?? []) expect(zhCN[`finding.${code}`]).toContain('{camera}');
  });

  it.each([
    ['none', []],
    ['JPEG alone', [profile('still', 1920, 1080, { encoding: 'JPEG' })]],
    ['one without a size', [profile('a', 0, 0)]],
  ])('is none of %s', (_, profiles) => {
    expect(chooseStreams(profiles)).toBeUndefined();
  });

  it.each([
    ['exactly two seconds', 50, 25, true],
    ['a picture more', 51, 25, false],
    ['a slow camera', 20, 10, true],
    ['unknown key frames', undefined, 25, true],
  ])('takes key frames every two seconds: %s', (_, keyFrameEvery, frameRate, fits) => {
    const findings = chooseStreams([profile('main', 1280, 720, { keyFrameEvery, frameRate }), profile('sub', 320, 240)])?.findings;
    expect(findings?.length).toBe(fits ? 0 : 1);
  });
});

describe('the small stream', () => {
  const main = profile('main', 1920, 1080, { videoSource: 'lens' });
  it.each([
    ['the largest that is no larger than D1', [profile('a', 320, 240), profile('b', 640, 360), profile('c', 1280, 720)], 'b'],
    ['the smallest of larger ones', [profile('a', 1600, 900), profile('b', 1280, 720)], 'b'],
    ['H.264 before H.265, which the page does not play', [profile('a', 640, 480, { encoding: 'H265' }), profile('b', 320, 240)], 'b'],
  ])('is %s', (_, others, token) => {
    const sameLens = others.map((one) => ({ ...one, videoSource: 'lens' }));
    expect(chooseStreams([main, ...sameLens])?.sub?.token).toBe(token);
  });

  it('is none of another lens', () => {
    expect(chooseStreams([main, profile('other', 640, 480, { videoSource: 'second' })])?.sub).toBeUndefined();
  });
});
