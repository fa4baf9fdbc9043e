import { describe, expect, it } from 'vitest';
import { mapRoomIo } from '../../../../devices/room-io/room-io-map';
import type { SetupBoards } from '../../../../services/contract/set-up';
import { boardsOf, wiringOf } from '../../../../services/set-up/boards-draft';
import { juying, oneBoard, registers, waveshare } from '../../../support/room-io-wirings';

const boards: SetupBoards = {
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  unit: 1,
  preset: 'own',
  outputs: { lock: 1, light: 2, recordLamp: 3 },
  sensors: { door: { terminal: 1, inverted: false }, duress: { terminal: 3, inverted: true } },
  lock: { pulseMs: 5000, failure: 'fail-secure' },
  climate: { kind: 'registers', temperature: 0, humidity: 1 },
};

describe('a board that a person chose', () => {
  it('is wired by addresses from 0 where its make isn’t known, and by its printed numbers where it is', () => {
    expect(wiringOf(boards)).toMatchObject({
      unit: 1,
      lock: { coil: 0, failure: 'fail-secure', pulseMs: 5000 },
      light: { coil: 1 },
      door: { input: 0, openWhen: 'on' },
      duress: { input: 2, inverted: true },
      temperature: { register: 0, scale: 0.1 },
    });
    expect(wiringOf({ ...boards, preset: 'jy-dam0808', climate: { kind: 'xy-md02', unit: 2 } })).toMatchObject({
      units: [
        { unit: 1, preset: 'jy-dam0808' },
        { unit: 2, preset: 'xy-md02' },
      ],
      lock: { relay: 1 },
      door: { terminal: 1 },
    });
  });

  it.each<[string, SetupBoards]>([
    ['by addresses', boards],
    ['by name', { ...boards, preset: 'waveshare-relay-d', climate: { kind: 'none' } }],
    ['with a sensor of its own', { ...boards, preset: 'jy-dam0808', climate: { kind: 'xy-md02', unit: 4 } }],
    ['a fail-safe level lock', { ...boards, lock: { pulseMs: undefined, failure: 'fail-safe' } }],
    ['a door that opens its contact', { ...boards, sensors: { door: { terminal: 8, inverted: true } } }],
  ])('comes back as it was chosen: %s', (_name, chosen) => expect(boardsOf(wiringOf(chosen))).toEqual(chosen));
});

describe('a board that stands in room.json', () => {
  it('is shown as choices that bring it back, or not at all', () => {
    for (const wiring of [oneBoard, waveshare, juying, registers].map((wired) => ({ path: '/dev/ttyS0', ...wired }))) {
      const chosen = boardsOf(wiring);
      if (chosen !== 'by-hand') expect(mapRoomIo(wiringOf(chosen))).toEqual(mapRoomIo(wiring));
    }
    expect(boardsOf({ path: '/dev/ttyS0', ...oneBoard })).toMatchObject({ preset: 'own', outputs: { lock: 1, light: 2, recordLamp: 3 } });
    for (const wired of [waveshare, registers]) expect(boardsOf({ path: '/dev/ttyS0', ...wired })).toBe('by-hand');
  });
});
