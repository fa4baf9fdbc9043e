import { setTimeout as pause } from 'node:timers/promises';
import { openCamera } from '../../devices/cameras/open-camera';
import type { CameraProof } from '../../recordings/capture/recording-proof';
import { openRoomRecorder, type ClosedSegment, type RoomRecorder } from '../../recordings/capture/room-recorder';
import { cameraAddress } from '../rooms/room-file';
import type { ConfiguredRoom } from './room-of-config';

/** A camera that has not proved itself by then is recorded no further. */
const provedWithinMs = 20_000;

export interface TrialRecording {
  /** As they stood at the end of the counted seconds. */
  readonly proofs: readonly CameraProof[];
  readonly gaps: ReturnType<RoomRecorder['gaps']>;
}

/** The room's recorder, without a screen: waits until every camera is proved, counts `seconds` from then, stops. */
export async function recordTrial(
  configured: ConfiguredRoom,
  folder: string,
  seconds: number,
  options: { readonly say: (line: string) => void; readonly onSegmentClosed?: (segment: ClosedSegment) => void },
): Promise<TrialRecording> {
  const { room, credentials } = configured;
  const cameras = room.cameras.map((camera) => {
    const driver = openCamera(camera.id, cameraAddress(camera), credentials[camera.credentials] ?? { username: '', password: '' });
    return { id: camera.id, name: camera.name, source: () => driver.source() };
  });
  const onAlarm = ({ cameraId, kind, verdict }: { cameraId: string; kind: string; verdict: string }) =>
    options.say(`${cameraId} ${kind}: ${verdict}`);
  const recorder = openRoomRecorder({ folder, cameras, segmentSeconds: room.recording.segmentSeconds, onAlarm });
  if (options.onSegmentClosed) recorder.onSegmentClosed(options.onSegmentClosed);
  await recorder.start();
  try {
    const deadline = performance.now() + provedWithinMs;
    while (!recorder.proofs().every((proof) => proof.proved) && performance.now() < deadline) await pause(100);
    for (let passed = 0; passed < seconds; passed += 1) {
      await pause(1000);
      const figures = recorder
        .proofs()
        .map(({ cameraId, state, totalBytes }) => `${cameraId} ${state} ${Math.round(totalBytes / 1000)} kB`);
      options.say(`${passed + 1} of ${seconds} s  ${figures.join('  ')}`);
    }
    return { proofs: recorder.proofs(), gaps: recorder.gaps() };
  } finally {
    await recorder.stop();
  }
}
