import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { openRoomRecorder } from '../../recordings/capture/room-recorder';
import type { RoomRecorderOptions } from '../../recordings/capture/room-recorder';
import type { CameraProof } from '../../recordings/capture/recording-proof';

/** A source that has shown nothing by then shows nothing, ms. */
const shownWithinMs = 12_000;
/** How long sound is listened to, ms: the level is that of the last second. */
const listenedMs = 3_000;

export interface RoomLook {
  readonly sources: RoomRecorderOptions['cameras'];
  /** Removed before and after; nothing in it is ever evidence. */
  readonly folder: string;
  /** Ends the look early; the room is needed for something else. */
  readonly signal: AbortSignal;
}

/**
 * Records for some seconds, the way a session does: only bytes that were written and decoded prove picture and sound. Gives what was proved
 * last. What a process that died left running in the folder is ended first. Rejects with an `AbortError` when it was ended early.
 */
export async function lookAtRoom({ sources, folder, signal }: RoomLook): Promise<readonly CameraProof[]> {
  const recorder = openRoomRecorder({ folder, cameras: sources, segmentSeconds: 60 });
  try {
    await recorder.start();
    const began = performance.now();
    const passedMs = () => performance.now() - began;
    const shown = () => recorder.proofs().every(({ proved, sound }) => proved && sound !== 'unknown');
    while (passedMs() < listenedMs || (!shown() && passedMs() < shownWithinMs)) await pause(200, undefined, { signal });
    return recorder.proofs();
  } finally {
    await recorder.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
