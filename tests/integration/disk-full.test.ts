import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { RoomIo } from '../../devices/room-io/room-io';
import { DiskReserve } from '../../recordings/capture/disk-reserve';
import { freeSpace } from '../../recordings/capture/disk-space';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { openRoomRecorder, type CaptureAlarm, type RoomRecorder } from '../../recordings/capture/room-recorder';
import { readChainLines } from '../../recordings/evidence/chain-lines';
import { hashFile } from '../../recordings/evidence/hash-file';
import { openAuditLog } from '../../services/audit/audit-log';
import { ActiveSession } from '../../services/interviews/active-session';
import { DiskGuard, diskFull } from '../../services/interviews/disk-guard';
import { aBooking, aSession, openTestStore, type TestStore } from '../support/builders';
import { noDisksBecause, SmallDisk } from '../support/small-disk';
import { waitFor } from '../support/wait-for';

const noDisks = noDisksBecause();
const mebibyte = 1024 * 1024;
const isMedia = (name: string) => name.endsWith('.mp4');

describe.skipIf(noDisks !== undefined)(`a disk that fills${noDisks === undefined ? '' : ` (skipped: ${noDisks})`}`, () => {
  let camera: SimulatedCamera;
  let disk: SmallDisk;
  let alarms: CaptureAlarm[];
  let recorders: RoomRecorder[];

  beforeAll(async () => {
    const size = { width: 320, height: 180 };
    camera = await startSimulatedCamera({
      id: 'cam-1',
      name: '法制一号机位',
      username: 'admin',
      password: 'p',
      picture: 'questioned',
      size,
    });
  });
  afterAll(() => camera.close());
  beforeEach(() => {
    alarms = [];
    recorders = [];
    disk = new SmallDisk(256);
  });
  afterEach(async () => {
    await Promise.all(recorders.map((recorder) => recorder.stop()));
    disk.remove();
  });

  function openRecorder(folder: string): RoomRecorder {
    const source = () =>
      Promise.resolve({ url: camera.rtspUrl, credentials: { username: 'admin', password: 'p' }, transport: 'tcp' as const });
    const recorder = openRoomRecorder({
      folder,
      cameras: [{ id: 'cam-1', name: '法制一号机位', source }],
      segmentSeconds: 2,
      onAlarm: (alarm) => alarms.push(alarm),
    });
    recorders.push(recorder);
    return recorder;
  }
  const fill = async (leave: number) => {
    const { freeBytes } = await freeSpace(disk.folder);
    writeFileSync(path.join(disk.folder, 'filler'), Buffer.alloc(freeBytes - leave));
  };

  it('in mid-write loses nothing of what was written, and says so', async () => {
    const folder = disk.prepare('session');
    const recorder = openRecorder(folder);
    await recorder.start();
    await waitFor('a closed segment', () => recorder.closedSegments().length > 0);
    await fill(40_000);
    await waitFor('the alarm', () => alarms.some(({ kind }) => kind === 'failing' || kind === 'not-durable'));
    await recorder.stop();
    const files = readdirSync(path.join(folder, 'cam-1')).filter(isMedia);
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const file = path.join(folder, 'cam-1', name);
      const bytes = readFileSync(file);
      const pieces = new Mp4Parser().push(bytes);
      const video = pieces.reduce(
        (sum, piece) => sum + (piece.kind === 'fragment' && piece.facts.trackId === 1 ? piece.facts.samples : 0),
        0,
      );
      const whole = pieces.reduce((sum, piece) => sum + (piece.kind === 'broken' ? 0 : piece.bytes.length), 0);
      const args = ['-v', 'quiet', '-count_packets', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0'];
      if (video === 0) continue;
      const read = Number.parseInt(execFileSync('ffprobe', [...args, file], { encoding: 'utf8' }), 10);
      // A last picture whose media was cut stays in the file; a reader counts what is left of it.
      expect([name, read]).toEqual([name, whole < bytes.length && read === video + 1 ? video + 1 : video]);
    }
  });

  describe('under a session', () => {
    let store: TestStore;
    let active: ActiveSession;
    let guard: DiskGuard;
    let changes: number;
    const problems: unknown[] = [];
    const recordings = () => path.join(disk.folder, 'recordings');
    const reserve = () => path.join(disk.folder, 'disk-reserve');
    const state = async () => (await active.state('session')).state;

    beforeEach(async () => {
      store = await openTestStore();
      changes = 0;
      disk.prepare('recordings');
      const roomIo = { set: () => Promise.resolve(), watch: () => () => undefined } as unknown as RoomIo;
      await store.db.bookings.insert(
        aBooking({ id: 'booking', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }),
      );
      const running = { phase: 'opening', leadId: 'lin', recorderId: 'huang', startedAt: new Date().toISOString() } as const;
      await store.db.sessions.insert(aSession({ id: 'session', bookingId: 'booking' }));
      await store.db.sessions.update('session', running);
      active = new ActiveSession({
        db: store.db,
        audit: await openAuditLog(store.db, () => new Date(), 'boot', path.join(store.folder, 'audit.jsonl')),
        roomIo,
        room: { id: 'X1', agencyCode: 'QYWS' },
        recordingsFolder: recordings(),
        preRollMs: 60_000,
        now: () => new Date(),
        openRecorder,
        onRecorder: () => undefined,
        onChange: () => (changes += 1),
        onConcluded: () => undefined,
        onAbandoned: () => undefined,
        onProblem: (problem) => problems.push(problem),
      });
      guard = new DiskGuard({
        space: () => freeSpace(disk.folder),
        reserve: new DiskReserve(reserve()),
        active,
        onProblem: (problem) => problems.push(problem),
        everyMs: 200,
      });
    });
    afterEach(async () => {
      await guard.stop();
      await active.recording?.stop();
      await active.release();
      await store.remove();
      expect(problems.splice(0)).toEqual([]);
    });

    it('ends in order at 2 %: told within two seconds, chained to the last picture, nothing removed; and goes on when there is room', async () => {
      await active.resume();
      guard.start();
      await waitFor('the reserve', () => existsSync(reserve()) && statSync(reserve()).size === 64 * mebibyte);
      await waitFor(
        'a chained segment',
        () =>
          existsSync(path.join(recordings(), 'session/chain.jsonl')) &&
          readdirSync(path.join(recordings(), 'session/cam-1')).filter(isMedia).length > 1,
      );
      const before = readdirSync(recordings(), { recursive: true });

      await fill(4 * mebibyte);
      const filledAt = performance.now();
      await waitFor('the interruption', async () => (await state()).phase === 'interrupted');
      expect(performance.now() - filledAt).toBeLessThan(2_000);
      expect(await state()).toMatchObject({ reason: diskFull, during: { phase: 'opening' } });
      expect(changes).toBeGreaterThan(0);
      await waitFor('the end of the cameras', () => active.recording?.recorder.proofs().every((proof) => proof.state === 'off'));
      await active.recording?.settled();

      const files = readdirSync(recordings(), { recursive: true }).map(String);
      expect(files).toEqual(expect.arrayContaining(before.map(String).filter((name) => isMedia(name) || name.endsWith('.jsonl'))));
      expect([existsSync(reserve()), existsSync(path.join(disk.folder, 'filler'))]).toEqual([false, true]);
      const { lines, tornBytes } = readChainLines(readFileSync(path.join(recordings(), 'session/chain.jsonl')));
      expect(tornBytes).toBe(0);
      expect(lines.map(({ link }) => path.join('session', link?.file ?? '')).sort()).toEqual(files.filter(isMedia).sort());
      for (const { link } of lines)
        expect((await hashFile(path.join(recordings(), 'session', link?.file ?? ''))).sha256).toBe(link?.sha256);

      rmSync(path.join(disk.folder, 'filler'));
      await waitFor('the session again', async () => (await state()).phase === 'opening');
      await waitFor('pictures', () => active.recording?.recorder.proofs().every((proof) => proof.state === 'recording'));
      const actions = (await store.db.audit.tail(20)).map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['session.interrupted', 'session.resumed']));
    });
  });
});
