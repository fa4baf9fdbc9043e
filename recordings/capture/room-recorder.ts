import { mkdir } from 'node:fs/promises';
import type { Instant } from '../session/instant';
import { CameraRecorder } from './camera-recorder';
import type { CaptureAlarm } from './camera-recorder';
import { CaptureError } from './capture-error';
import { ChildRegistry } from './child-registry';
import type { ClosedSegment, DiscardedSegment } from './closed-segment';
import type { LiveTail } from './live-tail';
import type { CameraProof, CaptureGap } from './recording-proof';
import type { RecordingSource } from './recording-source';

export type { ClosedSegment, DiscardedSegment } from './closed-segment';
export type { CaptureAlarm } from './camera-recorder';

export interface RoomRecorderOptions {
  /** The session's folder, absolute; made when it is missing. Each camera has a folder of its id in it. */
  readonly folder: string;
  readonly cameras: readonly {
    readonly id: string;
    readonly name: string;
    /** A microphone of the room: sound alone, recorded, proved and sealed like a camera. */
    readonly kind?: 'microphone';
    readonly source: () => Promise<RecordingSource>;
  }[];
  readonly segmentSeconds: number;
  readonly now?: () => Date;
  readonly onAlarm?: (alarm: CaptureAlarm) => void;
}

/** Records all cameras of a room for one session. A camera that fails never holds up another. */
export interface RoomRecorder {
  /** Starts, or takes over what runs since before this process. Rejects only when the folder can't be used. */
  start(): Promise<void>;
  /** What is proved at this moment. */
  proofs(): readonly CameraProof[];
  /**
   * Each segment once, in order within its camera, after it was made durable. A recorder opened on a folder with earlier segments
   * reports them all again: what a process that died was told may not have reached its chain. Register before `start`.
   */
  onSegmentClosed(listener: (segment: ClosedSegment) => void): () => void;
  /** Removes the closed segments that end before `at` (pre-roll rule) and says which. */
  discardBefore(at: Instant): Promise<readonly DiscardedSegment[]>;
  closedSegments(): readonly ClosedSegment[];
  /** Where nothing was recorded though it should have been; what ended before the last `discardBefore` is left out. */
  gaps(): readonly CaptureGap[];
  /** The bytes of a camera's growing file; undefined for a camera that isn't recorded here. */
  live(cameraId: string): LiveTail | undefined;
  /** Ends the recording; resolves when the last segments are closed, durable and reported. */
  stop(): Promise<void>;
  /** This process ends, the recording goes on. */
  detach(): Promise<void>;
}

/** Throws `CaptureError` (`capture.bad-camera-id`) for an id that can't be a folder's name. */
export function openRoomRecorder(options: RoomRecorderOptions): RoomRecorder {
  const { folder, segmentSeconds, now = () => new Date(), onAlarm = () => undefined } = options;
  const listeners = new Set<(segment: ClosedSegment) => void>();
  const children = new ChildRegistry();
  const onSegment = (segment: ClosedSegment): void => {
    for (const listener of listeners) tell(() => listener(segment));
  };
  const cameras = new Map(
    options.cameras.map(({ id, kind, source }) => {
      if (!/^\w[\w.-]*$/.test(id)) throw new CaptureError('capture.bad-camera-id', id);
      return [
        id,
        new CameraRecorder({
          id,
          kind,
          folder,
          source,
          segmentSeconds,
          now,
          children,
          onSegment,
          onAlarm: (alarm) => tell(() => onAlarm(alarm)),
        }),
      ];
    }),
  );
  const each = [...cameras.values()];
  let discardedBefore: Instant = '';

  return {
    start: async () => {
      await mkdir(folder, { recursive: true });
      await Promise.all(each.map((camera) => camera.start()));
    },
    proofs: () => each.map((camera) => camera.proof()),
    onSegmentClosed: (listener) => {
      const own = (segment: ClosedSegment): void => listener(segment);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    discardBefore: async (at) => {
      if (at > discardedBefore) discardedBefore = at;
      return (await Promise.all(each.map((camera) => camera.discardBefore(at)))).flat();
    },
    closedSegments: () => each.flatMap((camera) => camera.closedSegments()),
    gaps: () => each.flatMap((camera) => camera.gaps()).filter(({ to }) => to === undefined || to >= discardedBefore),
    live: (cameraId) => cameras.get(cameraId)?.live,
    stop: async () => {
      await Promise.all(each.map((camera) => camera.stop()));
    },
    detach: async () => {
      await Promise.all(each.map((camera) => camera.detach()));
    },
  };
}

/** A listener's fault must not end the supervision of a camera. */
function tell(call: () => void): void {
  try {
    call();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
