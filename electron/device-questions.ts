import type { ClockReference } from '../devices/clock/clock-reference';
import type { CameraWatch } from '../services/interviews/camera-watch';
import type { DeviceQuestions } from '../services/rooms/pre-flight';
import type { RoomFile } from '../services/rooms/room-file';
import type { SecondCopy } from '../recordings/copies/second-copy';
import type { RoomDevices } from './open-room';

interface Sources {
  readonly room: RoomFile;
  readonly devices: RoomDevices;
  readonly watch: CameraWatch;
  readonly clock: { known(): Promise<ClockReference> };
  readonly freeBytes: () => Promise<number>;
  readonly secondCopy: SecondCopy | undefined;
}

/** How the room's devices are asked, by the check before a session and by the daily self-test alike. */
export function deviceQuestions({ room, devices, watch, clock, freeBytes, secondCopy }: Sources): Omit<DeviceQuestions, 'outOfUse'> {
  const nameOf = (cameraId: string) => room.cameras.find((camera) => camera.id === cameraId)?.name ?? cameraId;
  return {
    roomIo: devices.roomIo,
    cameras: devices.cameras.map((camera) => ({
      ...{ id: camera.id, name: nameOf(camera.id), clockOffsetMs: () => watch.offsetMs(camera.id) },
      findings: async () => (await camera.streams()).findings,
    })),
    microphone: room.microphone,
    clockReference: () => clock.known(),
    freeBytes,
    probeSecondCopy: secondCopy && (() => secondCopy.probe()),
    burners: devices.burners,
    thumbprints: devices.thumbprints,
  };
}
