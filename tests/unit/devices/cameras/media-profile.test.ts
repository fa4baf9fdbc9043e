import { describe, expect, it } from 'vitest';
import { chooseProfile, readProfiles, type MediaProfile } from '../../../../devices/cameras/media-profile';

const profile = (token: string, width: number, height: number, encoding = 'H264'): MediaProfile => ({ token, width, height, encoding });

describe('the profile to record', () => {
  it.each([
    ['the largest', [profile('sub', 704, 576), profile('main', 1920, 1080)], 'main'],
    ['H.265 as well', [profile('main', 2560, 1440, 'H265'), profile('sub', 1280, 720)], 'main'],
    ['the first of equals', [profile('a', 1280, 720), profile('b', 1280, 720)], 'a'],
    ['the smaller one where the larger is not H.264 or H.265', [profile('still', 4000, 3000, 'JPEG'), profile('main', 1280, 720)], 'main'],
    ['D1 itself', [profile('d1', 704, 576)], 'd1'],
    ['none below D1', [profile('sub', 640, 480), profile('flat', 1280, 480)], undefined],
    ['none of none', [], undefined],
  ] as const)('is %s', (_, profiles, token) => {
    expect(chooseProfile(profiles)?.token).toBe(token);
  });

  it('is read from a camera with one profile and from one with profiles that have no video', () => {
    const one = { $: { token: 'a' }, VideoEncoderConfiguration: { Encoding: 'H264', Resolution: { Width: '1280', Height: '720' } } };
    expect(readProfiles({ GetProfilesResponse: { Profiles: one } })).toEqual([profile('a', 1280, 720)]);
    expect(readProfiles({ GetProfilesResponse: { Profiles: [{ $: { token: 'audio' } }, one] } })).toEqual([profile('a', 1280, 720)]);
    expect(readProfiles({ GetProfilesResponse: '' })).toEqual([]);
  });
});
