import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeComposite, type CompositeOrder } from '../../recordings/playback/composite';
import { timelineOf } from '../../recordings/playback/timeline';
import { recordSmall, type SmallCamera } from '../support/small-recording';

const run = promisify(execFile);
const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const nobody = { source: { name: '', url: '', mac: '', line: '' }, unit: { name: '', url: '', mac: '' }, operator: '' };

let folder: string;
let order: Omit<CompositeOrder, 'target'>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'composite-'));
  const segments = [
    ...(await recordSmall(folder, { id: 'front', seconds: 6, startedAt: '2026-11-24T01:00:00.000Z' })),
    ...(await recordSmall(folder, { id: 'front', attempt: 2, seconds: 4, startedAt: '2026-11-24T01:00:08.000Z' })),
    ...(await recordSmall(folder, { id: 'room', seconds: 12, sound: false, startedAt: '2026-11-24T01:00:00.500Z' })),
  ];
  const timeline = timelineOf(['front', 'room'], segments, []);
  if (!timeline) throw new Error('nothing recorded');
  order = {
    ...{ folder, timeline, mainId: 'front', insetId: 'room', font, workFolder: path.join(folder, 'work') },
    words: { caseLine: "某某案：100% %{pts} '冒号' \\ ;[out]", mark: '派生', gap: '本段没有画面' },
    climate: [
      { at: '2026-11-24T00:59:00.000Z', text: '21.5 ℃  40 %RH' },
      { at: '2026-11-24T01:00:03.000Z', text: '21.6 ℃  41 %RH' },
    ],
    origin: { ...nobody, exportedAt: '2026-11-25T01:00:00.000Z' },
    chunkMs: 4_000,
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function packets(file: string, stream: string): Promise<readonly number[]> {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-select_streams',
    stream,
    '-show_entries',
    'packet=pts_time',
    '-of',
    'csv=p=0',
    file,
  ]);
  return stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(Number.parseFloat)
    .toSorted((a, b) => a - b);
}

it('shows both cameras on one timeline, with the gap, and the main camera’s own sound', async () => {
  const told: number[] = [];
  const target = path.join(folder, 'whole.mp4');
  const made = await makeComposite({ ...order, target, onProgress: (doneMs) => told.push(doneMs) });
  expect(made).toMatchObject({ lengthMs: 12_500, chunksKept: 0, chunks: 4 });
  const pictures = await packets(target, 'v');
  expect(pictures).toHaveLength(Math.round(12.5 * 25));
  expect(pictures.every((at, n) => Math.abs(at - n / 25) < 0.002)).toBe(true);
  const sound = await packets(target, 'a');
  // Nothing between the end of the first attempt and the beginning of the second.
  expect(sound.filter((at) => at > 6.1 && at < 7.99)).toEqual([]);
  expect(sound.filter((at) => at > 8.05).length).toBeGreaterThan(150);
  expect(told.at(-1)).toBe(12_500);
  expect((await run('ffprobe', ['-v', 'warning', target])).stderr).toBe('');
  expect(await readdir(folder)).not.toContain('work');
});

it('goes on from the last finished chunk when it was cancelled, and gives the same', async () => {
  const target = path.join(folder, 'resumed.mp4');
  const cancel = new AbortController();
  const onProgress = (doneMs: number) => doneMs > 4_500 && cancel.abort();
  await expect(makeComposite({ ...order, target, signal: cancel.signal, onProgress })).rejects.toMatchObject({ code: 'derived.cancelled' });
  expect(await readdir(folder)).not.toContain('resumed.mp4');
  const made = await makeComposite({ ...order, target });
  expect(made.chunksKept).toBeGreaterThan(0);
  expect(await packets(target, 'v')).toEqual(await packets(path.join(folder, 'whole.mp4'), 'v'));
});

it('shows a gap where a camera has sound alone, takes that sound too, and shifts nothing where the sound was withheld', async () => {
  const own = path.join(folder, 'withheld');
  const at = (second: number) => new Date(Date.parse('2026-11-24T02:00:00.000Z') + second * 1000).toISOString();
  const record = (attempt: number, second: number, has: Pick<SmallCamera, 'sound' | 'picture'> = {}) =>
    recordSmall(own, { id: 'front', attempt, seconds: 3, segmentSeconds: 3, startedAt: at(second), ...has });
  const pictured = [await record(1, 0), await record(2, 4, { sound: false }), await record(3, 8), await record(5, 16)].flat();
  const sound = (await record(4, 12, { picture: 'none' })).map((segment) => ({ ...segment, frames: 0 }));
  const timeline = timelineOf(['front', 'room'], [...pictured.map((segment) => ({ ...segment, frames: 75 })), ...sound], []);
  if (!timeline) throw new Error('nothing recorded');
  const target = path.join(folder, 'withheld.mp4');
  await makeComposite({ ...order, folder: own, timeline, target, chunkMs: 120_000 });
  expect(await packets(target, 'v')).toHaveLength(Math.round((timeline.lengthMs * 25) / 1000));
  const heard = await packets(target, 'a');
  const within = (from: number, to: number) => heard.filter((one) => one > from && one < to).length;
  expect([within(3.1, 7.9), within(11.1, 11.9), within(15.1, 15.9)]).toEqual([0, 0, 0]);
  // 47 frames of sound a second.
  for (const from of [0, 8, 12, 16]) expect(within(from + 0.1, from + 2.8)).toBeGreaterThan(120);
});
