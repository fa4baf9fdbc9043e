import { describe, expect, it } from 'vitest';
import { coilFor, decodeRoomIo, pollPlan, sameRoomIo, unknownRoomIo } from '../../../../devices/room-io/decode-room-io';
import type { Sample } from '../../../../devices/room-io/decode-room-io';
import type { RoomIoWiring } from '../../../../devices/room-io/room-io';

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
const sample: Sample = { at, coils: [true, false, true], inputs: [true, false, true], registers: [4810, 0xffb6] };

describe('decoding the room board', () => {
  it('reads every table in one request each', () => {
    expect(pollPlan(wiring)).toEqual({ coils: { start: 2, count: 3 }, inputs: { start: 5, count: 3 }, registers: { start: 10, count: 2 } });
  });

  it('names what each address means on this wiring', () => {
    expect(decodeRoomIo(wiring, sample)).toEqual({
      at,
      line: 'online',
      lock: 'locked',
      light: 'on',
      recordLamp: 'off',
      door: 'closed',
      presence: 'present',
      duress: 'released',
      temperatureC: -7.4,
      humidityPercent: 48.1,
    });
  });

  it('turns round with a lock that opens on power and a door contact that closes', () => {
    const other: RoomIoWiring = { ...wiring, lock: { coil: 4, unlockedWhen: 'on' }, door: { input: 7, openWhen: 'on' } };
    expect(decodeRoomIo(other, sample)).toMatchObject({ lock: 'unlocked', door: 'open' });
    expect(coilFor(wiring, { lock: 'unlocked' })).toBe(false);
    expect(coilFor(other, { lock: 'unlocked' })).toBe(true);
    expect(coilFor(other, { lock: 'locked' })).toBe(false);
  });

  it('says unknown for a bit the board did not send, never a guess', () => {
    expect(decodeRoomIo(wiring, { at, coils: [], inputs: [true], registers: undefined })).toMatchObject({
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

  it('sees a difference in any field but the time', () => {
    const state = decodeRoomIo(wiring, sample);
    expect(sameRoomIo(state, { ...state, at: new Date(0) })).toBe(true);
    expect(sameRoomIo(state, { ...state, duress: 'pressed' })).toBe(false);
    expect(sameRoomIo(state, unknownRoomIo(at))).toBe(false);
  });
});
