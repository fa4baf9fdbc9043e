import { openCamera } from '../devices/cameras/open-camera';
import { openControls } from '../devices/cameras/open-controls';
import type { CameraControls } from '../devices/cameras/camera-controls';
import type { Camera } from '../devices/cameras/camera';
import { openDiscBurner } from '../devices/disc-burner/command-line-burner';
import type { DiscBurner } from '../devices/disc-burner/disc-burner';
import { LateRoomIo } from '../devices/room-io/late-room-io';
import type { RoomIo } from '../devices/room-io/room-io';
import { openMicrophone, type Microphone } from '../devices/microphones/microphone';
import { LateThumbprintReader } from '../devices/signing/late-thumbprint-reader';
import type { ThumbprintReader } from '../devices/signing/thumbprint-reader';
import { openThumbprintReader } from '../devices/signing/uart-thumbprint-reader';
import { openRoomIo } from '../services/rooms/open-room-io';
import { cameraAddress, microphoneAddress } from '../services/rooms/room-file';
import type { CredentialsFile, RoomFile } from '../services/rooms/room-file';

/** The hardware of the room that room.json describes; the simulated room is described in the same terms. */
export interface RoomDevices {
  readonly cameras: readonly Camera[];
  /** What else each camera can do; none for a bare RTSP address. */
  readonly controls: ReadonlyMap<string, CameraControls>;
  readonly microphone: Microphone | undefined;
  readonly roomIo: RoomIo;
  readonly burners: readonly DiscBurner[];
  readonly thumbprints: ThumbprintReader | undefined;
  close(): Promise<void>;
}

/** Never rejects for a device that doesn't answer: the pre-flight says so, and the device is tried again. */
export async function openRoom(room: RoomFile, credentials: CredentialsFile): Promise<RoomDevices> {
  const cameras = room.cameras.map((camera) => {
    return openCamera(camera.id, cameraAddress(camera), credentials[camera.credentials] ?? { username: '', password: '' });
  });
  const controls = new Map(
    room.cameras.flatMap((camera) => {
      const opened = openControls(camera.id, cameraAddress(camera), credentials[camera.credentials] ?? { username: '', password: '' });
      return opened ? [[camera.id, opened] as const] : [];
    }),
  );
  const microphone = room.microphone && openMicrophone(room.microphone.id, microphoneAddress(room.microphone, credentials));
  const roomIo = new LateRoomIo(() => openRoomIo(room, credentials));
  await roomIo.start();
  const { thumbprintReader } = room;
  const thumbprints = thumbprintReader && new LateThumbprintReader(() => openThumbprintReader(thumbprintReader));
  const close = async () => {
    await Promise.allSettled([roomIo.close(), thumbprints?.close()]);
  };
  return { cameras, controls, microphone, roomIo, burners: room.discDrives.map(openDiscBurner), thumbprints, close };
}
