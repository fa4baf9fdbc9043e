import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaptureJournal } from '../../../../recordings/capture/capture-journal';
import { readClockLines } from '../../../../recordings/capture/clock-file';
import { Mp4Parser } from '../../../../recordings/capture/mp4-boxes';
import { openRoomRecorder } from '../../../../recordings/capture/room-recorder';
import type { RoomRecorder } from '../../../../recordings/capture/room-recorder';
import { recordSmall } from '../../../support/small-recording';
import { smallMedia } from '../../../support/small-media';
import { waitFor } from '../../../support/wait-for';

let folder: string;
let recorder: RoomRecorder;
let asked: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'room-recorder-'));
  asked = 0;
});
afterEach(async () => {
  await recorder.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A camera that is asked for its stream and never answers. */
function openRoom(): RoomRecorder {
  const source = (): Promise<never> => {
    asked += 1;
    return new Promise(() => undefined);
  };
  recorder = openRoomRecorder({ folder, cameras: [{ id: 'cam-1', name: '一号机位', source }], segmentSeconds: 2 });
  return recorder;
}

const state = () => recorder.proofs()[0]?.state;
const isAsked = (times: number) => waitFor('the camera is asked', () => asked >= times);

describe('starts and stops that meet', () => {
  it('two starts at once are one recording', async () => {
    openRoom();
    await Promise.all([recorder.start(), recorder.start()]);
    await isAsked(1);
    await recorder.stop();
    expect(state()).toBe('off');
    expect(await readClockLines(path.join(folder, 'clock.jsonl'))).toHaveLength(1);
    expect(asked).toBe(1);
  });

  it('a start while the end is under way begins again behind it', async () => {
    openRoom();
    await recorder.start();
    await isAsked(1);
    await Promise.all([recorder.stop(), recorder.start()]);
    expect(state()).not.toBe('off');
    await isAsked(2);
  });
});

it('what is withheld stays so over an end and a new start, and is asked for again when it no longer is', async () => {
  const wanted: string[] = [];
  const source = (id: string) => (): Promise<never> => {
    wanted.push(id);
    return new Promise(() => undefined);
  };
  const cameras = [
    { id: 'cam-1', name: '一号机位', source: source('cam-1') },
    { id: 'mic-1', name: '拾音器', kind: 'microphone' as const, source: source('mic-1') },
  ];
  recorder = openRoomRecorder({ folder, cameras, segmentSeconds: 2 });
  await recorder.withhold('sound');
  await recorder.start();
  await waitFor('the camera', () => wanted.length === 1);
  await recorder.stop();
  await recorder.start();
  await waitFor('the camera twice', () => wanted.length >= 2);
  expect(wanted).toEqual(['cam-1', 'cam-1']);
  expect(recorder.proofs().map(({ state: of }) => of)).toEqual(['starting', 'off']);
  await recorder.withhold(undefined);
  await waitFor('the microphone', () => wanted.includes('mic-1'));
  expect(recorder.proofs().map(({ state: of }) => of)).toEqual(['starting', 'starting']);
});

describe('what an earlier process left', () => {
  it('keeps no camera from being recorded, whatever the disk refuses of it', async () => {
    // A run whose address file can't be taken away.
    await mkdir(path.join(folder, 'cam-1', 'a01.ffconcat'), { recursive: true });
    const process = { pid: 0, startTicks: 0, bootId: 'another' };
    const record = { attempt: 1, segmentSeconds: 2, audio: 'copy', tracks: 'both', process };
    await writeFile(path.join(folder, 'cam-1', 'capture-pid.json'), JSON.stringify(record));
    await writeFile(path.join(folder, 'cam-1', 'a01-000000.mp4'), smallMedia());
    openRoom();
    await recorder.start();
    await isAsked(1);
    const [left] = recorder.closedSegments();
    expect(recorder.gaps()).toMatchObject([{ from: left?.endedAt, reason: 'killed' }]);
    expect(state()).toBe('failing');
  });

  it('is closed and ended without a new recording where nothing may be recorded', async () => {
    const camera = path.join(folder, 'cam-1');
    await mkdir(camera);
    await writeFile(path.join(camera, 'a01-000000.mp4'), smallMedia());
    const record = { attempt: 1, segmentSeconds: 2, audio: 'copy', tracks: 'both', process: { pid: 0, startTicks: 0, bootId: 'another' } };
    await writeFile(path.join(camera, 'capture-pid.json'), JSON.stringify(record));
    openRoom();
    await recorder.endLeft();
    const journal = await readFile(path.join(camera, 'capture.jsonl'), 'utf8');
    expect([recorder.closedSegments().length, recorder.gaps(), state(), asked]).toEqual([1, [], 'off', 0]);
    await recorder.endLeft();
    expect(await readFile(path.join(camera, 'capture.jsonl'), 'utf8')).toBe(journal);
    await recorder.start();
    await isAsked(1);
  });

  it('says that no picture came where only the sound did', async () => {
    const camera = path.join(folder, 'cam-1');
    await mkdir(camera);
    const sound = new Mp4Parser()
      .push(smallMedia())
      .flatMap((piece) => (piece.kind === 'init' || (piece.kind === 'fragment' && piece.facts.trackId === 2) ? [piece.bytes] : []));
    await writeFile(path.join(camera, 'a01-000000.mp4'), Buffer.concat(sound));
    openRoom();
    await recorder.start();
    await isAsked(1);
    expect(recorder.closedSegments()).toMatchObject([{ frames: 0 }]);
    expect((await CaptureJournal.read(camera)).map(({ kind }) => kind)).toEqual(['segment', 'ended']);
    expect(recorder.gaps()).toHaveLength(1);
  });

  it('is told whole and once where the disk had refused the line of one file', async () => {
    await recordSmall(folder, { id: 'cam-1', seconds: 6, startedAt: '2026-11-25T01:00:00.000Z', sound: false });
    openRoom();
    await recorder.endLeft();
    const whole = recorder.closedSegments();
    expect(whole).toHaveLength(3);
    const file = path.join(folder, 'cam-1', 'capture.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, lines.filter((line) => !line.includes('a01-000001.mp4') && !line.includes('"ended"')).join('\n'));
    openRoom();
    await recorder.endLeft();
    const now = recorder.closedSegments().toSorted((a, b) => a.startSeconds - b.startSeconds);
    const shape = (segments: typeof whole) => segments.map((segment) => [segment.file, segment.startedAt, segment.endedAt, segment.frames]);
    expect(shape(now)).toEqual(shape(whole));
    expect(recorder.gaps()).toEqual([]);
  });

  it('lacks what is missing exactly between two of its files', async () => {
    await recordSmall(folder, { id: 'cam-1', seconds: 4, startedAt: '2026-11-25T01:00:00.000Z', sound: false });
    // As ffmpeg 5.1 lists three seconds without pictures behind which a key frame began the next file.
    await writeFile(path.join(folder, 'cam-1', 'a01.csv'), 'a01-000000.mp4,0.000000,2.000000\na01-000001.mp4,5.000000,7.000000\n');
    openRoom();
    await recorder.endLeft();
    const [first, second] = recorder.closedSegments();
    expect(recorder.gaps()).toEqual([{ cameraId: 'cam-1', from: first?.endedAt, to: second?.startedAt, reason: 'stalled' }]);
  });
});
