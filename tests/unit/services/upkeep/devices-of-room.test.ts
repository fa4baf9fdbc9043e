import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readRoomFile, type RoomFile } from '../../../../services/rooms/room-file';
import { devicesOfRoom } from '../../../../services/upkeep/devices-of-room';

const text = readFileSync(path.join(import.meta.dirname, '../../../../services/rooms/room.example.json'), 'utf8');
const read = readRoomFile(text);
if (!read.ok) throw new Error('the example is wrong');
const example: RoomFile = read.room;
const ids = (room: RoomFile) => devicesOfRoom(room).map(({ id }) => id);

it('names every device that room.json describes, each once, under the id that faults and self-tests use', () => {
  expect(ids(example)).toEqual([
    ...['cam1', 'cam2', 'mic1', 'lock', 'light', 'record-lamp', 'board-1', 'climate', 'reader', 'drive1', 'drive2'],
    ...['disk', 'second-disk', 'clock'],
  ]);
  expect(devicesOfRoom(example).find(({ id }) => id === 'drive1')?.name).toBe('光盘驱动器 左光驱');
  expect(devicesOfRoom(example).find(({ id }) => id === 'board-1')?.name).toBe('控制板 1 号');
});

it('leaves out what a room doesn’t have; its sound is a device even without a microphone of its own', () => {
  const { path: line = '', baudRate = 9600, unit, door } = example.roomIo ?? {};
  const bare = { ...example, microphone: undefined, thumbprintReader: undefined, storage: undefined, discDrives: [] };
  expect(ids({ ...bare, roomIo: { path: line, baudRate, unit, door } })).toEqual([
    ...['cam1', 'cam2', 'sound', 'board-1', 'disk', 'clock'],
  ]);
});
