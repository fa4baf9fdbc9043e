import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { SimulatedCamera, SimulatedCameraOptions } from '../../devices/cameras/simulator/simulated-camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { CaptureAlarm, ClosedSegment, RoomRecorder } from '../../recordings/capture/room-recorder';
import { probeRecording } from '../../recordings/evidence/probe-recording';
import { waitFor } from '../support/wait-for';

const password = 'sekret9pass';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function camera(options: Partial<SimulatedCameraOptions>): Promise<SimulatedCamera> {
  const size = { width: 320, height: 240 };
  const known = { id: 'cam-1', name: '法制一号机位', username: 'admin', password, picture: 'questioned', size, frameRate: 10 } as const;
  const started = await startSimulatedCamera({ ...known, ...options });
  closing.push(() => started.close());
  return started;
}

interface Recording {
  readonly recorder: RoomRecorder;
  readonly segments: ClosedSegment[];
  readonly alarms: CaptureAlarm[];
  readonly folder: string;
}

async function record(options: Pick<Parameters<typeof openRoomRecorder>[0], 'cameras'>): Promise<Recording> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sources-'));
  const segments: ClosedSegment[] = [];
  const alarms: CaptureAlarm[] = [];
  const recorder = openRoomRecorder({ folder, segmentSeconds: 2, onAlarm: (alarm) => alarms.push(alarm), ...options });
  recorder.onSegmentClosed((segment) => segments.push(segment));
  closing.push(async () => {
    await recorder.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await recorder.start();
  return { recorder, segments, alarms, folder };
}

/** Every argument of every process of this machine, as anyone on it may read them. */
function everyCommandLine(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

describe('the ways a camera sends', () => {
  it.each<[string, Partial<SimulatedCameraOptions>, 'tcp' | 'udp' | 'http' | undefined, boolean]>([
    ['over TCP with digest, though SHA-256 is offered before MD5', { auth: 'digest-sha256-first' }, undefined, false],
    ['over UDP, when it refuses TCP with 461', { carries: ['udp'] }, undefined, true],
    ['over UDP, when it answers TCP with another error', { carries: ['udp'], refusal: '500 Internal Server Error' }, undefined, true],
    ['over UDP at once with basic authentication, when that is configured', { carries: ['udp'], auth: 'basic' }, 'udp', false],
    ['in a tunnel over HTTP with digest, when that is configured', { carries: ['http'] }, 'http', false],
    ['in a tunnel over HTTP with basic authentication', { carries: ['http'], auth: 'basic' }, 'http', false],
  ])('%s; the password is in no command line', async (_, options, transport, turns) => {
    const simulated = await camera(options);
    const driver = openCamera('cam-1', { rtsp: simulated.rtspUrl, transport }, { username: 'admin', password });
    const room = await record({ cameras: [{ id: 'cam-1', name: '一号', source: () => driver.source() }] });
    await waitFor('the recording is proved', () => room.recorder.proofs()[0]?.proved, 30_000);
    expect(everyCommandLine()).not.toContain(password);
    await room.recorder.stop();
    expect(readFileSync(path.join(room.folder, 'cam-1/a01.log'), 'utf8')).not.toContain(password);
    expect(readFileSync(path.join(room.folder, 'cam-1/capture.jsonl'), 'utf8').includes('transport-refused')).toBe(turns);
    expect(room.alarms.filter(({ verdict }) => verdict !== 'stalled')).toEqual([]);
    const probed = await probeRecording(path.join(room.folder, room.segments.at(-1)?.file ?? ''));
    expect(probed).toMatchObject({ video: { codec: 'h264', widthPx: 320 }, audio: { codec: 'aac', sampleRateHz: 48_000 } });
  });
});
