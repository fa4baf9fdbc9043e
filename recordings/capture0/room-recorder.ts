import type { Instant } from '../session/instant';
import { CameraRecorder } from './camera-recorder';
import type { ClosedSegment } from './closed-segment';
import type { CaptureVerdict } from './ffmpeg-verdict';
import type { LiveTail } from './live-tail';
import type { CameraProof, CaptureGap } from './recording-proof';
import type { RecordingSource } from './recording-source';

export type { ClosedSegment } from './closed-segment';

export interface CaptureAlarm {
  readonly cameraId: string;
  readonly kind: 'failing' | 'recovered';
  readonly verdict: CaptureVerdict;
  readonly at: Instant;
}

export interface RoomRecorderOptions {
  /** The session's folder, absolute; made if missing. */
  readonly folder: string;
  readonly cameras: readonly { readonly id: string; readonly name: string; readonly source: () => Promise<RecordingSource> }[];
  readonly segmentSeconds: number;
  readonly now?: () => Date;
  readonly onAlarm?: (alarm: CaptureAlarm) => void;
}

/** All cameras of a room, recorded into one folder. */
export interface RoomRecorder {
  /** Starts every camera, or adopts what still records from before. */
  start(): Promise<void>;
  proofs(): readonly CameraProof[];
  /** Each finished file once, in order a camera. A recorder opened on a folder with earlier files reports all of them again. */
  onSegmentClosed(listener: (segment: ClosedSegment) => void): () => void;
  /** Removes finished files that end before `at` (the pre-roll rule) and says which. */
  discardBefore(at: Instant): Promise<readonly ClosedSegment[]>;
  gaps(): readonly CaptureGap[];
  live(cameraId: string): LiveTail | undefined;
  /** Ends the recording; resolves when every file is finished and reported. */
  stop(): Promise<void>;
  /** The kiosk goes; the recording stays. */
  detach(): Promise<void>;
}

export function openRoomRecorder(options: RoomRecorderOptions): RoomRecorder {
  const now = options.now ?? (() => new Date());
  const listeners = new Set<(segment: ClosedSegment) => void>();
  const recorders = options.cameras.map(
    (camera) =>
      new CameraRecorder({
        cameraId: camera.id,
        folder: options.folder,
        source: camera.source,
        segmentSeconds: options.segmentSeconds,
        now,
        onClosed: (segment) => listeners.forEach((listener) => listener(segment)),
        onAlarm: (kind, verdict) => options.onAlarm?.({ cameraId: camera.id, kind, verdict, at: now().toISOString() }),
      }),
  );
  const byId = new Map(options.cameras.map((camera, index) => [camera.id, recorders[index]]));
  const all = async (act: (recorder: CameraRecorder) => Promise<void>) => {
    await Promise.all(recorders.map(act));
  };
  return {
    start: () => all((recorder) => recorder.start()),
    proofs: () => recorders.map((recorder) => recorder.proof()),
    onSegmentClosed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    discardBefore: async (at) => {
      const discarded: ClosedSegment[] = [];
      for (const recorder of recorders) {
        for (const segment of recorder.segments.filter((closed) => closed.endedAt < at)) {
          await recorder.discard(segment);
          discarded.push(segment);
        }
      }
      return discarded;
    },
    gaps: () => recorders.flatMap((recorder) => recorder.gaps()),
    live: (cameraId) => byId.get(cameraId)?.live,
    stop: () => all((recorder) => recorder.stop()),
    detach: () => all((recorder) => recorder.detach()),
  };
}
