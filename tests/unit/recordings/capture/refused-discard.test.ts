import { readdirSync } from 'node:fs';
import type * as Fs from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureJournal } from '../../../../recordings/capture/capture-journal';
import { openRoomRecorder } from '../../../../recordings/capture/room-recorder';
import type { RoomRecorder } from '../../../../recordings/capture/room-recorder';
import { recordSmall } from '../../../support/small-recording';

/** What the disk refuses: a file to be opened or to be taken away, by the end of its path. */
const disk = vi.hoisted(() => ({ refuses: undefined as { readonly call: 'open' | 'rm'; readonly file: string } | undefined }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  const isRefused = (call: 'open' | 'rm', place: unknown): boolean =>
    disk.refuses?.call === call && String(place).endsWith(disk.refuses.file);
  const refusal = (): Promise<never> => Promise.reject(Object.assign(new Error('EIO: made by the test'), { code: 'EIO' }));
  const open: typeof Fs.open = (...input) => (isRefused('open', input[0]) ? refusal() : real.open(...input));
  const remove: typeof Fs.rm = (...input) => (isRefused('rm', input[0]) ? refusal() : real.rm(...input));
  return { ...real, open, rm: remove };
});

let folder: string;
let recorder: RoomRecorder;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refused-discard-'));
});
afterEach(async () => {
  disk.refuses = undefined;
  await recorder.stop();
  await rm(folder, { recursive: true });
});

/** Three closed files a camera; the instant before which the first two of each end. */
async function openRoom(...ids: readonly string[]): Promise<string> {
  for (const id of ids) await recordSmall(folder, { id, seconds: 6, startedAt: '2026-11-25T01:00:00.000Z', sound: false });
  const source = (): Promise<never> => Promise.reject(new Error('nothing is recorded here'));
  recorder = openRoomRecorder({ folder, cameras: ids.map((id) => ({ id, name: id, source })), segmentSeconds: 2 });
  await recorder.endLeft();
  expect(known()).toHaveLength(3 * ids.length);
  return (
    recorder
      .closedSegments()
      .filter(({ ordinal }) => ordinal === 3)
      .map(({ endedAt }) => endedAt)
      .toSorted()[0] ?? ''
  );
}

const known = (): readonly string[] => recorder.closedSegments().map(({ file }) => file);
const lying = (id: string): readonly string[] =>
  readdirSync(path.join(folder, id))
    .filter((name) => name.endsWith('.mp4'))
    .map((name) => `${id}/${name}`)
    .toSorted();
const journaled = async (id: string): Promise<readonly string[]> =>
  (await CaptureJournal.read(path.join(folder, id))).flatMap((event) => (event.kind === 'discarded' ? [event.file] : []));

/** The files that are gone, and how much was refused. */
async function discard(before: string): Promise<readonly [gone: readonly string[], refused: number]> {
  const { gone, problems } = await recorder.discardBefore(before);
  return [gone.map(({ file }) => file).toSorted(), problems.length];
}

const [first, second, third] = ['cam-1/a01-000000.mp4', 'cam-1/a01-000001.mp4', 'cam-1/a01-000002.mp4'] as const;
const state = async () => [known(), lying('cam-1'), await journaled('cam-1')];

describe('a discard that the disk refuses', () => {
  it('counts for nothing while its line is refused, and is tried again', async () => {
    const before = await openRoom('cam-1');
    disk.refuses = { call: 'open', file: 'capture.jsonl' };
    expect(await discard(before)).toEqual([[], 2]);
    expect(await state()).toEqual([[first, second, third], [first, second, third], []]);
    disk.refuses = undefined;
    expect(await discard(before)).toEqual([[first, second], 0]);
    expect(await state()).toEqual([[third], [third], [first, second]]);
    expect(await discard(before)).toEqual([[], 0]);
  });

  it('takes the file away at the next try where only that was refused', async () => {
    const before = await openRoom('cam-1');
    disk.refuses = { call: 'rm', file: first };
    expect(await discard(before)).toEqual([[second], 1]);
    expect(await state()).toEqual([[third], [first, third], [first, second]]);
    disk.refuses = undefined;
    expect(await discard(before)).toEqual([[first], 0]);
    expect(await state()).toEqual([[third], [third], [first, second]]);
  });

  it('hides nothing of what is gone of another camera', async () => {
    const before = await openRoom('cam-1', 'cam-2');
    disk.refuses = { call: 'rm', file: first };
    expect(await discard(before)).toEqual([[second, 'cam-2/a01-000000.mp4', 'cam-2/a01-000001.mp4'], 1]);
    disk.refuses = undefined;
    expect(await discard(before)).toEqual([[first], 0]);
  });
});
