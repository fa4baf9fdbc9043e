import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRoomFile } from '../../../../services/rooms/room-file';

const file = readFileSync(new URL('../../../../services/rooms/room.example.json', import.meta.url), 'utf8');
const example = { ...(JSON.parse(file) as Record<string, unknown>), roomIo: undefined };
const words = readFileSync(new URL('../../../../renderer/i18n/zh-cn/room-file.ts', import.meta.url), 'utf8');
const wired = {
  camera: 'cam1',
  lock: { relay: 'relay-1', failure: 'fail-secure', pulseMs: 5000 },
  recordLamp: { relay: 'relay-2' },
  door: { input: 'input-1', openWhen: 'on' },
  duress: { input: 'input-2', inverted: true },
};
const problemsOf = (cameraIo: unknown, more: object = {}) => {
  const found = readRoomFile(JSON.stringify({ ...example, cameraIo, ...more }, null, 1));
  return found.ok ? [] : found.problems;
};

describe('a camera that carries the room’s I/O, in room.json', () => {
  it('is taken instead of a board, as the example shows', () => {
    expect(problemsOf(wired)).toEqual([]);
    const shown = JSON.parse(readFileSync(new URL('../../../../services/rooms/camera-io.example.json', import.meta.url), 'utf8')) as object;
    expect(problemsOf(undefined, shown)).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['a camera that isn’t there', { ...wired, camera: 'cam9' }, 'cameraIo.camera', 'wrong-value'],
    ['a camera without ONVIF', { ...wired, camera: 'cam2' }, 'cameraIo.camera', 'wrong-value'],
    ['no camera', { ...wired, camera: undefined }, 'cameraIo.camera', 'missing'],
    ['a lock that doesn’t say how it unlocks', { ...wired, lock: { relay: 'relay-1' } }, 'cameraIo.lock.unlockedWhen', 'missing'],
    [
      'a lock that contradicts itself',
      { ...wired, lock: { relay: 'relay-1', unlockedWhen: 'on', failure: 'fail-safe' } },
      'cameraIo.lock.failure',
      'wrong-value',
    ],
    ['a relay with two jobs', { ...wired, light: { relay: 'relay-1' } }, 'cameraIo.light', 'duplicate'],
    ['a pulse that is too short', { ...wired, lock: { ...wired.lock, pulseMs: 5 } }, 'cameraIo.lock.pulseMs', 'out-of-range'],
    ['a name that is no name', { ...wired, recordLamp: { relay: 'a b' } }, 'cameraIo.recordLamp.relay', 'wrong-value'],
    ['nothing that hangs on it', { camera: 'cam1' }, 'cameraIo', 'wrong-value'],
    ['a word that nobody knows', { ...wired, door: { ...wired.door, closedWhen: 'on' } }, 'cameraIo.door.closedWhen', 'unknown-field'],
    ['neither a board nor a camera', undefined, 'roomIo', 'missing'],
  ])('names %s', (_what, cameraIo, field, problem) => {
    const found = problemsOf(cameraIo);
    expect(found.map((one) => ({ field: one.field, problem: one.problem }))).toEqual([{ field, problem }]);
    for (const { expected } of found) expect(words).toContain(`'roomFile.expected.${expected}':`);
  });

  it('is not taken beside a board', () => {
    const board = { path: '/dev/ttyS0', baudRate: 9600, unit: 1, light: { coil: 1 } };
    expect(problemsOf(wired, { roomIo: board })).toEqual([expect.objectContaining({ field: 'cameraIo', problem: 'wrong-value' })]);
  });
});
