import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMicrophone } from '../../devices/microphones/microphone';
import { openChain } from '../../recordings/evidence/chain';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { sealFolder } from '../../recordings/evidence/seal';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { exportRecording } from '../../recordings/playback/export-recording';
import { readRecordedSession } from '../../recordings/playback/recorded-session';
import { SessionRecording } from '../../services/interviews/session-recording';
import { aBooking, aSession, openTestStore, type TestStore } from '../support/builders';
import { password, SourceBench } from '../support/source-recording';
import { waitFor } from '../support/wait-for';
import { facts } from '../unit/recordings/evidence/small-evidence';

const bench = new SourceBench();
let store: TestStore;
let out: string;

beforeAll(async () => {
  store = await openTestStore();
  out = await mkdtemp(path.join(tmpdir(), 'microphone-'));
});
afterAll(async () => {
  await bench.close();
  await store.remove();
  await rm(out, { recursive: true, force: true });
});

it('takes the sound of the room’s own microphone through chain, store, seal, verification, timeline and export beside the camera', async () => {
  const credentials = { username: 'admin', password };
  const camera = await bench.camera();
  const microphone = openMicrophone('mic1', { rtsp: camera.soundUrl, credentials });
  const { recorder, folder } = await bench.record(
    { id: 'cam1', name: '法制一号机位', source: () => Promise.resolve({ url: camera.rtspUrl, credentials, transport: 'tcp' as const }) },
    { id: 'mic1', name: '室内麦克风', kind: 'microphone', source: () => microphone.source() },
  );
  const booking = aBooking();
  const session = aSession({ bookingId: booking.id, roomId: booking.roomId });
  await store.db.rooms.put({ id: session.roomId, name: session.roomId, place: '' });
  await store.db.bookings.insert(booking);
  await store.db.sessions.insert(session);
  const chain = await openChain(folder);
  const problems: unknown[] = [];
  const recording = new SessionRecording({
    ...{ sessionId: session.id, folder, recorder, chain, segments: store.db.segments, preRollMs: 60_000 },
    now: () => recorder.now(),
    onDiscarded: () => Promise.resolve(),
    onProblem: (problem) => problems.push(problem),
  });
  await recording.start(recorder.now().toISOString());
  await waitFor(
    'two files of each',
    () => ['cam1', 'mic1'].every((id) => chain.links().filter(({ link }) => link.cameraId === id).length >= 2),
    30_000,
  );
  await recording.stop();
  await recording.close();
  expect(problems).toEqual([]);

  const cameras = [
    { id: 'cam1', name: '法制一号机位' },
    { id: 'mic1', name: '室内麦克风', kind: 'microphone' as const },
  ];
  const key = await openSigningKey(path.join(store.folder, 'keys'));
  await sealFolder({
    folder,
    facts: { ...facts, cameras, gaps: recorder.gaps().map(({ reason, ...gap }) => ({ ...gap, cause: reason })) },
    key,
    sealedAt: recorder.now().toISOString(),
  });
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
  const rows = await store.db.segments.ofSession(session.id);
  expect(rows.map(({ file }) => file)).toEqual(chain.links().map(({ link }) => link.file));
  expect(rows.filter(({ cameraId }) => cameraId === 'mic1').every(({ frames, durationMs }) => frames === 0 && durationMs > 0)).toBe(true);

  const { timeline } = await readRecordedSession(folder);
  const [pictures, sound] = timeline.tracks;
  expect(sound?.parts).toHaveLength(rows.filter(({ cameraId }) => cameraId === 'mic1').length);
  // On one clock: both lie over each other but for the time that each took to begin and end.
  expect(Math.abs((sound?.parts.at(-1)?.toMs ?? 0) - (pictures?.parts.at(-1)?.toMs ?? 0))).toBeLessThan(3_000);

  const files = await exportRecording({
    ...{
      folder,
      into: path.join(out, 'export'),
      key,
      origin: { unit: { name: 'X1', url: '', mac: '' }, operator: '梁淑芬', purpose: '移送', exportedAt: recorder.now().toISOString() },
    },
    nameOf: (cameraId) => `${cameraId}.mp4`,
  });
  expect(files.map(({ cameras: of }) => of)).toEqual([['cam1'], ['mic1']]);
  const probed = await probeRecording(path.join(out, 'export', 'mic1.mp4'));
  expect(probed).toMatchObject({ video: undefined, audio: { codec: 'aac', sampleRateHz: 48_000 } });
}, 60_000);
