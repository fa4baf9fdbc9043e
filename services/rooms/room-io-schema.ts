import { z } from 'zod';
import { presetNames } from '../../devices/room-io/board-presets';
import { pattern, whole } from './room-fields';

export const serialDevice = pattern('a serial device, such as /dev/ttyUSB0', /^\/\S+$/);
export const baudRate = whole('a baud rate from 300 to 921600', 300, 921_600);
export const onOff = z.enum(['on', 'off'], 'on or off');
export const lockFailure = z.enum(['fail-secure', 'fail-safe'], 'fail-secure or fail-safe');
const unit = whole('a Modbus unit from 1 to 247', 1, 247);
const address = whole('a Modbus address from 0 to 65535', 0, 65_535);
const word = whole('a word from 0 to 65535', 0, 65_535);
const printed = whole('a number printed on the board, from 1 to 8', 1, 8);
const inverted = z.boolean('true or false').optional();

const outputFields = {
  unit: unit.optional(),
  coil: address.optional(),
  holding: address.optional(),
  relay: printed.optional(),
  onWord: word.optional(),
  offWord: word.optional(),
  pulseMs: whole('a pulse from 200 to 60000 ms', 200, 60_000).optional(),
  pulseBy: z.enum(['board', 'kiosk'], 'board or kiosk').optional(),
};
const output = z.strictObject({ ...outputFields, inverted }, 'an object that says where the output is');
const lock = z.strictObject(
  {
    ...outputFields,
    unlockedWhen: onOff.optional(),
    failure: lockFailure.optional(),
  },
  'an object that says where the output is',
);

const sensorFields = {
  unit: unit.optional(),
  input: address.optional(),
  coil: address.optional(),
  register: address.optional(),
  holding: address.optional(),
  terminal: printed.optional(),
  bit: whole('a bit from 0 to 15', 0, 15).optional(),
  debounceMs: whole('ms from 0 to 10000', 0, 10_000).optional(),
};
const sensor = z.strictObject({ ...sensorFields, inverted }, 'an object that says where the sensor is');
const door = z.strictObject({ ...sensorFields, openWhen: onOff }, 'an object that says where the sensor is');

const measure = z.strictObject(
  {
    unit: unit.optional(),
    register: address.optional(),
    holding: address.optional(),
    scale: z
      .number('a number, such as 0.1')
      .refine((scale) => scale !== 0, 'a number other than 0')
      .optional(),
    offset: z.number('a number, such as -0.5').optional(),
  },
  'an object that says where the measurement is',
);

/** The boards of the room, as RoomIoWiring in devices/room-io explains. What isn't there isn't fitted. */
export const roomIo = z.strictObject(
  {
    path: serialDevice,
    baudRate,
    unit: unit.optional(),
    units: z
      .array(
        z.strictObject({ unit, preset: z.enum(presetNames, 'the name of a known board') }, 'an object with unit and preset'),
        'a list of 1 to 8 boards',
      )
      .min(1, 'a list of 1 to 8 boards')
      .max(8, 'a list of 1 to 8 boards')
      .optional(),
    lock: lock.optional(),
    light: output.optional(),
    recordLamp: output.optional(),
    buzzer: output.optional(),
    door: door.optional(),
    presence: sensor.optional(),
    duress: sensor.optional(),
    tamper: sensor.optional(),
    temperature: measure.optional(),
    humidity: measure.optional(),
  },
  'an object that says how the board is wired',
);
