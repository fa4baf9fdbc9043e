import { describe, expect, it } from 'vitest';
import { decodeRoomIo, isActive, isOn, keyOf, sameRoomIo, unknownRoomIo } from '../../../../devices/room-io/decode-room-io';
import type { Readings, SensorBits } from '../../../../devices/room-io/decode-room-io';
import { mapRoomIo, sensorNames, type Place, type RoomIoMap } from '../../../../devices/room-io/room-io-map';
import type { RoomIoWiring } from '../../../../devices/room-io/room-io-wiring';

const wiring: RoomIoWiring = {
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  unit: 1,
  lock: { coil: 4, unlockedWhen: 'off' },
  light: { coil: 2 },
  recordLamp: { coil: 3 },
  door: { input: 7, openWhen: 'off' },
  presence: { input: 5 },
  duress: { input: 6 },
  temperature: { register: 11, scale: 0.1 },
  humidity: { register: 10, scale: 0.01 },
};
const at = new Date('2026-11-23T09:00:00Z');
const alive = { alive: [1], dead: [] };

function readingsOf(table: Place['table'], start: number, words: readonly (boolean | number)[]): [string, boolean | number][] {
  return words.map((word, i) => [keyOf({ unit: 1, table, address: start + i }), word]);
}
const readings: Readings = new Map([
  ...readingsOf('coil', 2, [true, false, true]),
  ...readingsOf('input', 5, [true, false, true]),
  ...readingsOf('register', 10, [4810, 0xffb6]),
]);
function decoded(map: RoomIoMap, from: Readings = readings) {
  const bits = Object.fromEntries(sensorNames.map((name) => [name, isOn(map.sensors[name], from)])) as unknown as SensorBits;
  return decodeRoomIo(map, from, bits, at, alive);
}

describe('decoding the boards of a room', () => {
  it('names what each address means on this wiring', () => {
    expect(decoded(mapRoomIo(wiring))).toEqual({
      at,
      line: 'online',
      lock: 'locked',
      light: 'on',
      recordLamp: 'off',
      buzzer: 'unknown',
      door: 'closed',
      presence: 'present',
      duress: 'released',
      tamper: 'unknown',
      temperatureC: -7.4,
      humidityPercent: 48.1,
      deadUnits: [],
      notFitted: ['buzzer', 'tamper'],
    });
  });

  it('turns round with a lock that opens on power and a door contact that closes', () => {
    const other: RoomIoWiring = { ...wiring, lock: { coil: 4, unlockedWhen: 'on' }, door: { input: 7, openWhen: 'on' } };
    expect(decoded(mapRoomIo(other))).toMatchObject({ lock: 'unlocked', door: 'open' });
  });

  it('says unknown for a bit the board did not send, never a guess', () => {
    expect(decoded(mapRoomIo(wiring), new Map(readingsOf('input', 5, [true])))).toMatchObject({
      line: 'online',
      lock: 'unknown',
      light: 'unknown',
      door: 'unknown',
      duress: 'unknown',
      presence: 'present',
      temperatureC: undefined,
      humidityPercent: undefined,
    });
  });

  it('reads a relay that is a register: by its words, and by any other word that isn’t 0', () => {
    const { light } = mapRoomIo({ ...wiring, light: { holding: 1, onWord: 0x100, offWord: 0x200 } }).outputs;
    const seen = [0, 1, 0x100, 0x200].map((word) => isActive(light, new Map(readingsOf('holding', 1, [word]))));
    expect(seen).toEqual([false, true, true, false]);
  });

  it('reads one bit of a register, and the register turned round', () => {
    const map = mapRoomIo({ ...wiring, duress: { register: 9, bit: 3 }, presence: { holding: 9, inverted: true } });
    expect(isOn(map.sensors.duress, new Map(readingsOf('register', 9, [0b1000])))).toBe(true);
    expect(isOn(map.sensors.duress, new Map(readingsOf('register', 9, [0b0111])))).toBe(false);
    expect(isOn(map.sensors.presence, new Map(readingsOf('holding', 9, [0])))).toBe(true);
  });

  it('sees a difference in any field but the time', () => {
    const state = decoded(mapRoomIo(wiring));
    expect(sameRoomIo(state, { ...state, at: new Date(0) })).toBe(true);
    expect(sameRoomIo(state, { ...state, duress: 'pressed' })).toBe(false);
    expect(sameRoomIo(state, { ...state, deadUnits: [2] })).toBe(false);
    expect(sameRoomIo(state, unknownRoomIo(at))).toBe(false);
  });
});
