import { asBoard } from '../../devices/room-io/camera-io-wiring';
import { openModbusRoomIo } from '../../devices/room-io/modbus-room-io';
import { openOnvifRoomIo } from '../../devices/room-io/onvif-room-io';
import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';
import { mapRoomIo, type RoomIoMap } from '../../devices/room-io/room-io-map';
import { cameraAddress, type CredentialsFile, type RoomFile } from './room-file';

/** The room's lock, lamps and sensors, on boards or on a camera. Rejects with `room-io.port-missing` or `room-io.port-busy`. */
export async function openRoomIo({ roomIo, cameraIo, cameras }: RoomFile, credentials: CredentialsFile): Promise<RoomIo> {
  if (roomIo) return openModbusRoomIo(roomIo);
  const camera = cameras.find(({ id }) => id === cameraIo?.camera);
  const address = camera && cameraAddress(camera);
  if (!cameraIo || !camera || !address || !('onvif' in address)) throw new RoomIoError('room-io.port-missing', 'no board and no camera');
  return openOnvifRoomIo(cameraIo, camera.id, address, credentials[camera.credentials] ?? { username: '', password: '' });
}

/** What of lock, lamps and sensors the room has; on a camera's terminals as if a board had them. */
export function roomIoMapOf({ roomIo, cameraIo }: RoomFile): RoomIoMap {
  return mapRoomIo(roomIo ?? asBoard(cameraIo ?? {}).wiring);
}

/** What the room's I/O hangs on, for people: a serial device or a camera. */
export function roomIoSubject({ roomIo, cameraIo }: RoomFile): string {
  return roomIo?.path ?? cameraIo?.camera ?? '';
}
