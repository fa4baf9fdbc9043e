import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SegmentRow } from '../../db/entities/segment.entity';
import type { CaptureAlarm, ClosedSegment, RoomRecorder } from '../../recordings/capture/room-recorder';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import { monotonicMs } from '../../recordings/capture/monotonic';
import type { SecondCopy } from '../../recordings/copies/second-copy';
import { openChain } from '../../recordings/evidence/chain';
import { SessionRecording } from '../../services/interviews/session-recording';
import { waitFor } from '../support/wait-for';
import { login } from './fault-camera';

export interface TimedAlarm extends CaptureAlarm {
  readonly atMs: number;
}

/** The shipping recorder and chain of one session, in this process, with what they said. */
export interface FaultRoom {
  readonly folder: string;
  readonly recorder: RoomRecorder;
  readonly alarms: readonly TimedAlarm[];
  readonly problems: readonly unknown[];
  readonly segments: readonly ClosedSegment[];
  readonly rows: readonly SegmentRow[];
  proof(cameraId: string): CameraProof;
  /** The recording's ffmpeg. */
  pid(cameraId: string): number;
  /** Resolves when a new attempt records; the number of that attempt. */
  recording(cameraId: string, afterAttempt?: number, withinMs?: number): Promise<number>;
  close(): Promise<void>;
}

export async function openFaultRoom(
  folder: string,
  cameras: readonly { readonly id: string; readonly port: number }[],
  segmentSeconds = 2,
  copy?: SecondCopy,
): Promise<FaultRoom> {
  const alarms: TimedAlarm[] = [];
  const problems: unknown[] = [];
  const segments: ClosedSegment[] = [];
  const rows: SegmentRow[] = [];
  const recorder = openRoomRecorder({
    folder,
    cameras: cameras.map(({ id, port }) => ({
      id,
      name: id,
      source: () => Promise.resolve({ url: `rtsp://127.0.0.1:${port}/main`, credentials: login, transport: 'tcp' as const }),
    })),
    segmentSeconds,
    onAlarm: (alarm) => alarms.push({ ...alarm, atMs: monotonicMs() }),
  });
  recorder.onSegmentClosed((segment) => segments.push(segment));
  const recording = new SessionRecording({
    sessionId: 'faults',
    folder,
    recorder,
    chain: await openChain(folder),
    segments: {
      ofSession: () => Promise.resolve(rows),
      append: (more) => Promise.resolve(void rows.push(...more)),
    },
    copy,
    preRollMs: 60_000,
    now: () => new Date(),
    onDiscarded: () => Promise.resolve(),
    onProblem: (problem) => problems.push(problem),
  });
  await recording.start(new Date().toISOString());
  const proof = (cameraId: string): CameraProof => {
    const found = recorder.proofs().find((one) => one.cameraId === cameraId);
    if (!found) throw new Error(`no camera ${cameraId}`);
    return found;
  };
  return {
    folder,
    recorder,
    alarms,
    problems,
    segments,
    rows,
    proof,
    pid: (cameraId) => capturePid(path.join(folder, cameraId)),
    recording: (cameraId, afterAttempt = 0, withinMs = 20_000) =>
      waitFor(
        `${cameraId} records`,
        () => {
          const { state, attempt } = proof(cameraId);
          return state === 'recording' && attempt > afterAttempt && attempt;
        },
        withinMs,
      ),
    close: async () => {
      await recording.stop();
      await recording.close();
    },
  };
}

/** What the recorder itself would take over. */
export function capturePid(cameraFolder: string): number {
  const record: unknown = JSON.parse(readFileSync(path.join(cameraFolder, 'capture-pid.json'), 'utf8'));
  return (record as { process: { pid: number } }).process.pid;
}
