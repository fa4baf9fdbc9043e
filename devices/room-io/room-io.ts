/** The door lock, lights and sensors of one room. */
export interface RoomIo {
  /** Resolves once the board has acknowledged; rejects with `RoomIoError` and never retries by itself. */
  unlock(): Promise<void>;
  lock(): Promise<void>;
  /** Resolves once the board has acknowledged. */
  set(output: 'light' | 'recordLamp', on: boolean): Promise<void>;
  /** Calls back at once with the present state, then on every change; a dead line makes every field `unknown` within 1 s. */
  watch(onChange: (state: RoomIoState) => void): () => void;
  close(): Promise<void>;
}

export interface RoomIoState {
  /** When the sample behind this state was read from the board. */
  readonly at: Date;
  readonly line: 'online' | 'unknown';
  readonly lock: 'locked' | 'unlocked' | 'unknown';
  readonly light: OnOff;
  readonly recordLamp: OnOff;
  readonly door: 'open' | 'closed' | 'unknown';
  readonly presence: 'present' | 'absent' | 'unknown';
  readonly duress: 'pressed' | 'released' | 'unknown';
  /** °C, or undefined while unknown or not fitted. */
  readonly temperatureC: number | undefined;
  /** % relative humidity, or undefined while unknown or not fitted. */
  readonly humidityPercent: number | undefined;
}
export type OnOff = 'on' | 'off' | 'unknown';

/** How the board is wired, by Modbus table and address (counted from 0). */
export interface RoomIoWiring {
  /** Serial device, such as /dev/ttyUSB0. */
  readonly path: string;
  readonly baudRate: number;
  /** Modbus unit (slave) number. */
  readonly unit: number;
  /** Relay of the door lock; `unlockedWhen` says which relay position opens the door. */
  readonly lock: { readonly coil: number; readonly unlockedWhen: 'on' | 'off' };
  readonly light: { readonly coil: number };
  readonly recordLamp: { readonly coil: number };
  readonly door: { readonly input: number; readonly openWhen: 'on' | 'off' };
  readonly presence: { readonly input: number };
  readonly duress: { readonly input: number };
  /** Input register, signed 16 bit; the value is multiplied by `scale`. */
  readonly temperature: { readonly register: number; readonly scale: number };
  readonly humidity: { readonly register: number; readonly scale: number };
}

export type RoomIoFaultCode = 'room-io.line-dead' | 'room-io.no-acknowledgement' | 'room-io.port-missing' | 'room-io.port-busy';

export class RoomIoError extends Error {
  constructor(
    readonly code: RoomIoFaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'RoomIoError';
  }
}
