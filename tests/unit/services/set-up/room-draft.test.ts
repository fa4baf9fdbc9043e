import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readRoomFile } from '../../../../services/rooms/room-file';
import { roomDifferences } from '../../../../services/set-up/room-differences';
import { draftOf, nothingYet, roomJsonOf } from '../../../../services/set-up/room-draft';
import type { Fields } from '../../../../services/rooms/contradiction';

const text = readFileSync(new URL('../../../../services/rooms/room.example.json', import.meta.url), 'utf8');
const before = JSON.parse(text) as Fields;
const none = new Set<string>();

function draft() {
  const read = readRoomFile(text);
  if (!read.ok) throw new Error('the example is wrong');
  return draftOf(read.room);
}

it('a room that nobody changes stays what it was, with all that the assistant does not ask for', () => {
  expect(roomDifferences(before, JSON.parse(JSON.stringify(roomJsonOf(draft(), before, none))))).toEqual([
    // The same lock in other words.
    { field: 'roomIo.lock.failure', before: undefined, after: 'fail-secure' },
    { field: 'roomIo.lock.unlockedWhen', before: 'on', after: undefined },
  ]);
});

it('names each field that will be another one', () => {
  const changed = draft();
  const after = roomJsonOf(
    { ...changed, place: { ...changed.place, secondCopy: '' }, cameras: changed.cameras.slice(0, 1), boards: 'by-hand' },
    before,
    none,
  );
  expect(roomDifferences(before, after).map(({ field, after: now }) => [field, now])).toEqual(
    [...['id', 'name', 'view', 'rtsp', 'credentials', 'transport'].map((name) => `cameras[1].${name}`), 'storage.secondCopy'].map(
      (field) => [field, undefined],
    ),
  );
});

it('a camera with a new login gets an entry of its own; the others keep the one they share', () => {
  const cameras = roomJsonOf(draft(), before, new Set(['cam2']))['cameras'] as readonly Fields[];
  expect(cameras.map(({ credentials }) => credentials)).toEqual(['cameras', 'cam2']);
});

it('an empty room is refused field by field', () => {
  const read = readRoomFile(JSON.stringify(roomJsonOf(nothingYet, {}, none)));
  expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['agency.name', 'agency.code', 'room.id', 'room.name', 'room.place', 'cameras', 'roomIo']),
  );
});
