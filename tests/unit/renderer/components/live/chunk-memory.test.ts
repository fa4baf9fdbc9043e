import { describe, expect, it } from 'vitest';
import { nothingRemembered, remember, replay } from '../../../../../renderer/components/live/chunk-memory';
import type { LiveChunk } from '../../../../../services/contract/events';

const bytesOf = (text: string): Uint8Array => Uint8Array.from([0, 0, 0, 8, ...Array.from(text, (letter) => letter.charCodeAt(0))]);
const init: LiveChunk = { cameraId: 'front', kind: 'init', mimeType: 'video/mp4', bytes: bytesOf('ftyp') };
const media = (box: string): LiveChunk => ({ cameraId: 'front', kind: 'media', mimeType: undefined, bytes: bytesOf(box) });

describe('chunk memory', () => {
  it('gives a picture that joins later the head of the file and what came since', () => {
    const memory = [init, media('moof'), media('moof')].reduce(remember, nothingRemembered);
    expect(replay(memory)).toHaveLength(3);
    expect(replay(memory)[0]).toBe(init);
  });
  it('begins the replay where a fragment begins, since a piece may begin anywhere', () => {
    const memory = [init, media('rest'), media('moof')].reduce(remember, nothingRemembered);
    expect(replay(memory)).toEqual([init, media('moof')]);
  });
  it('forgets the old file when a new one begins', () => {
    const memory = [init, media('moof'), init].reduce(remember, nothingRemembered);
    expect(replay(memory)).toEqual([init]);
  });
  it('replays no MPEG-1, which begins again by itself at every key frame, and forgets the file before it', () => {
    const mpeg1: LiveChunk = { cameraId: 'front', kind: 'mpeg1', mimeType: 'video/mp2t', bytes: bytesOf('') };
    expect(replay([init, media('moof'), mpeg1].reduce(remember, nothingRemembered))).toEqual([]);
  });
  it('can replay nothing before a file began', () => {
    expect(replay(remember(nothingRemembered, media('moof')))).toEqual([]);
  });
  it('keeps only the newest pieces', () => {
    const memory = Array.from({ length: 400 }, () => media('moof')).reduce(remember, remember(nothingRemembered, init));
    expect(memory.recent.length).toBe(150);
  });
});
