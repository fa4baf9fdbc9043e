import { z } from 'zod';
import { roomIoFaults } from '../room-io/simulator/simulated-room-io';
import { thumbprintFaults } from '../signing/simulator/simulated-thumbprint-reader';
import { sceneNames } from './scenes';

const inputs = z
  .strictObject({
    door: z.enum(['open', 'closed']),
    presence: z.enum(['present', 'absent']),
    duress: z.enum(['pressed', 'released']),
    tamper: z.enum(['tampered', 'untouched']),
    temperatureC: z.number().min(-50).max(100),
    humidityPercent: z.number().min(0).max(100),
  })
  .partial();
const cameraFault = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.enum(['drop', 'freeze', 'black', 'mute']), on: z.boolean() }),
  z.strictObject({ fault: z.literal('wrongClock'), on: z.boolean(), offsetMs: z.int().default(300_000) }),
  z.strictObject({
    fault: z.literal('slow'),
    on: z.boolean(),
    kilobitsPerSecond: z.number().positive().default(400),
    delayMs: z.number().min(0).default(300),
  }),
  z.strictObject({ fault: z.literal('reboot'), on: z.literal(true), seconds: z.number().min(0).max(120).default(5) }),
]);
export type CameraFaultOrder = z.infer<typeof cameraFault>;
const roomIoFault = z.strictObject({ fault: z.enum(roomIoFaults), on: z.boolean() });
const thumbFault = z.strictObject({ fault: z.enum(thumbprintFaults), on: z.boolean() });
const thumb = z.strictObject({ press: z.boolean(), seed: z.int().optional() });
const scene = z.strictObject({ scene: z.enum(sceneNames) });
const disc = z.strictObject({ insert: z.literal('blank') });

/** What can be done to the simulated room from outside. */
export type ControlOrder =
  | { readonly order: 'show-state' }
  | { readonly order: 'set-inputs'; readonly inputs: z.infer<typeof inputs> }
  | { readonly order: 'camera-fault'; readonly camera: string; readonly fault: CameraFaultOrder }
  | { readonly order: 'room-io-fault'; readonly fault: z.infer<typeof roomIoFault> }
  | { readonly order: 'thumb-fault'; readonly fault: z.infer<typeof thumbFault> }
  | { readonly order: 'thumb'; readonly press: boolean; readonly seed: number | undefined }
  | { readonly order: 'scene'; readonly scene: z.infer<typeof scene>['scene'] }
  | { readonly order: 'insert-disc'; readonly drive: string };

export type ControlReading =
  { readonly ok: true; readonly order: ControlOrder } | { readonly ok: false; readonly status: 400 | 404; readonly why: string };

/** Reads one HTTP request. `body` is whatever was sent; nothing of it is trusted. */
export function readControlOrder(method: string, path: string, body: string): ControlReading {
  const place = path.split('/').filter((part) => part !== '');
  const [first = '', id = '', last = ''] = place;
  if (method === 'GET' && path === '/state') return { ok: true, order: { order: 'show-state' } };
  if (method !== 'POST') return nowhere;
  switch (place.length === 3 ? `${first}/*/${last}` : place.length === 2 && first === 'discs' ? 'discs/*' : place.join('/')) {
    case 'inputs':
      return read(inputs, body, (value) => ({ order: 'set-inputs', inputs: value }));
    case 'cameras/*/faults':
      return read(cameraFault, body, (fault) => ({ order: 'camera-fault', camera: id, fault }));
    case 'room-io/faults':
      return read(roomIoFault, body, (fault) => ({ order: 'room-io-fault', fault }));
    case 'thumb/faults':
      return read(thumbFault, body, (fault) => ({ order: 'thumb-fault', fault }));
    case 'thumb':
      return read(thumb, body, (value) => ({ order: 'thumb', press: value.press, seed: value.seed }));
    case 'scenes':
      return read(scene, body, (value) => ({ order: 'scene', scene: value.scene }));
    case 'discs/*':
      return read(disc, body, () => ({ order: 'insert-disc', drive: id }));
    default:
      return nowhere;
  }
}

const nowhere = { ok: false, status: 404, why: 'there is no such thing in the room' } as const;

function read<T>(schema: z.ZodType<T>, body: string, toOrder: (value: T) => ControlOrder): ControlReading {
  const parsed = schema.safeParse(parseJson(body));
  return parsed.success ? { ok: true, order: toOrder(parsed.data) } : { ok: false, status: 400, why: z.prettifyError(parsed.error) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
