import type { PointName } from './room-io-map';

export type { RoomIoWiring } from './room-io-wiring';

/**
 * The door lock, lights and sensors of one room, whatever they hang on: boards on a serial line, or later the relays and inputs of a camera.
 * Nothing is unlocked but by an order; after a dead line the outputs are read again, and the only thing that may then be written is the end of a pulse.
 */
export interface RoomIo {
  /**
   * Resolves once the board has acknowledged. Sent once: rejects with `RoomIoError` where the acknowledgement doesn't come in time or the order
   * waited for longer than a second, and takes back what the board may have done all the same. A pulse lock locks itself again.
   */
  unlock(): Promise<void>;
  lock(): Promise<void>;
  /** Resolves once the board has acknowledged. Switching off what isn't fitted resolves: it is off. */
  set(output: 'light' | 'recordLamp' | 'buzzer', on: boolean): Promise<void>;
  /** Calls back at once with the present state, then on every change; a dead line makes every field `unknown` within 1 s. */
  watch(onChange: (state: RoomIoState) => void): () => void;
  close(): Promise<void>;
}

export interface RoomIoState {
  /** When the sample behind this state was read from the board. */
  readonly at: Date;
  /** `unknown`: no board of the room answers. One of several that doesn't is in `deadUnits`, and only what hangs on it is unknown. */
  readonly line: 'online' | 'unknown';
  readonly lock: 'locked' | 'unlocked' | 'unknown';
  readonly light: OnOff;
  readonly recordLamp: OnOff;
  readonly buzzer?: OnOff;
  readonly door: 'open' | 'closed' | 'unknown';
  readonly presence: 'present' | 'absent' | 'unknown';
  readonly duress: 'pressed' | 'released' | 'unknown';
  /** Somebody opened the housing of the board or of the lock. */
  readonly tamper?: 'tampered' | 'untouched' | 'unknown';
  /** °C, or undefined while unknown or not fitted. */
  readonly temperatureC: number | undefined;
  /** % relative humidity, or undefined while unknown or not fitted. */
  readonly humidityPercent: number | undefined;
  readonly deadUnits?: readonly number[];
  /** What this room doesn't have: `unknown` for good, and no fault. */
  readonly notFitted?: readonly PointName[];
}
export type OnOff = 'on' | 'off' | 'unknown';

export type RoomIoFaultCode =
  'room-io.line-dead' | 'room-io.no-acknowledgement' | 'room-io.not-fitted' | 'room-io.port-missing' | 'room-io.port-busy';

export class RoomIoError extends Error {
  constructor(
    readonly code: RoomIoFaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'RoomIoError';
  }
}
