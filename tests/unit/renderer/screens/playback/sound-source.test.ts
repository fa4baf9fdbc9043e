import { describe, expect, it } from 'vitest';
import { soundSource } from '../../../../../renderer/screens/playback/sound-source';
import type { PlaybackTrack } from '../../../../../services/contract/playback';

const track = (cameraId: string, kind: PlaybackTrack['kind'], mimeType: string): PlaybackTrack => ({
  ...{ cameraId, kind, mimeType, name: cameraId, view: undefined, frameMs: 40, parts: [], gaps: [] },
});
const silent = track('cam1', 'picture', 'video/mp4; codecs="avc1.42c01f"');
const sounding = track('cam2', 'picture', 'video/mp4; codecs="avc1.42c01f,mp4a.40.2"');
const microphone = track('mic', 'sound', 'video/mp4; codecs="mp4a.40.2"');

describe('the sound that is heard', () => {
  it('is that of the microphone, else of the first camera that has any', () => {
    expect(soundSource([silent, sounding, microphone])).toBe(microphone);
    expect(soundSource([silent, sounding])).toBe(sounding);
    expect(soundSource([silent])).toBeUndefined();
  });
});
