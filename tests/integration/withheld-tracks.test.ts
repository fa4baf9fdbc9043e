import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openMicrophone } from '../../devices/microphones/microphone';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { RoomRecorderOptions } from '../../recordings/capture/room-recorder';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { password, SourceBench, type SourceRecording } from '../support/source-recording';
import { waitFor } from '../support/wait-for';

const bench = new SourceBench();
afterAll(() => bench.close());

const credentials = { username: 'admin', password };

/** A camera with sound, one without, and the room's own microphone. */
async function room(): Promise<RoomRecorderOptions['cameras']> {
  const [camera, mute] = [await bench.camera(), await bench.camera({ id: 'cam-2', sound: 'none' })];
  const microphone = openMicrophone('mic1', { rtsp: camera.soundUrl, credentials });
  const source = (url: string) => () => Promise.resolve({ url, credentials, transport: 'tcp' as const });
  return [
    { id: 'cam1', name: '法制一号机位', source: source(camera.rtspUrl) },
    { id: 'cam2', name: '法制二号机位', source: source(mute.rtspUrl) },
    { id: 'mic1', name: '室内麦克风', kind: 'microphone', source: () => microphone.source() },
  ];
}

const proofOf = ({ recorder }: Pick<SourceRecording, 'recorder'>, id: string) => recorder.proofs().find(({ cameraId }) => cameraId === id);
const proved = (of: Pick<SourceRecording, 'recorder'>, ...ids: readonly string[]) =>
  waitFor(`${ids.join(', ')} proved`, () => ids.every((id) => proofOf(of, id)?.proved === true), 20_000);

/** What the files of a source hold, in their order, each kind once. */
async function heldBy({ segments, folder }: SourceRecording, id: string): Promise<readonly string[]> {
  const held: string[] = [];
  for (const { file, attempt } of segments.filter(({ cameraId }) => cameraId === id)) {
    const { video, audio } = await probeRecording(path.join(folder, file));
    const kinds = `${attempt}:${[video && 'picture', audio && 'sound'].filter(Boolean).join('+')}`;
    if (held.at(-1) !== kinds) held.push(kinds);
  }
  return held;
}

it('the sound alone is withheld for a while, then the pictures, in every source; no file holds what is withheld, and nobody calls it a fault', async () => {
  const record = await bench.record(...(await room()));
  const { recorder, alarms } = record;
  await proved(record, 'cam1', 'cam2', 'mic1');

  await recorder.withhold('sound');
  await proved(record, 'cam1', 'cam2');
  expect(proofOf(record, 'mic1')?.state).toBe('off');
  expect(proofOf(record, 'cam1')?.sound).toBe('none');

  await recorder.withhold('picture');
  await proved(record, 'cam1', 'mic1');
  await waitFor('the camera without sound stands still', () => proofOf(record, 'cam2')?.state === 'off', 10_000);
  expect(proofOf(record, 'cam1')).toMatchObject({ state: 'recording', picture: 'unknown' });
  const shown: string[] = [];
  recorder.live('cam1')?.subscribe(({ kind }) => shown.push(kind))();
  expect(shown).toEqual([]);

  await recorder.withhold(undefined);
  await proved(record, 'cam1', 'cam2', 'mic1');
  await recorder.stop();
  expect(await heldBy(record, 'cam1')).toEqual(['1:picture+sound', '2:picture', '3:sound', '4:picture+sound']);
  expect((await heldBy(record, 'cam2')).map((kinds) => kinds.slice(2))).toEqual(['picture', 'picture', 'picture']);
  expect(await heldBy(record, 'mic1')).toEqual(['1:sound', '2:sound']);
  // On a machine that is much too busy a camera may be slow to its first picture; nothing else may be told.
  expect(alarms.filter(({ verdict }) => verdict !== 'stalled')).toEqual([]);
  expect(recorder.gaps().map(({ reason }) => reason)).toEqual(recorder.gaps().map(() => 'ended'));
}, 90_000);

it('a recording that was begun before the sound was withheld is ended by the process that finds it', async () => {
  const cameras = await room();
  const record = await bench.record(...cameras);
  await proved(record, 'cam1', 'mic1');
  await record.recorder.detach();
  const next = openRoomRecorder({ folder: record.folder, cameras, segmentSeconds: 2 });
  try {
    await next.withhold('sound');
    await next.start();
    await proved({ recorder: next }, 'cam1', 'cam2');
    expect(next.proofs().map(({ state }) => state)).toEqual(['recording', 'recording', 'off']);
    expect(proofOf({ recorder: next }, 'cam1')).toMatchObject({ sound: 'none', attempt: 2 });
  } finally {
    await next.stop();
  }
}, 60_000);
