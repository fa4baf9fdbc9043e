import { z } from 'zod';
import { pattern, whole } from './room-fields';
import { onOff, lockFailure } from './room-io-schema';

const token = pattern('the name that the camera gives it, such as relay-1', /^[\w.:-]{1,64}$/);
const inverted = z.boolean('true or false').optional();
const outputFields = { relay: token, pulseMs: whole('a pulse from 200 to 60000 ms', 200, 60_000).optional() };
const output = z.strictObject({ ...outputFields, inverted }, 'an object that says where the output is');
const sensor = z.strictObject({ input: token, inverted }, 'an object that says where the sensor is');

/** Lock, lamps and sensors on a camera's own terminals, instead of a board: CameraIoWiring in devices/room-io explains. */
export const cameraIo = z.strictObject(
  {
    /** Which camera of this file. */
    camera: pattern('the id of a camera with onvif', /^[A-Za-z0-9-]{1,30}$/),
    lock: z
      .strictObject(
        { ...outputFields, unlockedWhen: onOff.optional(), failure: lockFailure.optional() },
        'an object that says where the output is',
      )
      .optional(),
    light: output.optional(),
    recordLamp: output.optional(),
    buzzer: output.optional(),
    door: z.strictObject({ input: token, openWhen: onOff }, 'an object that says where the sensor is').optional(),
    presence: sensor.optional(),
    duress: sensor.optional(),
    tamper: sensor.optional(),
  },
  'an object that says what hangs on the camera',
);
