import { boardPresets, type BoardPreset } from './board-presets';
import type { LockFailure, LockWiring, MeasureWiring, OutputWiring, RoomIoWiring, SensorWiring } from './room-io-wiring';

/** The four tables of Modbus: coils, discrete inputs, holding and input registers. */
export type Table = 'coil' | 'input' | 'holding' | 'register';
export interface Place {
  readonly unit: number;
  readonly table: Table;
  readonly address: number;
}

export interface OutputPoint {
  readonly place: Place & { readonly table: 'coil' | 'holding' };
  /** The position of the relay in which the output is active: the lamp lit, the door unlocked. */
  readonly activeWhen: boolean;
  readonly words: { readonly on: number; readonly off: number };
  readonly pulse: Pulse | undefined;
}
/** `by: 'board'`: the coil write that starts it, after which the board ends it. */
export type Pulse =
  | { readonly by: 'kiosk'; readonly ms: number }
  | { readonly by: 'board'; readonly ms: number; readonly address: number; readonly word: number };
export interface SensorPoint {
  readonly place: Place;
  readonly bit: number | undefined;
  readonly inverted: boolean;
  readonly debounceMs: number;
}
export interface MeasurePoint {
  readonly place: Place;
  readonly scale: number;
  readonly offset: number;
}

export const outputNames = ['lock', 'light', 'recordLamp', 'buzzer'] as const;
export const sensorNames = ['door', 'presence', 'duress', 'tamper'] as const;
export const measureNames = ['temperature', 'humidity'] as const;
export type OutputName = (typeof outputNames)[number];
export type SensorName = (typeof sensorNames)[number];
export type MeasureName = (typeof measureNames)[number];
export type PointName = OutputName | SensorName | MeasureName;

/** Where everything of a room is found on its line, presets and defaults worked in. */
export interface RoomIoMap {
  readonly outputs: Readonly<Partial<Record<OutputName, OutputPoint>>>;
  readonly sensors: Readonly<Partial<Record<SensorName, SensorPoint>>>;
  readonly measures: Readonly<Partial<Record<MeasureName, MeasurePoint>>>;
  readonly lockFailure: LockFailure | undefined;
  readonly presets: ReadonlyMap<number, BoardPreset>;
}

/** Works out where each point is; throws `RangeError` on a wiring that room.json's reader would have refused. */
export function mapRoomIo(wiring: RoomIoWiring): RoomIoMap {
  const units = wiring.units ?? [];
  const presets = new Map(units.map(({ unit, preset }): [number, BoardPreset] => [unit, boardPresets[preset]]));
  const at = { presets, alone: unitAlone(wiring) };
  return {
    presets,
    outputs: {
      ...(wiring.lock && { lock: outputPoint('lock', { ...wiring.lock, inverted: !unlockedByOn(wiring.lock) }, at) }),
      ...(wiring.light && { light: outputPoint('light', wiring.light, at) }),
      ...(wiring.recordLamp && { recordLamp: outputPoint('recordLamp', wiring.recordLamp, at) }),
      ...(wiring.buzzer && { buzzer: outputPoint('buzzer', wiring.buzzer, at) }),
    },
    sensors: {
      ...(wiring.door && { door: sensorPoint('door', { ...wiring.door, inverted: wiring.door.openWhen === 'off' }, at) }),
      ...(wiring.presence && { presence: sensorPoint('presence', wiring.presence, at) }),
      ...(wiring.duress && { duress: sensorPoint('duress', wiring.duress, at) }),
      ...(wiring.tamper && { tamper: sensorPoint('tamper', wiring.tamper, at) }),
    },
    measures: { ...measurePoint('temperature', wiring.temperature, at), ...measurePoint('humidity', wiring.humidity, at) },
    lockFailure: wiring.lock && (unlockedByOn(wiring.lock) ? 'fail-secure' : 'fail-safe'),
  };
}

/** The unit of the points that name none: as said, or the only board with relays, or the only board. */
export function unitAlone({ unit, units = [] }: Pick<RoomIoWiring, 'unit' | 'units'>): number | undefined {
  if (unit !== undefined) return unit;
  const boards = units.filter(({ preset }) => boardPresets[preset].relays > 0);
  const [first, second] = boards.length > 0 ? boards : units;
  return second ? undefined : first?.unit;
}

interface Units {
  readonly presets: ReadonlyMap<number, BoardPreset>;
  readonly alone: number | undefined;
}

function unlockedByOn({ unlockedWhen, failure }: LockWiring): boolean {
  return unlockedWhen === undefined ? failure !== 'fail-safe' : unlockedWhen === 'on';
}

function outputPoint(name: string, wired: OutputWiring, at: Units): OutputPoint {
  const unit = unitOf(name, wired.unit, at);
  const [table, address] =
    wired.holding === undefined ? (['coil', numbered(name, wired.coil, wired.relay)] as const) : (['holding', wired.holding] as const);
  const activeWhen = wired.inverted !== true;
  const words = { on: wired.onWord ?? 1, off: wired.offWord ?? 0 };
  return { place: { unit, table, address }, activeWhen, words, pulse: pulseOf(wired, { unit, table, address }, activeWhen, at) };
}

/** The board keeps the time itself wherever it can: it does so without us too. */
function pulseOf({ pulseMs, pulseBy }: OutputWiring, { unit, table, address }: Place, activeWhen: boolean, at: Units): Pulse | undefined {
  if (pulseMs === undefined) return undefined;
  const own = at.presets.get(unit)?.pulse;
  if (!own || table !== 'coil' || pulseBy === 'kiosk' || pulseMs % 100 !== 0) return { by: 'kiosk', ms: pulseMs };
  return { by: 'board', ms: pulseMs, address: (activeWhen ? own.onAt : own.offAt) + address, word: pulseMs / 100 };
}

function sensorPoint(name: string, wired: SensorWiring, at: Units): SensorPoint {
  const unit = unitOf(name, wired.unit, at);
  const word = wired.register === undefined ? wired.holding : wired.register;
  const place: Place =
    wired.coil !== undefined
      ? { unit, table: 'coil', address: wired.coil }
      : word !== undefined
        ? { unit, table: wired.register === undefined ? 'holding' : 'register', address: word }
        : { unit, table: 'input', address: numbered(name, wired.input, wired.terminal) };
  return { place, bit: wired.bit, inverted: wired.inverted === true, debounceMs: wired.debounceMs ?? 0 };
}

/** What room.json says of it, over what the preset of its unit knows; a sensor on the line is there without a word. */
function measurePoint(name: MeasureName, wired: MeasureWiring | undefined, at: Units): { [N in MeasureName]?: MeasurePoint } {
  const known = [...at.presets].find(([unit, preset]) => preset[name] && (wired?.unit === undefined || wired.unit === unit));
  const preset = known?.[1][name];
  if (!wired && !preset) return {};
  const said = wired?.register !== undefined || wired?.holding !== undefined;
  const unit = said || !known ? unitOf(name, wired?.unit, at) : known[0];
  const address = numbered(name, wired?.register ?? wired?.holding, preset && preset.register + 1);
  const table = said && wired.register === undefined ? 'holding' : 'register';
  return { [name]: { place: { unit, table, address }, scale: wired?.scale ?? preset?.scale ?? 1, offset: wired?.offset ?? 0 } };
}

/** By its address, or by the number printed on the board. */
function numbered(name: string, address: number | undefined, printed: number | undefined): number {
  if (address !== undefined) return address;
  if (printed === undefined) throw new RangeError(`roomIo.${name} has no address`);
  return printed - 1;
}

function unitOf(name: string, unit: number | undefined, { alone }: Units): number {
  const found = unit ?? alone;
  if (found === undefined) throw new RangeError(`roomIo.${name} has no unit`);
  return found;
}
