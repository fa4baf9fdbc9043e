import type { OnOff, RoomIoState, RoomIoWiring } from './room-io';

/** A run of neighbouring Modbus addresses, read in one request. */
export interface Span {
  readonly start: number;
  readonly count: number;
}

/** The three requests that see the whole board. */
export interface PollPlan {
  readonly coils: Span;
  readonly inputs: Span;
  readonly registers: Span;
}

export function pollPlan(wiring: RoomIoWiring): PollPlan {
  return {
    coils: spanOf([wiring.lock.coil, wiring.light.coil, wiring.recordLamp.coil]),
    inputs: spanOf([wiring.door.input, wiring.presence.input, wiring.duress.input]),
    registers: spanOf([wiring.temperature.register, wiring.humidity.register]),
  };
}

function spanOf(addresses: readonly number[]): Span {
  const start = Math.min(...addresses);
  return { start, count: Math.max(...addresses) - start + 1 };
}

/** What one round of requests brought. `registers` is undefined where no climate sensor answers. */
export interface Sample {
  readonly at: Date;
  readonly inputs: readonly boolean[];
  readonly coils: readonly boolean[];
  readonly registers: readonly number[] | undefined;
}

export function decodeRoomIo(wiring: RoomIoWiring, sample: Sample): RoomIoState {
  const plan = pollPlan(wiring);
  const coil = (address: number) => sample.coils[address - plan.coils.start];
  const input = (address: number) => sample.inputs[address - plan.inputs.start];
  const measured = (place: { register: number; scale: number }) => {
    const raw = sample.registers?.[place.register - plan.registers.start];
    return raw === undefined ? undefined : scaled(signed16(raw), place.scale);
  };
  return {
    at: sample.at,
    line: 'online',
    lock: either(coil(wiring.lock.coil), (on) => (on === (wiring.lock.unlockedWhen === 'on') ? 'unlocked' : 'locked')),
    light: either(coil(wiring.light.coil), onOff),
    recordLamp: either(coil(wiring.recordLamp.coil), onOff),
    door: either(input(wiring.door.input), (on) => (on === (wiring.door.openWhen === 'on') ? 'open' : 'closed')),
    presence: either(input(wiring.presence.input), (on) => (on ? 'present' : 'absent')),
    duress: either(input(wiring.duress.input), (on) => (on ? 'pressed' : 'released')),
    temperatureC: measured(wiring.temperature),
    humidityPercent: measured(wiring.humidity),
  };
}

/** What is known of the room while the line is dead: nothing. */
export function unknownRoomIo(at: Date): RoomIoState {
  return {
    at,
    line: 'unknown',
    lock: 'unknown',
    light: 'unknown',
    recordLamp: 'unknown',
    door: 'unknown',
    presence: 'unknown',
    duress: 'unknown',
    temperatureC: undefined,
    humidityPercent: undefined,
  };
}

/** Whether a watcher would see no difference (the time of the sample aside). */
export function sameRoomIo(a: RoomIoState, b: RoomIoState): boolean {
  return (Object.keys(a) as (keyof RoomIoState)[]).every((field) => field === 'at' || a[field] === b[field]);
}

/** The coil position that brings an output where it is wanted. */
export function coilFor(wiring: RoomIoWiring, wish: { lock: 'locked' | 'unlocked' }): boolean {
  return (wish.lock === 'unlocked') === (wiring.lock.unlockedWhen === 'on');
}

const onOff = (on: boolean): OnOff => (on ? 'on' : 'off');

function either<T>(bit: boolean | undefined, name: (on: boolean) => T): T | 'unknown' {
  return bit === undefined ? 'unknown' : name(bit);
}

function signed16(raw: number): number {
  return raw > 0x7fff ? raw - 0x10000 : raw;
}

/** Rounded to the scale's own precision: 236 × 0.1 is 23.6, not 23.6000…01. */
function scaled(raw: number, scale: number): number {
  return Math.round(raw * scale * 1e6) / 1e6;
}
