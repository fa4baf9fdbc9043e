import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import { subscribePage, type PageChunk } from '../../electron/ipc/transcoded-feed';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { CaptureAlarm, ClosedSegment } from '../../recordings/capture/room-recorder';
import { frameGaps, readFrameNumbers } from '../support/frame-numbers';
import { waitFor } from '../support/wait-for';

const credentials = { username: 'admin', password: "c@nary#pass'%word" };
let camera: SimulatedCamera;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hevc-'));
  const size = { width: 640, height: 360 };
  camera = await startSimulatedCamera({ id: 'cam-1', name: '法制一号机位', picture: 'questioned', size, codec: 'h265', ...credentials });
});
afterAll(async () => {
  await camera.close();
  await rm(folder, { recursive: true, force: true });
});

const run = promisify(execFile);

it('records an HEVC camera as it is, and shows the recorded pictures as MPEG-1 over rotations (所见即所录)', async () => {
  const reported: ClosedSegment[] = [];
  const alarms: CaptureAlarm[] = [];
  const source = () => Promise.resolve({ url: camera.rtspUrl, credentials, transport: 'tcp' as const });
  const recorder = openRoomRecorder({
    folder,
    cameras: [{ id: 'cam-1', name: '法制一号机位', source }],
    segmentSeconds: 2,
    onAlarm: (alarm) => alarms.push(alarm),
  });
  recorder.onSegmentClosed((segment) => reported.push(segment));
  await recorder.start();
  const shown: PageChunk[] = [];
  const tail = recorder.live('cam-1');
  if (!tail) throw new Error('no live tail');
  const leave = subscribePage(tail, (chunk) => shown.push(chunk));
  await waitFor('the first MPEG-1', () => shown.length > 0);
  const before = reported.length;
  await waitFor('two rotations', () => reported.length >= before + 3, 20_000);
  leave();
  await recorder.stop();

  const files = reported.map(({ file }) => path.join(folder, file));
  for (const file of files) {
    const probe = await run('ffprobe', [
      '-v',
      'warning',
      '-select_streams',
      'v',
      '-show_entries',
      'stream=codec_name',
      '-of',
      'csv=p=0',
      file,
    ]);
    expect(probe).toMatchObject({ stdout: 'hevc\n', stderr: '' });
  }
  const recorded = await readFrameNumbers(files);
  expect(frameGaps(recorded)).toEqual([]);
  expect(alarms).toEqual([]);

  expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(['mpeg1']));
  expect(shown.map(({ mimeType }) => mimeType).filter(Boolean)).toEqual(['video/mp2t']);
  for (const { bytes } of shown) {
    expect(bytes.length % 188).toBe(0);
    expect(bytes.every((byte, at) => at % 188 !== 0 || byte === 0x47)).toBe(true);
  }
  const stream = path.join(folder, 'shown.ts');
  await writeFile(stream, Buffer.concat(shown.map(({ bytes }) => bytes)));
  // What is shown are the recorded frames, one after the other: none is missing where a file ended.
  const seen = [...new Set(await readFrameNumbers([stream]))];
  expect(frameGaps(seen)).toEqual([]);
  expect(recorded).toEqual(expect.arrayContaining(seen));
  expect(seen.length).toBeGreaterThan(100);
});
