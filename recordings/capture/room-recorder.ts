import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../session/instant';
import type { WithheldTrack } from '../session/withheld';
import { CameraRecorder } from './camera-recorder';
import type { CaptureAlarm } from './camera-recorder';
import { CaptureError } from './capture-error';
import { ChildRegistry } from './child-registry';
import type { ClosedSegment, Discard, GrowingFile } from './closed-segment';
import type { LiveTail } from './live-tail';
import type { CameraProof, CaptureGap } from './recording-proof';
import type { RecordingSource } from './recording-source';
import { lastInstant } from './capture-events';
import { CaptureJournal } from './capture-journal';
import { SessionClock } from './session-clock';
import type { ClockStep } from './steady-clock';

export type { ClosedSegment, Discard, GrowingFile } from './closed-segment';
export type { CaptureAlarm } from './camera-recorder';
export type { ClockStep } from './steady-clock';

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
  /** The wall clock; it may be set while the recorder runs. */
  readonly now?: () => Date;
  readonly onAlarm?: (alarm: CaptureAlarm) => void;
  readonly onClockStep?: (step: ClockStep) => void;
}

/** Records all cameras of a room for one session. A camera that fails never holds up another. */
export interface RoomRecorder {
  /** Starts, or takes over what runs since before this process. Rejects only when the folder can't be used. */
  start(): Promise<void>;
  /** Instead of `start` where nothing may be recorded: what an earlier process left is closed, reported and ended, and nothing is begun. */
  endLeft(): Promise<void>;
  /**
   * What is not recorded from now on (制度§19); undefined: all is. Resolves when the files that hold it are closed. `picture`: the cameras give
   * their sound alone, and one without sound stands still. `sound`: they give their pictures alone, and the microphone stands still. Also before
   * `start`, which then begins so.
   */
  withhold(what: WithheldTrack | undefined): Promise<void>;
  /**
   * Session time: the wall clock when the session began, and no step since. All instants of the recording are on it. The wall clock itself
   * until `start` has taken over what an earlier process left.
   */
  now(): Date;
  /** Where the wall clock was set since the session began, also by earlier processes. */
  clockSteps(): readonly ClockStep[];
  /** What is proved at this moment. */
  proofs(): readonly CameraProof[];
  /**
   * Each segment once, in order within its camera, after it was made durable. A recorder opened on a folder with earlier segments
   * reports them all again: what a process that died was told may not have reached its chain. Register before `start`.
   */
  onSegmentClosed(listener: (segment: ClosedSegment) => void): () => void;
  /** Removes the closed segments that end before `at` (pre-roll rule) and says which. Never rejects: what the disk refuses is told too. */
  discardBefore(at: Instant): Promise<Discard>;
  closedSegments(): readonly ClosedSegment[];
  /** What is being written now, one file a camera that records. */
  growingFiles(): readonly GrowingFile[];
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
  const { folder, segmentSeconds, now: wall = () => new Date(), onAlarm = () => undefined, onClockStep = () => undefined } = options;
  let clock: SessionClock | undefined;
  const now = (): Date => clock?.now() ?? wall();
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
  let withheld: WithheldTrack | undefined;
  let started = false;
  let turn: Promise<void> = Promise.resolve();
  /** One start or end after the other: two starts at once would be two ffmpegs a camera, a start within an end would be none. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return done;
  };
  const begin = async (one: (camera: CameraRecorder) => Promise<void>): Promise<void> => {
    await mkdir(folder, { recursive: true });
    if (clock?.watching !== true)
      clock = await SessionClock.open({
        folder,
        wall,
        notBefore: await lastKnown(folder, [...cameras.keys()]),
        openMs: 2_000 * segmentSeconds,
        onStep: (step) => tell(() => onClockStep(step)),
      });
    await Promise.all(each.map(one));
  };
  const end = async (one: (camera: CameraRecorder) => Promise<void>): Promise<void> => {
    started = false;
    await Promise.all(each.map(one));
    await clock?.close();
  };

  return {
    start: () =>
      inTurn(async () => {
        await begin((camera) => camera.start(withheld));
        started = true;
      }),
    withhold: (what) =>
      inTurn(async () => {
        withheld = what;
        if (started) await Promise.all(each.map((camera) => camera.withhold(what)));
      }),
    endLeft: () =>
      inTurn(async () => {
        await begin((camera) => camera.endLeft());
        await clock?.close();
      }),
    now,
    clockSteps: () => clock?.clockSteps() ?? [],
    proofs: () => each.map((camera) => camera.proof()),
    onSegmentClosed: (listener) => {
      const own = (segment: ClosedSegment): void => listener(segment);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    discardBefore: async (at) => {
      if (at > discardedBefore) discardedBefore = at;
      const discards = await Promise.all(each.map((camera) => camera.discardBefore(at)));
      return { gone: discards.flatMap(({ gone }) => gone), problems: discards.flatMap(({ problems }) => problems) };
    },
    closedSegments: () => each.flatMap((camera) => camera.closedSegments()),
    growingFiles: () => each.flatMap((camera) => camera.growing() ?? []),
    gaps: () => each.flatMap((camera) => camera.gaps()).filter(({ to }) => to === undefined || to >= discardedBefore),
    live: (cameraId) => cameras.get(cameraId)?.live,
    stop: () => inTurn(() => end((camera) => camera.stop())),
    detach: () => inTurn(() => end((camera) => camera.detach())),
  };
}

/** The latest instant that the cameras' journals name. */
async function lastKnown(folder: string, cameraIds: readonly string[]): Promise<Instant | undefined> {
  const journals = await Promise.all(cameraIds.map((id) => CaptureJournal.read(path.join(folder, id))));
  return lastInstant(journals.flat());
}

/** A listener's fault must not end the supervision of a camera. */
function tell(call: () => void): void {
  try {
    call();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
