import type { LockFailure, RoomIoWiring } from './room-io-wiring';

/** Lock, lamps and sensors on the screws at a camera's back, by the names that the camera gives its relays and inputs (ONVIF tokens). */
export interface CameraIoWiring {
  readonly lock?:
    (CameraOutput & { readonly unlockedWhen?: 'on' | 'off' | undefined; readonly failure?: LockFailure | undefined }) | undefined;
  readonly light?: (CameraOutput & Inverted) | undefined;
  readonly recordLamp?: (CameraOutput & Inverted) | undefined;
  readonly buzzer?: (CameraOutput & Inverted) | undefined;
  readonly door?: { readonly input: string; readonly openWhen: 'on' | 'off' } | undefined;
  readonly presence?: CameraSensor | undefined;
  readonly duress?: CameraSensor | undefined;
  readonly tamper?: CameraSensor | undefined;
}

interface Inverted {
  readonly inverted?: boolean | undefined;
}
interface CameraOutput {
  readonly relay: string;
  /** Makes it a pulse; the kiosk ends it unless the camera does. */
  readonly pulseMs?: number | undefined;
}
type CameraSensor = Inverted & { readonly input: string };

/** The same room as a board would have it, so that one map and one way of reading serve both: a name's place in its list is its address. */
export interface AsBoard {
  readonly wiring: RoomIoWiring;
  readonly relays: readonly string[];
  readonly inputs: readonly string[];
}

export function asBoard({ lock, light, recordLamp, buzzer, door, presence, duress, tamper }: CameraIoWiring): AsBoard {
  const relays = [...new Set([lock, light, recordLamp, buzzer].flatMap((wired) => wired?.relay ?? []))];
  const inputs = [...new Set([door, presence, duress, tamper].flatMap((wired) => wired?.input ?? []))];
  const output = <T extends { readonly relay: string }>(wired: T) => ({ ...wired, relay: undefined, coil: relays.indexOf(wired.relay) });
  const sensor = <T extends { readonly input: string }>(wired: T) => ({ ...wired, input: inputs.indexOf(wired.input) });
  const wiring: RoomIoWiring = {
    ...{ path: '', baudRate: 0, unit: 1 },
    lock: lock && output(lock),
    light: light && output(light),
    recordLamp: recordLamp && output(recordLamp),
    buzzer: buzzer && output(buzzer),
    door: door && sensor(door),
    presence: presence && sensor(presence),
    duress: duress && sensor(duress),
    tamper: tamper && sensor(tamper),
  };
  return { wiring, relays, inputs };
}
