import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulatedCamera, type SimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import { openRoomRecorder, type ClosedSegment, type RoomRecorder } from '../../recordings/capture0/room-recorder';
import { frameGaps, readFrameNumbers } from '../support/frame-numbers';
import { waitFor } from '../support/wait-for';

const password = 'canary#@%Pa55';
let camera: SimulatedCamera;
let folder: string;
let recorder: RoomRecorder;
let segments: ClosedSegment[];

beforeAll(async () => {
  camera = await startSimulatedCamera({ id: 'cam1', name: '法制一号机位', username: 'admin', password, picture: 'questioned' });
});
afterAll(() => camera.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'capture-'));
  segments = [];
});
afterEach(async () => {
  await recorder.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(login = password): RoomRecorder {
  const source = () => Promise.resolve({ url: camera.rtspUrl, credentials: { username: 'admin', password: login }, transport: 'tcp' as const });
  recorder = openRoomRecorder({ folder, cameras: [{ id: 'cam1', name: '法制一号机位', source }], segmentSeconds: 2 });
  recorder.onSegmentClosed((segment) => segments.push(segment));
  return recorder;
}
const proof = () => {
  const [first] = recorder.proofs();
  if (!first) throw new Error('no proof');
  return first;
};
const recording = () => waitFor('a proved picture', () => proof().proved && proof().state === 'recording');
const files = () => segments.map((segment) => path.join(folder, segment.file));
const ffmpegPid = () => (JSON.parse(readFileSync(path.join(folder, 'cam1/a01.json'), 'utf8')) as { pid: number }).pid;

describe('the recorder of a room', () => {
  it('writes files that ffprobe reads without a warning, without losing a frame between them', async () => {
    await open().start();
    await waitFor('four files', () => segments.length >= 4, 20_000);
    await recorder.stop();
    for (const file of files()) {
      const probe = spawnSync('ffprobe', ['-v', 'warning', file]);
      expect(probe.stderr.toString(), file).toBe('');
    }
    const numbers = await readFrameNumbers(files());
    expect(numbers.length).toBeGreaterThan(150);
    expect(frameGaps(numbers)).toEqual([]);
    expect(numbers.length).toBe(segments.reduce((sum, segment) => sum + segment.frames, 0));
    for (const [index, segment] of segments.slice(1).entries()) {
      const before = segments[index];
      expect(segment.startSeconds).toBeCloseTo(before?.endSeconds ?? 0, 3);
      expect(segment.startedAt > (before?.startedAt ?? '')).toBe(true);
    }
  });

  it('proves pictures and sound of what it wrote', async () => {
    await open().start();
    await recording();
    await waitFor('a level', () => typeof proof().sound === 'object');
    expect(proof()).toMatchObject({ picture: 'moving', state: 'recording', attempt: 1 });
    expect(proof().bytesPerSecond).toBeGreaterThan(10_000);
  });

  it('keeps the password out of every argument list, file and log', async () => {
    await open().start();
    await recording();
    const arguments_ = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(readCommandLine);
    expect(arguments_.some((line) => line.includes('a01-%06d.mp4'))).toBe(true);
    const left = execFileSync('sh', ['-c', 'cat "$1"/cam1/*', 'sh', folder], { maxBuffer: 1e9 }).toString('latin1');
    for (const text of [...arguments_, left]) {
      expect(text.includes(password) || text.includes(encodeURIComponent(password))).toBe(false);
    }
  });

  it('goes on by itself when the kiosk goes, and the next one adopts it and hears of every file once', async () => {
    await open().start();
    await recording();
    const pid = ffmpegPid();
    await recorder.detach();
    const before = readdirSync(path.join(folder, 'cam1')).length;
    await waitFor('files written without us', () => readdirSync(path.join(folder, 'cam1')).length >= before + 2, 15_000);
    segments = [];
    await open().start();
    expect(ffmpegPid()).toBe(pid);
    await recording();
    await recorder.stop();
    expect(new Set(segments.map((segment) => segment.file)).size).toBe(segments.length);
    expect(frameGaps(await readFrameNumbers(files()))).toEqual([]);
    expect(recorder.gaps()).toEqual([]);
  });

  it('begins again when ffmpeg is killed, keeps all but a frame, and records the gap as a fact', async () => {
    await open().start();
    await recording();
    process.kill(ffmpegPid(), 'SIGKILL');
    await waitFor('the second attempt', () => proof().attempt === 2 && proof().proved);
    await recorder.stop();
    expect(recorder.gaps()).toMatchObject([{ cameraId: 'cam1', to: expect.any(String) as string }]);
    const numbers = await readFrameNumbers(files());
    expect(frameGaps(numbers)).toHaveLength(1);
  });

  it('alarms within 2 s of a frozen camera and records again when it is back', async () => {
    await open().start();
    await recording();
    await camera.fault('freeze', true);
    const frozen = performance.now();
    await waitFor('the alarm', () => proof().state === 'failing', 5_000);
    expect(proof().proved).toBe(false);
    expect(performance.now() - frozen).toBeLessThan(3_000);
    await camera.fault('freeze', false);
    await recording();
  });

  it('says that a black picture is black and that silence is silence', async () => {
    await open().start();
    await recording();
    await camera.fault('black', true);
    await camera.fault('mute', true);
    await waitFor('black', () => proof().picture === 'black');
    await waitFor('silence', () => typeof proof().sound === 'object' && (proof().sound as { silentSinceMs: number }).silentSinceMs > 0);
    await camera.fault('black', false);
    await camera.fault('mute', false);
    await waitFor('moving again', () => proof().picture === 'moving');
  });

  it('names a wrong password instead of trying for ever without a word', async () => {
    await open('not the password').start();
    await waitFor('the verdict', () => proof().fault?.verdict === 'wrong-password', 10_000);
    expect(proof().proved).toBe(false);
  });

  it('discards the pre-roll before a moment, and only finished files', async () => {
    await open().start();
    await waitFor('three files', () => segments.length >= 3, 15_000);
    const second = segments[1];
    const discarded = await recorder.discardBefore(second?.endedAt ?? '');
    expect(discarded.map((segment) => segment.file)).toEqual([segments[0]?.file]);
    expect(readdirSync(path.join(folder, 'cam1'))).not.toContain(path.basename(segments[0]?.file ?? ''));
  });
});

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
