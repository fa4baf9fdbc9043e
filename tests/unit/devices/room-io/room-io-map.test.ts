import { describe, expect, it } from 'vitest';
import { pollPlan } from '../../../../devices/room-io/poll-plan';
import { mapRoomIo } from '../../../../devices/room-io/room-io-map';
import { oneBoard, registers, waveshare, juying, type Wired } from '../../../support/room-io-wirings';

const mapOf = (wired: Wired) => mapRoomIo({ path: '/dev/ttyUSB0', ...wired });

describe('the register map of a room', () => {
  it('reads an old file as ever: all on one unit, each table in one request', () => {
    expect(pollPlan(mapOf(oneBoard))).toEqual([
      {
        unit: 1,
        quick: [
          { table: 'input', start: 0, count: 3 },
          { table: 'coil', start: 0, count: 3 },
        ],
        slow: [{ table: 'register', start: 0, count: 2 }],
      },
    ]);
  });

  it('takes numbers as printed on the board, and the sensor’s registers from its preset', () => {
    const map = mapOf(waveshare);
    expect(map.outputs.recordLamp).toMatchObject({ place: { unit: 1, table: 'coil', address: 7 }, activeWhen: false });
    expect(map.sensors.duress).toMatchObject({ place: { unit: 1, table: 'input', address: 7 }, inverted: true });
    expect(map.measures).toEqual({
      temperature: { place: { unit: 2, table: 'register', address: 1 }, scale: 0.1, offset: 0 },
      humidity: { place: { unit: 2, table: 'register', address: 2 }, scale: 0.1, offset: 1.5 },
    });
  });

  it('lets room.json go before the preset', () => {
    const { temperature } = mapOf({ ...waveshare, temperature: { unit: 1, holding: 40, scale: 1 } }).measures;
    expect(temperature).toEqual({ place: { unit: 1, table: 'holding', address: 40 }, scale: 1, offset: 0 });
  });

  it('leaves the pulse to a board that can, and keeps it where the board can’t or the file says so', () => {
    expect(mapOf(waveshare).outputs.lock?.pulse).toEqual({ by: 'board', ms: 400, address: 0x0200, word: 4 });
    expect(mapOf(juying).outputs.lock?.pulse).toEqual({ by: 'kiosk', ms: 400 });
    expect(mapOf({ ...waveshare, lock: { relay: 1, failure: 'fail-secure', pulseMs: 450 } }).outputs.lock?.pulse).toEqual({
      by: 'kiosk',
      ms: 450,
    });
    const kiosk = { relay: 1, failure: 'fail-secure', pulseMs: 400, pulseBy: 'kiosk' } as const;
    expect(mapOf({ ...waveshare, lock: kiosk }).outputs.lock?.pulse).toEqual({ by: 'kiosk', ms: 400 });
    // A lock that is open without power is unlocked by a relay that falls off for a while.
    expect(mapOf({ ...waveshare, lock: { relay: 3, failure: 'fail-safe', pulseMs: 1000 } }).outputs.lock?.pulse).toMatchObject({
      address: 0x0402,
    });
  });

  it('knows what the lock does without power from what opens it, and the other way round', () => {
    expect(mapOf({ ...oneBoard, lock: { coil: 0, unlockedWhen: 'off' } }).lockFailure).toBe('fail-safe');
    expect(mapOf(registers)).toMatchObject({ lockFailure: 'fail-safe', outputs: { lock: { activeWhen: false } } });
  });

  it('asks for addresses that lie far apart in requests of their own', () => {
    expect(pollPlan(mapOf(registers)).map(({ unit, quick, slow }) => [unit, quick.length, slow.length])).toEqual([
      [11, 4, 0],
      [12, 3, 0],
      [13, 0, 2],
    ]);
  });

  it('refuses a point that is nowhere', () => {
    expect(() => mapOf({ baudRate: 9600, light: { coil: 1 } })).toThrow('roomIo.light has no unit');
    expect(() => mapOf({ baudRate: 9600, unit: 1, light: {} })).toThrow('roomIo.light has no address');
  });
});
