import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulatedCamera } from '../../devices/cameras/simulator/simulated-camera';
import type { SimulatedCamera, SimulatedCameraOptions } from '../../devices/cameras/simulator/simulated-camera';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { CaptureAlarm, ClosedSegment, RoomRecorder, RoomRecorderOptions } from '../../recordings/capture/room-recorder';

export const password = 'sekret9pass';

export interface SourceRecording {
  readonly recorder: RoomRecorder;
  readonly segments: ClosedSegment[];
  readonly alarms: CaptureAlarm[];
  readonly folder: string;
  readonly files: () => string[];
}

/** Small cameras and recorders of one test file; `close` ends all of a test. */
export class SourceBench {
  private readonly closing: (() => Promise<unknown>)[] = [];

  async camera(options: Partial<SimulatedCameraOptions> = {}): Promise<SimulatedCamera> {
    const size = { width: 320, height: 240 };
    const known = { id: 'cam-1', name: '法制一号机位', username: 'admin', password, picture: 'questioned', size, frameRate: 10 } as const;
    const started = await startSimulatedCamera({ ...known, ...options });
    this.closing.push(() => started.close());
    return started;
  }

  async record(...cameras: RoomRecorderOptions['cameras']): Promise<SourceRecording> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sources-'));
    const segments: ClosedSegment[] = [];
    const alarms: CaptureAlarm[] = [];
    const recorder = openRoomRecorder({ folder, cameras, segmentSeconds: 2, onAlarm: (alarm) => alarms.push(alarm) });
    recorder.onSegmentClosed((segment) => segments.push(segment));
    this.closing.push(async () => {
      await recorder.stop();
      await rm(folder, { recursive: true, force: true });
    });
    await recorder.start();
    return { recorder, segments, alarms, folder, files: () => segments.map(({ file }) => path.join(folder, file)) };
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }
}

/** Every argument of every process of this machine, as anyone on it may read them. */
export function everyCommandLine(): string {
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
