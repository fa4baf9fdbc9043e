import { CameraError } from '../../devices/cameras/camera';
import { openCamera } from '../../devices/cameras/open-camera';
import { openDiscBurner } from '../../devices/disc-burner/command-line-burner';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { openThumbprintReader } from '../../devices/signing/uart-thumbprint-reader';
import { realFiles } from '../../recordings/copies/copy-files';
import { SecondDisk } from '../../recordings/copies/second-disk';
import { freeSpace } from '../../recordings/capture/disk-space';
import { openRoomIo, roomIoSubject } from '../rooms/open-room-io';
import { cameraAddress, type CredentialsFile, type RoomFile } from '../rooms/room-file';
import type { ConfiguredRoom } from './room-of-config';

/** What one device of the room proved, or why it didn't. */
export interface DeviceCheck {
  readonly check: 'camera' | 'recording' | 'room-io' | 'drive' | 'thumbprint' | 'disk' | 'second-copy';
  /** Id of the device. */
  readonly subject: string;
  readonly ok: boolean;
  readonly proof?: object;
  readonly problem?: { readonly code: string; readonly detail: string };
}

const boardAnswersWithinMs = 3000;

/** Every device but the recording, all at once. Never rejects: what doesn't answer is a check that failed. */
export async function checkDevices({ room, credentials, home }: ConfiguredRoom): Promise<readonly DeviceCheck[]> {
  const { thumbprintReader, storage } = room;
  const secondCopy = storage?.secondCopy;
  return Promise.all([
    ...room.cameras.map((camera) =>
      prove('camera', camera.id, async () => {
        const driver = openCamera(camera.id, cameraAddress(camera), credentials[camera.credentials] ?? { username: '', password: '' });
        const facts = await driver.describe();
        const { url, transport } = await driver.source();
        return { ...facts, url, transport, clockOffsetMs: await driver.clockOffsetMs().catch(noClock) };
      }),
    ),
    prove('room-io', roomIoSubject(room), () => boardState(room, credentials)),
    ...room.discDrives.map((drive) => prove('drive', drive.id, () => openDiscBurner(drive).media())),
    ...(thumbprintReader ? [prove('thumbprint', thumbprintReader.path, () => readerIdentity(thumbprintReader))] : []),
    prove('disk', home, () => freeSpace(home)),
    ...(secondCopy === undefined ? [] : [prove('second-copy', secondCopy, () => secondDisk(secondCopy, home, room).probe())]),
  ]);
}

async function prove(check: DeviceCheck['check'], subject: string, ask: () => Promise<object>): Promise<DeviceCheck> {
  try {
    return { check, subject, ok: true, proof: await ask() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected';
    return { check, subject, ok: false, problem: { code, detail: error instanceof Error ? error.message : String(error) } };
  }
}

/** A bare RTSP camera has no clock to ask for. */
function noClock(error: unknown): undefined {
  if (!(error instanceof CameraError) || error.code !== 'camera.unsupported') throw error;
}

async function boardState(room: RoomFile, credentials: CredentialsFile): Promise<RoomIoState> {
  const board = await openRoomIo(room, credentials);
  try {
    return await new Promise<RoomIoState>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${roomIoSubject(room)} does not answer`)), boardAnswersWithinMs);
      board.watch((state) => {
        if (state.line !== 'online') return;
        clearTimeout(timer);
        resolve(state);
      });
    });
  } finally {
    await board.close();
  }
}

async function readerIdentity(address: NonNullable<RoomFile['thumbprintReader']>): Promise<object> {
  const reader = await openThumbprintReader(address);
  try {
    return { identity: await reader.identity() };
  } finally {
    await reader.close();
  }
}

function secondDisk(folder: string, home: string, room: RoomFile): SecondDisk {
  return new SecondDisk({ folder, recordings: home, sameDiskAllowed: room.demonstration !== undefined, files: realFiles });
}
