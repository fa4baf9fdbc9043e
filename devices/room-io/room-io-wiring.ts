import type { PresetName } from './board-presets';

/** How the boards of a room are wired, as room.json says it. Addresses count from 0; a point that isn't there is not fitted. */
export interface RoomIoWiring {
  /** Serial device, such as /dev/ttyUSB0. */
  readonly path: string;
  readonly baudRate: number;
  /** Modbus unit (slave) number of the points that name none. */
  readonly unit?: number | undefined;
  /** Boards of a known make on this line. The only one with relays is the unit of the points that name none. */
  readonly units?: readonly { readonly unit: number; readonly preset: PresetName }[] | undefined;
  readonly lock?: LockWiring | undefined;
  readonly light?: OutputWiring | undefined;
  readonly recordLamp?: OutputWiring | undefined;
  readonly buzzer?: OutputWiring | undefined;
  readonly door?: (SensorWiring & { readonly openWhen: 'on' | 'off' }) | undefined;
  readonly presence?: SensorWiring | undefined;
  readonly duress?: SensorWiring | undefined;
  readonly tamper?: SensorWiring | undefined;
  readonly temperature?: MeasureWiring | undefined;
  readonly humidity?: MeasureWiring | undefined;
}

/** Exactly one of `coil`, `holding` and `relay`. */
export interface OutputWiring {
  readonly unit?: number | undefined;
  readonly coil?: number | undefined;
  readonly holding?: number | undefined;
  /** As printed on a board with a preset, from 1. */
  readonly relay?: number | undefined;
  /** Of a holding register: what is written for on and off; 1 and 0 unless told. */
  readonly onWord?: number | undefined;
  readonly offWord?: number | undefined;
  readonly inverted?: boolean | undefined;
  /** Makes it a pulse: it ends by itself after so long. */
  readonly pulseMs?: number | undefined;
  /** Who ends the pulse; the board wherever it can, unless told. */
  readonly pulseBy?: 'board' | 'kiosk' | undefined;
}

export interface LockWiring extends Omit<OutputWiring, 'inverted'> {
  /** Which relay position opens the door. */
  readonly unlockedWhen?: 'on' | 'off' | undefined;
  /** What the door does without power: fail-secure stays locked, so that `on` opens it; fail-safe is open, so that `off` does. */
  readonly failure?: LockFailure | undefined;
}
export type LockFailure = 'fail-secure' | 'fail-safe';

/** Exactly one of `input`, `coil`, `register`, `holding` and `terminal`. */
export interface SensorWiring {
  readonly unit?: number | undefined;
  /** Discrete input. */
  readonly input?: number | undefined;
  readonly coil?: number | undefined;
  /** Input register; on when it isn't 0, or by its `bit`. */
  readonly register?: number | undefined;
  readonly holding?: number | undefined;
  /** As printed on a board with a preset, from 1. */
  readonly terminal?: number | undefined;
  readonly bit?: number | undefined;
  readonly inverted?: boolean | undefined;
  /** How long a change must last before it counts. */
  readonly debounceMs?: number | undefined;
}

/** A signed 16 bit word; raw × scale + offset. One of `register` and `holding`, unless the unit's preset knows it. */
export interface MeasureWiring {
  readonly unit?: number | undefined;
  /** Input register. */
  readonly register?: number | undefined;
  readonly holding?: number | undefined;
  readonly scale?: number | undefined;
  readonly offset?: number | undefined;
}
