import type { RoomIoWiring } from '../../devices/room-io/room-io';
import type { SetupCamera, SetupDraft } from '../contract/set-up';
import { isFields, type Fields } from '../rooms/contradiction';
import type { RoomFile } from '../rooms/room-file';
import { boardsOf, wiringOf } from './boards-draft';

/** An empty room. */
export const nothingYet: SetupDraft = {
  place: {
    agency: { name: '', code: '', noticeName: '' },
    room: { id: '', name: '', place: '' },
    secondCopy: '',
    drives: [],
  },
  cameras: [],
  boards: 'none',
};

/** What the assistant shows of a room that is set up already. */
export function draftOf(room: RoomFile): SetupDraft {
  return {
    place: {
      agency: room.agency,
      room: room.room,
      secondCopy: room.storage?.secondCopy ?? '',
      drives: room.discDrives.map(({ device }) => device),
    },
    cameras: room.cameras.map((camera) => ({
      id: camera.id,
      name: camera.name,
      view: camera.view,
      address: camera.onvif ?? camera.rtsp ?? '',
      certificate: camera.certificate,
      microphone: camera.microphone ?? false,
    })),
    boards: room.roomIo ? boardsOf(room.roomIo) : 'by-hand',
  };
}

/**
 * The room.json of a draft: what the assistant doesn't ask for stays as it stood in the file before. `ownLogins`: the cameras with a new login,
 * which gets an entry of the camera's own name.
 */
export function roomJsonOf({ place, cameras, boards }: SetupDraft, before: Fields, ownLogins: ReadonlySet<string>): Fields {
  const { storage, roomIo, cameraIo, ...others } = before;
  const store = { ...(isFields(storage) ? storage : {}), secondCopy: place.secondCopy === '' ? undefined : place.secondCopy };
  return {
    ...others,
    agency: place.agency,
    room: place.room,
    cameras: cameras.map((camera) => cameraJson(camera, entryWith(before['cameras'], 'id', camera.id), ownLogins.has(camera.id))),
    ...(boards === 'by-hand' ? { roomIo, cameraIo } : boards === 'none' ? {} : { roomIo: wiringOf(boards) satisfies RoomIoWiring }),
    discDrives: place.drives.map((device, index) => ({
      ...driveJson(index),
      ...entryWith(before['discDrives'], 'device', device),
      device,
    })),
    ...(Object.values(store).some((value) => value !== undefined) && { storage: store }),
  };
}

function cameraJson(
  { id, name, view, address, certificate, microphone }: SetupCamera,
  before: Fields | undefined,
  ownLogin: boolean,
): Fields {
  const way = /^rtsps?:/.test(address) ? { rtsp: address } : { onvif: address };
  return {
    ...{ id, name, view, ...way, credentials: (ownLogin ? undefined : before?.['credentials']) ?? id },
    ...(before?.['transport'] !== undefined && { transport: before['transport'] }),
    ...(certificate !== undefined && { certificate }),
    ...(microphone && { microphone }),
  };
}

function driveJson(index: number): Fields {
  return { id: `drive${index + 1}`, name: `${index + 1} 号光驱` };
}

function entryWith(list: unknown, field: string, value: string): Fields | undefined {
  return Array.isArray(list) ? list.filter(isFields).find((entry) => entry[field] === value) : undefined;
}
