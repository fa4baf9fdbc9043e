import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { CaptureAlarm, ClosedSegment, RoomRecorder } from '../../recordings/capture/room-recorder';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import type { LiveChunk } from '../../recordings/capture/live-tail';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { frameGaps, readFrameNumbers } from '../support/frame-numbers';
import { waitFor } from '../support/wait-for';

const password = "c@nary#pass'%word";
const frameMs = 40;
let camera: SimulatedCamera;
let folder: string;
const recorders = new Set<RoomRecorder>();

beforeAll(async () => {
  const size = { width: 640, height: 360 };
  camera = await startSimulatedCamera({ id: 'cam-1', name: '法制一号机位', username: 'admin', password, picture: 'questioned', size });
});
afterAll(async () => {
  await camera.close();
});
afterEach(async () => {
  await Promise.all([...recorders].map((recorder) => recorder.stop()));
  recorders.clear();
  await rm(folder, { recursive: true, force: true });
});

interface Room {
  readonly recorder: RoomRecorder;
  readonly reported: ClosedSegment[];
  readonly alarms: CaptureAlarm[];
  readonly proof: () => CameraProof;
}

function openRoom(secret = password): Room {
  const reported: ClosedSegment[] = [];
  const alarms: CaptureAlarm[] = [];
  const source = () =>
    Promise.resolve({ url: camera.rtspUrl, credentials: { username: 'admin', password: secret }, transport: 'tcp' as const });
  const recorder = openRoomRecorder({
    folder,
    cameras: [{ id: 'cam-1', name: '法制一号机位', source }],
    segmentSeconds: 2,
    onAlarm: (alarm) => alarms.push(alarm),
  });
  recorders.add(recorder);
  recorder.onSegmentClosed((segment) => reported.push(segment));
  const proof = (): CameraProof => {
    const [only] = recorder.proofs();
    if (!only) throw new Error('no camera');
    return only;
  };
  return { recorder, reported, alarms, proof };
}

async function newRoom(secret?: string): Promise<Room> {
  folder = await mkdtemp(path.join(tmpdir(), 'capture-'));
  return openRoom(secret);
}

const proved = (room: Room): Promise<true> => waitFor('the recording is proved', () => room.proof().proved);

function capturePid(): number {
  const record: unknown = JSON.parse(readFileSync(path.join(folder, 'cam-1/capture-pid.json'), 'utf8'));
  return (record as { process: { pid: number } }).process.pid;
}

const filesOf = (segments: readonly ClosedSegment[]): string[] => segments.map(({ file }) => path.join(folder, file));

async function complaints(files: readonly string[]): Promise<string> {
  const said = await Promise.all(
    files.map((file) => promisify(execFile)('ffprobe', ['-v', 'warning', '-show_packets', '-of', 'csv', file])),
  );
  return said.map(({ stderr }) => stderr).join('');
}

describe('recording a camera', () => {
  it('loses no frame at a rotation, keeps both tracks, and shows the very bytes that are written (所见即所录)', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await waitFor('the first segment', () => room.reported.length >= 1);
    const live: LiveChunk[] = [];
    room.recorder.live('cam-1')?.subscribe((chunk) => live.push(chunk));
    await waitFor('five segments', () => room.reported.length >= 5, 25_000);
    await proved(room);
    const proof = room.proof();
    await room.recorder.stop();

    const files = filesOf(room.reported);
    expect(room.reported.map(({ ordinal }) => ordinal)).toEqual(room.reported.map((_, i) => i + 1));
    expect(files).toHaveLength(readdirSync(path.join(folder, 'cam-1')).filter((name) => name.endsWith('.mp4')).length);
    expect(await complaints(files)).toBe('');
    const numbers = await readFrameNumbers(files);
    expect(frameGaps(numbers)).toEqual([]);
    expect(room.reported.reduce((sum, { frames }) => sum + frames, 0)).toBe(numbers.length);
    for (const segment of room.reported) expect(segment.durationMs).toBeCloseTo(segment.frames * frameMs, -2);
    for (const [i, segment] of room.reported.slice(1).entries()) expect(segment.startedAt).toBe(room.reported[i]?.endedAt);

    expect(proof).toMatchObject({ state: 'recording', picture: 'moving', attempt: 1 });
    expect(proof.framesPerSecond).toBeGreaterThan(20);
    expect(live[0]?.kind).toBe('init');
    expect(live[0]?.mimeType).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}"$/);
    const bytes = Buffer.concat(live.map((chunk) => chunk.bytes));
    // The recorded pictures byte for byte; the page plays no sound.
    const third = new Mp4Parser()
      .push(readFileSync(files[2] ?? ''))
      .flatMap((piece) => (piece.kind === 'fragment' && piece.facts.trackId === 1 ? [piece.bytes] : []));
    expect(third).not.toEqual([]);
    expect(bytes.includes(Buffer.concat(third))).toBe(true);
    expect(room.recorder.closedSegments()).toEqual(room.reported);
    const firstMedia = new Mp4Parser().push(Buffer.concat(live.slice(0, 2).map((chunk) => chunk.bytes)))[1];
    expect(firstMedia).toMatchObject({ kind: 'fragment', facts: { isKey: true } });
    expect(room.recorder.gaps()).toEqual([]);
    expect(room.alarms).toEqual([]);
  });

  it('begins the next attempt when ffmpeg is killed, loses at most a frame before it, and records the gap', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await proved(room);
    const framesBefore = room.proof().frames;
    process.kill(capturePid(), 'SIGKILL');
    await waitFor('the next attempt', () => room.proof().attempt === 2 && room.proof().state === 'recording');
    await waitFor('a segment of it', () => room.reported.some(({ attempt }) => attempt === 2));
    const [first] = room.reported;
    expect(room.reported.filter(({ attempt }) => attempt === 1).reduce((sum, { frames }) => sum + frames, 0)).toBeGreaterThanOrEqual(
      framesBefore - 1,
    );
    const numbers = await readFrameNumbers(filesOf(room.reported.filter(({ attempt }) => attempt === 1)));
    expect(frameGaps(numbers)).toEqual([]);
    const [gap, ...others] = room.recorder.gaps();
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ cameraId: 'cam-1', reason: 'killed' });
    const lastBefore = room.reported.findLast(({ attempt }) => attempt === 1);
    expect(gap?.from).toBe(lastBefore?.endedAt);
    expect(gap?.to).toBe(room.reported.find(({ attempt }) => attempt === 2)?.startedAt);
    expect(first?.durable).toBe(true);
    expect(room.alarms.map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
  });

  it('goes on without the kiosk; the next one takes it over and reports each segment once', async () => {
    const first = await newRoom();
    await first.recorder.start();
    await waitFor('a segment', () => first.reported.length >= 1);
    const pid = capturePid();
    await first.recorder.detach();
    recorders.delete(first.recorder);
    const known = first.reported.length;
    await waitFor(
      'two more files',
      () => readdirSync(path.join(folder, 'cam-1')).filter((name) => name.endsWith('.mp4')).length >= known + 3,
    );

    const second = openRoom();
    await second.recorder.start();
    await proved(second);
    expect(capturePid()).toBe(pid);
    expect(second.proof().attempt).toBe(1);
    const seen = second.reported.length;
    await waitFor('another segment', () => second.reported.length > seen);
    await second.recorder.stop();
    expect(second.reported.map(({ ordinal }) => ordinal)).toEqual(second.reported.map((_, i) => i + 1));
    expect(second.reported.slice(0, known)).toEqual(first.reported);
    expect(frameGaps(await readFrameNumbers(filesOf(second.reported)))).toEqual([]);
    expect(second.recorder.gaps()).toEqual([]);
  });

  it('is an alarm within 2 s when a camera freezes, and records again when it is back', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await proved(room);
    await camera.fault('freeze', true);
    const frozenAt = performance.now();
    await waitFor('an alarm', () => room.proof().state === 'failing');
    expect(performance.now() - frozenAt).toBeLessThan(2_150);
    expect(room.proof()).toMatchObject({ proved: false, fault: { verdict: 'stalled' } });
    await waitFor('the attempt is replaced', () => room.proof().attempt === 2, 8_000);
    await camera.fault('freeze', false);
    const backAt = performance.now();
    await waitFor('it records again', () => room.proof().state === 'recording');
    expect(performance.now() - backAt).toBeLessThan(3_500);
    const [gap] = room.recorder.gaps();
    expect(gap?.reason).toBe('stalled');
    expect(gap?.to).toBeDefined();
    expect(room.alarms.map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
  });

  it('names what is missing to the end when a camera was silent as the recording was ended', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await proved(room);
    await camera.fault('freeze', true);
    const frozenAt = Date.now();
    await waitFor('an alarm', () => room.proof().state === 'failing');
    await room.recorder.stop();
    await camera.fault('freeze', false);
    const gaps = room.recorder.gaps();
    expect(gaps).toEqual([{ cameraId: 'cam-1', from: expect.any(String) as string, reason: 'stalled' }]);
    expect(Math.abs(Date.parse(gaps[0]?.from ?? '') - frozenAt)).toBeLessThan(1_000);
    expect(room.alarms.map(({ kind }) => kind)).toEqual(['failing']);
  });

  it('says that the password is wrong, and gives no password to the process table, a log or the folder', async () => {
    const wrong = `${password}-wrong`;
    const room = await newRoom(wrong);
    const seen = new Set<string>();
    const watching = setInterval(() => {
      for (const line of commandLines()) if (line.includes('c@nary') || line.includes('c%40nary')) seen.add(line);
    }, 10);
    await room.recorder.start();
    await waitFor('the verdict', () => room.proof().fault?.verdict === 'wrong-password');
    await room.recorder.stop();
    const good = openRoom();
    await good.recorder.start();
    await proved(good);
    await waitFor('the address file is gone', () => !readdirSync(path.join(folder, 'cam-1')).some((name) => name.endsWith('.ffconcat')));
    clearInterval(watching);
    await good.recorder.stop();
    expect([...seen]).toEqual([]);
    for (const name of readdirSync(path.join(folder, 'cam-1'))) {
      expect(await readFile(path.join(folder, 'cam-1', name), 'latin1'), name).not.toMatch(/c(@|%40)nary/);
    }
  });

  it('sees a black picture and a dead microphone, and sees them come back', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await proved(room);
    await waitFor('sound', () => typeof room.proof().sound === 'object');
    await Promise.all([camera.fault('black', true), camera.fault('mute', true)]);
    await waitFor('black', () => room.proof().picture === 'black');
    await waitFor('silence', () => soundOf(room.proof()).silentSinceMs > 0);
    expect(soundOf(room.proof()).levelDb).toBeLessThan(-60);
    expect(room.proof()).toMatchObject({ state: 'recording', proved: true });
    await Promise.all([camera.fault('black', false), camera.fault('mute', false)]);
    await waitFor('moving', () => room.proof().picture === 'moving');
    await waitFor('heard', () => soundOf(room.proof()).silentSinceMs === 0 && soundOf(room.proof()).levelDb > -60);
  });

  it('discards closed segments before the pre-roll by rule, also over a restart', async () => {
    const room = await newRoom();
    await room.recorder.start();
    await waitFor('three segments', () => room.reported.length >= 3);
    const third = room.reported[2];
    const { gone } = await room.recorder.discardBefore(third?.startedAt ?? '');
    // The second ends exactly where the third begins: it doesn't end before.
    expect(gone.map(({ file }) => file)).toEqual([room.reported[0]?.file]);
    await room.recorder.stop();
    const again = openRoom();
    expect(again.recorder.closedSegments()).toEqual([]);
    await again.recorder.start();
    await again.recorder.stop();
    expect(again.reported.map(({ file }) => file)).not.toContain(room.reported[0]?.file);
    expect(readdirSync(path.join(folder, 'cam-1'))).not.toContain('a01-000000.mp4');
  });
});

function soundOf(proof: CameraProof): { readonly levelDb: number; readonly silentSinceMs: number } {
  if (typeof proof.sound !== 'object') return { levelDb: NaN, silentSinceMs: NaN };
  return proof.sound;
}

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'latin1')];
      } catch {
        return [];
      }
    });
}
