import { ordinary } from '../../devices/room-io/simulator/simulated-room-io';
import type { RoomIoWiring } from '../../devices/room-io/room-io-wiring';

/** Rooms wired in different ways, without their serial device. */
export type Wired = Omit<RoomIoWiring, 'path'>;

/** As room.json files were before boards had names. */
export const oneBoard: Wired = ordinary;

/** The board ends the pulse of the lock, the climate comes from a sensor of its own. */
export const waveshare: Wired = {
  baudRate: 9600,
  units: [
    { unit: 1, preset: 'waveshare-relay-d' },
    { unit: 2, preset: 'xy-md02' },
  ],
  lock: { relay: 1, failure: 'fail-secure', pulseMs: 400 },
  light: { relay: 2 },
  recordLamp: { relay: 8, inverted: true },
  buzzer: { relay: 4 },
  door: { terminal: 1, openWhen: 'off' },
  presence: { terminal: 2 },
  duress: { terminal: 8, inverted: true },
  tamper: { terminal: 3, inverted: true, debounceMs: 250 },
  humidity: { offset: 1.5 },
};

/** The pulse of the lock is ended by us. */
export const juying: Wired = {
  baudRate: 9600,
  units: [
    { unit: 5, preset: 'jy-dam0808' },
    { unit: 9, preset: 'xy-md02' },
  ],
  lock: { relay: 8, failure: 'fail-secure', pulseMs: 400 },
  light: { relay: 1 },
  recordLamp: { relay: 2 },
  buzzer: { relay: 3, pulseMs: 300 },
  door: { terminal: 8, openWhen: 'on' },
  presence: { terminal: 7 },
  duress: { terminal: 6 },
  tamper: { terminal: 5 },
};

/** Boards without a name: all in registers, spread over three units, a lock that is open without power. */
export const registers: Wired = {
  baudRate: 19_200,
  unit: 11,
  lock: { holding: 300, onWord: 0x0100, offWord: 0x0200, failure: 'fail-safe' },
  light: { holding: 7 },
  recordLamp: { unit: 12, coil: 40 },
  buzzer: { unit: 12, coil: 100, inverted: true },
  door: { register: 3, bit: 4, openWhen: 'on' },
  presence: { register: 3, bit: 9 },
  duress: { unit: 12, coil: 3 },
  tamper: { holding: 20 },
  temperature: { unit: 13, holding: 1, scale: 0.5, offset: -40 },
  humidity: { unit: 13, register: 1000, scale: 0.01 },
};
