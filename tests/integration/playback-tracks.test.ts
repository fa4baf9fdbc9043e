import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playbackTracks } from '../../services/archive/playback-tracks';
import { recordSmall, type SmallCamera } from '../support/small-recording';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tracks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const camera = { id: 'cam', name: '法制一号机位', view: 'questioned' as const };

/** One file of two seconds, with as many pictures as are said to be in it. */
async function recorded(id: string, attempt: number, frames: number | undefined, has: Partial<SmallCamera> = {}) {
  const startedAt = new Date(Date.parse('2026-11-24T01:00:00.000Z') + (attempt - 1) * 2_000).toISOString();
  const files = await recordSmall(folder, { id, attempt, seconds: 2, segmentSeconds: 4, startedAt, ...has });
  return files.map((file) => ({ ...file, frames, durationMs: 2_000 }));
}

it('tells what a camera has in all, and where it has sound alone, wherever its first files lack some of it', async () => {
  const segments = [
    ...(await recorded('cam', 1, 0, { picture: 'none' })),
    ...(await recorded('cam', 2, 50, { sound: false })),
    ...(await recorded('cam', 3, 50)),
  ];
  const found = await playbackTracks(folder, segments, [camera]);
  expect(found?.tracks).toMatchObject([{ kind: 'picture', frameMs: 40 }]);
  expect(found?.tracks[0]?.mimeType).toMatch(/avc1\..*mp4a\./);
  expect(found?.tracks[0]?.parts.map(({ soundOnly }) => soundOnly)).toEqual([true, undefined, undefined]);
});

it('sees by its head what a file holds that is still being written', async () => {
  const segments = [
    ...(await recorded('cam', 1, 50)),
    ...(await recorded('cam', 2, undefined, { picture: 'none' })),
    ...(await recorded('mic', 1, 0, { picture: 'none' })),
    ...(await recorded('mic', 2, undefined, { picture: 'none' })),
  ];
  const [pictured, microphone] = (await playbackTracks(folder, segments, [camera]))?.tracks ?? [];
  expect(pictured?.parts.map(({ soundOnly }) => soundOnly)).toEqual([undefined, true]);
  expect(microphone).toMatchObject({ kind: 'sound', gaps: [] });
  expect(microphone?.parts.map(({ soundOnly }) => soundOnly)).toEqual([undefined, undefined]);
});
