import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openCamera } from '../../devices/cameras/open-camera';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import { openChain } from '../../recordings/evidence/chain';
import { sealFolder } from '../../recordings/evidence/seal';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { exportRecording } from '../../recordings/playback/export-recording';
import { openAuditLog } from '../../services/audit/audit-log';
import { SessionRecording } from '../../services/interviews/session-recording';
import { takeInCredentials } from '../../services/rooms/credentials-store';
import { capturePid } from '../faults/fault-room';
import { aBooking, aSession, openTestStore, type TestStore } from '../support/builders';
import { filesIn } from '../support/files-in';
import { openHostileCamera } from '../support/hostile-camera';
import { rtspReply } from '../support/hostile-rtsp';
import { everyCommandLine, SourceBench } from '../support/source-recording';
import { waitFor } from '../support/wait-for';
import { facts } from '../unit/recordings/evidence/small-evidence';

const canary = { username: 'admin', password: "Can@ry#7%'&<é/:>" };
const login = `${canary.username}:${canary.password}`;
/** As it is, as in an address, as basic authentication sends it, and its beginning that every way of quoting leaves. */
const forms = [canary.password, encodeURIComponent(canary.password), Buffer.from(login).toString('base64'), 'Can@ry', 'Can%40ry'];

const bench = new SourceBench();
let store: TestStore | undefined;
afterEach(async () => {
  await bench.close();
  await store?.remove();
});

it('the password is nowhere: success, wrong password, refused, killed, led elsewhere, sealed, exported, kept at rest (security 13)', async () => {
  store = await openTestStore();
  const { db, folder: home } = store;
  writeFileSync(path.join(home, 'credentials.json'), JSON.stringify({ cam1: canary }));
  await takeInCredentials(home);
  await db.bookings.insert(aBooking({ id: 'b1' }));
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1' }));
  const audit = await openAuditLog(db, () => new Date(), 'boot', path.join(home, 'audit.jsonl'));
  const good = await bench.camera({ ...canary, auth: 'basic' });
  const strict = await bench.camera({ id: 'cam-2', password: 'another' });
  const leading = await openHostileCamera((asked) =>
    rtspReply(asked, '302 Moved', { Location: `rtsp://127.0.0.2:9/main?${canary.password}` }),
  );
  const gone = await openHostileCamera(() => undefined);
  await gone.close();
  const urls = {
    good: good.rtspUrl,
    wrong: strict.rtspUrl,
    gone: `rtsp://127.0.0.1:${gone.port}/x`,
    leading: `rtsp://127.0.0.1:${leading.port}/x`,
  };
  const errors: string[] = [];
  const cameras = Object.entries(urls).flatMap(([id, url]) => {
    const driver = openCamera(id, { rtsp: url }, canary);
    const told = (): ReturnType<typeof driver.source> =>
      driver.source().catch((error: unknown) => {
        errors.push(`${error instanceof Error ? (error.stack ?? '') : ''} ${JSON.stringify(error)}`);
        throw error;
      });
    // Once as the kiosk asks, and once straight to ffmpeg, for a camera that looks honest when it is asked first.
    const straight = { url, credentials: canary, transport: 'tcp' } as const;
    return [
      { id, name: id, source: told },
      { id: `${id}-straight`, name: id, source: () => Promise.resolve(straight) },
    ];
  });
  const folder = path.join(home, 'recordings', 's1');
  mkdirSync(folder, { recursive: true });
  const recorder = openRoomRecorder({
    folder,
    cameras,
    segmentSeconds: 2,
    onAlarm: (alarm) => void audit.record('system', 'camera.alarm', alarm.cameraId, JSON.stringify(alarm)),
  });
  const recording = new SessionRecording({
    sessionId: 's1',
    folder,
    recorder,
    chain: await openChain(folder),
    segments: { ofSession: (id) => db.segments.ofSession(id), append: (rows) => db.segments.append(rows) },
    preRollMs: 60_000,
    now: () => new Date(),
    onDiscarded: () => Promise.resolve(),
    onProblem: (problem) => errors.push(String(problem)),
  });
  const seen: string[] = [];
  await recording.start('2020-01-01T00:00:00.000Z');
  const stateOf = (id: string) => recorder.proofs().find(({ cameraId }) => cameraId === id);
  const watching = async (what: string, done: () => boolean): Promise<void> => {
    await waitFor(
      what,
      () => {
        seen.push(everyCommandLine());
        return done();
      },
      30_000,
    );
  };
  await watching('all are judged', () =>
    recorder.proofs().every(({ cameraId, state, proved }) => (cameraId.startsWith('good') ? proved : state === 'failing')),
  );
  expect(Object.fromEntries(recorder.proofs().map(({ cameraId, fault }) => [cameraId, fault?.verdict]))).toMatchObject({
    wrong: 'wrong-password',
    'wrong-straight': 'wrong-password',
    gone: 'unreachable',
    'gone-straight': 'refused',
    leading: 'led-elsewhere',
    'leading-straight': 'led-elsewhere',
  });
  process.kill(capturePid(path.join(folder, 'good')), 'SIGKILL');
  await watching('the next attempt records', () => stateOf('good')?.attempt === 2 && stateOf('good')?.state === 'recording');
  await watching('a closed file', () => recorder.closedSegments().filter(({ cameraId }) => cameraId === 'good').length >= 2);
  await recording.stop();
  await recording.close();
  await leading.close();
  const key = await openSigningKey(path.join(home, 'keys'));
  await sealFolder({
    folder,
    facts: { ...facts, cameras: cameras.map(({ id, name }) => ({ id, name })) },
    key,
    sealedAt: new Date().toISOString(),
  });
  await exportRecording({
    folder,
    into: path.join(home, 'export'),
    origin: { unit: { name: 'u', url: '', mac: '' }, operator: 'o', purpose: 'p', exportedAt: new Date().toISOString() },
    key,
    cameraId: 'good',
    nameOf: (id, n) => `${id}-${n}.mp4`,
  });

  expect(seen.length).toBeGreaterThan(20);
  expect(errors.length).toBeGreaterThan(2);
  const found = filesIn(home).map((file) => ({ file, text: readFileSync(file, 'latin1') }));
  expect(found.map(({ file }) => path.relative(home, file))).toEqual(
    expect.arrayContaining([
      'audit.jsonl',
      'credentials.sealed',
      'export/export.json',
      'recordings/s1/manifest.json',
      'recordings/s1/good/a01.log',
    ]),
  );
  expect(found.some(({ file }) => file.endsWith('.sqlite'))).toBe(true);
  const places = [...found, { file: 'command lines', text: seen.join('\n') }, { file: 'errors', text: errors.join('\n') }];
  // Files are read as bytes: so is what is looked for.
  const hits = places.flatMap(({ file, text }) =>
    forms.filter((form) => text.includes(form) || text.includes(Buffer.from(form).toString('latin1'))).map((form) => `${file}: ${form}`),
  );
  expect(hits).toEqual([]);
});
