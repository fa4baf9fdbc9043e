import { describe, expect, it } from 'vitest';
import { MediaCutter } from '../../../recordings/playback/media-cutter';
import { answerMedia, mediaRequestOf } from '../../../electron/ipc/playback-media';

const token = 'a'.repeat(32);

describe('a media address', () => {
  it('names token, file and stretch', () => {
    expect(mediaRequestOf(`app://mingxun/media/${token}/cam1/a01-000003.mp4?from=1200&to=2200`)).toEqual({
      token,
      file: 'cam1/a01-000003.mp4',
      fromMs: 1200,
      toMs: 2200,
      silent: false,
      piece: 'groups',
    });
    const asked = mediaRequestOf(`app://mingxun/media/${token}/cam2/a01-000003.mp4?from=0&to=1000&sound=no&piece=opening`);
    expect(asked).toMatchObject({ silent: true, piece: 'opening' });
  });

  it.each([
    'app://mingxun/index.html',
    `app://elsewhere/media/${token}/a.mp4?from=0&to=1`,
    'app://mingxun/media/short/a.mp4?from=0&to=1',
    `app://mingxun/media/${token}/a.mp4`,
    `app://mingxun/media/${token}/a.mp4?from=-1&to=1`,
    `app://mingxun/media/${token}/a.mp4?from=5&to=5`,
    `app://mingxun/media/${token}/%E0%A4%A.mp4?from=0&to=1`,
    `app://mingxun/media/${token}/a.mp4?from=0&to=1&piece=all`,
    'no address',
  ])('is nothing else: %s', (url) => {
    expect(mediaRequestOf(url)).toBeUndefined();
  });

  it('opens only what the viewing lists, by its exact name', async () => {
    const asked: string[] = [];
    const listed = (_token: string, file: string) => {
      asked.push(file);
      return undefined;
    };
    for (const file of ['../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'manifest.json']) {
      const request = mediaRequestOf(`app://mingxun/media/${token}/x/${file}?from=0&to=1`);
      if (request) expect((await answerMedia(request, listed, new MediaCutter())).status).toBe(404);
    }
    expect(asked.length).toBeGreaterThan(0);
  });
});
