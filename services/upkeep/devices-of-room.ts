import type { DeviceKind } from '../contract/upkeep';
import { roomIoMapOf } from '../rooms/open-room-io';
import type { RoomFile } from '../rooms/room-file';
import { soundId } from './out-of-use';
import names from './templates/device-names.json';

export interface RoomDevice {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
}

/** Every device that room.json describes, each under the id that faults and self-tests name it by. */
export function devicesOfRoom(room: RoomFile): readonly RoomDevice[] {
  const { outputs, measures } = roomIoMapOf(room);
  const fixed = (kind: Exclude<keyof typeof names, 'board' | 'drive'>, there: boolean): readonly RoomDevice[] =>
    there ? [{ id: kind, kind, name: names[kind] }] : [];
  return [
    ...room.cameras.map(({ id, name }) => ({ id, name, kind: 'camera' as const })),
    room.microphone
      ? { id: room.microphone.id, name: room.microphone.name, kind: 'microphone' }
      : { id: soundId, name: names.microphone, kind: 'microphone' },
    ...fixed('lock', outputs.lock !== undefined),
    ...fixed('light', outputs.light !== undefined),
    ...fixed('record-lamp', outputs.recordLamp !== undefined),
    ...unitsOf(room).map((unit) => ({ id: boardId(unit), kind: 'board' as const, name: names.board.replace('{unit}', String(unit)) })),
    ...fixed('climate', measures.temperature !== undefined || measures.humidity !== undefined),
    ...fixed('reader', room.thumbprintReader !== undefined),
    ...room.discDrives.map(({ id, name }) => ({ id, kind: 'drive' as const, name: names.drive.replace('{name}', name) })),
    ...fixed('disk', true),
    ...fixed('second-disk', room.storage?.secondCopy !== undefined),
    ...fixed('clock', true),
  ];
}

export function boardId(unit: number): string {
  return `board-${unit}`;
}

/** The boards on the line, by their Modbus address. */
function unitsOf(room: RoomFile): readonly number[] {
  if (!room.roomIo) return [];
  const { outputs, sensors, measures } = roomIoMapOf(room);
  const points = [...Object.values(outputs), ...Object.values(sensors), ...Object.values(measures)];
  return [...new Set(points.map(({ place }) => place.unit))].toSorted((a, b) => a - b);
}
