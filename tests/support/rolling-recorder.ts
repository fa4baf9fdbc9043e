import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClosedSegment, RoomRecorder } from '../../recordings/capture/room-recorder';

export interface RollingRecorder extends RoomRecorder {
  readonly running: boolean;
  /** Closes a file of ten seconds that begins at `startedAt`. */
  close(startedAt: string): void;
}

/** One camera that writes a real file whenever the test says so; it leaves an open file behind, as a recording that runs does. */
export function rollingRecorder(folder: string): RollingRecorder {
  const camera = join(folder, 'cam-1');
  const listeners = new Set<(segment: ClosedSegment) => void>();
  let segments: readonly ClosedSegment[] = [];
  let running = false;
  return {
    get running() {
      return running;
    },
    close: (startedAt) => {
      const monotonicMs = Date.parse(startedAt);
      const segment: ClosedSegment = {
        cameraId: 'cam-1',
        attempt: 1,
        ordinal: segments.length + 1,
        file: `cam-1/${monotonicMs}.mp4`,
        bytes: 64,
        startedAt,
        endedAt: new Date(monotonicMs + 10_000).toISOString(),
        startSeconds: 0,
        endSeconds: 10,
        durationMs: 10_000,
        frames: 250,
        monotonicMs,
        bootId: '0f6a1f0e-31a5-4c2b-9d0e-5a1b2c3d4e5f',
        durable: true,
      };
      writeFileSync(join(folder, segment.file), Buffer.alloc(segment.bytes));
      segments = [...segments, segment];
      for (const listener of listeners) listener(segment);
    },
    start: () => {
      mkdirSync(camera, { recursive: true });
      writeFileSync(join(camera, 'open.mp4'), Buffer.alloc(16));
      running = true;
      return Promise.resolve();
    },
    endLeft: () => Promise.resolve(),
    withhold: () => Promise.resolve(),
    stop: () => {
      running = false;
      return Promise.resolve();
    },
    detach: () => Promise.resolve(),
    now: () => new Date(),
    clockSteps: () => [],
    proofs: () => [],
    gaps: () => [],
    live: () => undefined,
    closedSegments: () => segments,
    growingFiles: () => [],
    onSegmentClosed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    discardBefore: async (at) => {
      const old = segments.filter(({ endedAt }) => endedAt < at);
      segments = segments.filter((segment) => !old.includes(segment));
      for (const { file } of old) await rm(join(folder, file));
      return { gone: old, problems: [] };
    },
  };
}
