import { describe, expect, it } from 'vitest';
import { readProfiles } from '../../../../devices/cameras/media-profile';

const D1 = { Width: '704', Height: '576' };

describe('the profiles of a camera', () => {
  it('are read from one with one profile and from one with profiles that have no video', () => {
    const one = { $: { token: 'a' }, VideoEncoderConfiguration: { Encoding: 'H264', Resolution: { Width: '1280', Height: '720' } } };
    const read = expect.objectContaining({ token: 'a', encoding: 'H264', width: 1280, height: 720 }) as unknown;
    expect(readProfiles({ GetProfilesResponse: { Profiles: one } })).toEqual([read]);
    expect(readProfiles({ GetProfilesResponse: { Profiles: [{ $: { token: 'audio' } }, one] } })).toEqual([read]);
    expect(readProfiles({ GetProfilesResponse: '' })).toEqual([]);
  });

  it('say key frames, rate, lens and whether they move, in the words of the old media service', () => {
    const old = {
      $: { token: 'a' },
      VideoSourceConfiguration: { SourceToken: 'lens' },
      VideoEncoderConfiguration: {
        Encoding: 'H264',
        Resolution: D1,
        RateControl: { FrameRateLimit: '50', EncodingInterval: '2' },
        H264: { GovLength: '100' },
      },
      PTZConfiguration: { $: { token: 'p' } },
    };
    expect(readProfiles({ GetProfilesResponse: { Profiles: old } })).toMatchObject([
      { keyFrameEvery: 100, frameRate: 25, videoSource: 'lens', canMove: true },
    ]);
  });

  it('say the same in the words of Media2; what is written as 0 is not known', () => {
    const encoder = (gov: string) => ({ $: { GovLength: gov }, Encoding: 'H265', Resolution: D1, RateControl: { FrameRateLimit: '25' } });
    const profile = (gov: string) => ({
      $: { token: 'a' },
      Configurations: { VideoSource: { SourceToken: 'lens' }, VideoEncoder: encoder(gov) },
    });
    expect(readProfiles({ GetProfilesResponse: { Profiles: [profile('50'), profile('0')] } })).toMatchObject([
      { encoding: 'H265', width: 704, height: 576, keyFrameEvery: 50, frameRate: 25, videoSource: 'lens', canMove: false },
      { keyFrameEvery: undefined },
    ]);
  });
});
