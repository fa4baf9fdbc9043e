import { z } from 'zod';
import type { DiscDriveAddress } from '../disc-burner/disc-burner';
import type { RoomIoWiring } from '../room-io/room-io';

export type SimulatedCameraId = 'cam1' | 'cam2';

/** What the simulated room consists of, once everything in it has started. */
export interface RoomParts {
  readonly onvif: Readonly<Record<SimulatedCameraId, string>>;
  readonly roomIo: RoomIoWiring;
  readonly thumbprintReader: { readonly path: string; readonly baudRate: number };
  readonly discDrives: readonly DiscDriveAddress[];
  /** Where the second copy of recordings goes: in the simulated room a second folder, as there is one disk. */
  readonly secondCopy: string;
  readonly control: { readonly url: string; readonly token: string };
}

/** The content of room.json. `demonstration` marks the room as simulated. */
export function describeRoom(parts: RoomParts) {
  return {
    agency: { name: '清远市卫生监督所', code: 'QYWS', noticeName: '清远市卫生计生监督执法人员' },
    room: { id: 'X1', name: '第一调查询问室', place: '办公楼三楼 306 室' },
    cameras: [
      { id: 'cam1', name: '法制一号机位', view: 'questioned', onvif: parts.onvif.cam1, credentials: 'cam1' },
      { id: 'cam2', name: '法制二号机位', view: 'room', onvif: parts.onvif.cam2, credentials: 'cam2' },
    ],
    roomIo: parts.roomIo,
    thumbprintReader: parts.thumbprintReader,
    discDrives: parts.discDrives,
    recording: { preRollSeconds: 60, postRollSeconds: 5, segmentSeconds: 10 },
    storage: { secondCopy: parts.secondCopy },
    demonstration: { control: parts.control.url, token: parts.control.token },
  };
}

const demonstration = z.object({ demonstration: z.object({ control: z.string(), token: z.string() }) });
export type Demonstration = z.infer<typeof demonstration>['demonstration'];

/** Who controlled the simulated room that a room.json describes; undefined when it describes a real one, or nothing readable. */
export function readDemonstration(roomJson: string): Demonstration | undefined {
  try {
    return demonstration.safeParse(JSON.parse(roomJson)).data?.demonstration;
  } catch {
    return undefined;
  }
}
