import { describe, expect, it } from 'vitest';
import { mainCamera } from '../../../../../renderer/screens/console/main-camera';

const cameras = [
  { id: 'room', name: '法制二号机位', view: 'room' },
  { id: 'front', name: '法制一号机位', view: 'questioned' },
] as const;

describe('mainCamera', () => {
  it('is the view of the questioned person, or the one chosen', () => {
    expect(mainCamera(cameras, new Set(), undefined).main?.id).toBe('front');
    expect(mainCamera(cameras, new Set(), 'room').main?.id).toBe('room');
  });
  it('gives way to a camera that records when it fails', () => {
    expect(mainCamera(cameras, new Set(['front']), undefined)).toEqual({ main: cameras[0], displaced: true });
  });
  it('stays when none records', () => {
    expect(mainCamera(cameras, new Set(['front', 'room']), undefined)).toEqual({ main: cameras[1], displaced: false });
  });
});
