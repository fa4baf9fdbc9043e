import { outputNames, measureNames, sensorNames } from './room-io-map';
import type { MeasurePoint, OutputPoint, Place, PointName, RoomIoMap, SensorPoint } from './room-io-map';
import type { OnOff, RoomIoState } from './room-io';

/** What was read last, by place; a unit that doesn't answer has nothing here. */
export type Readings = ReadonlyMap<string, boolean | number>;

export function keyOf({ unit, table, address }: Place): string {
  return `${unit} ${table} ${address}`;
}

/** Sensors by name as they are to be shown, that is after bouncing; undefined where nothing is known. */
export type SensorBits = Readonly<Record<(typeof sensorNames)[number], boolean | undefined>>;

/** Which units of the line answer, and which don't. */
export interface UnitsHeard {
  readonly alive: readonly number[];
  readonly dead: readonly number[];
}

/** What the room's boards say, in the words of the room. What hangs on a dead unit is unknown, the rest is not. */
export function decodeRoomIo(map: RoomIoMap, readings: Readings, sensors: SensorBits, at: Date, units: UnitsHeard): RoomIoState {
  const output = (name: (typeof outputNames)[number]) => isActive(map.outputs[name], readings);
  return {
    at,
    line: units.alive.length > 0 ? 'online' : 'unknown',
    lock: either(output('lock'), (unlocked) => (unlocked ? 'unlocked' : 'locked')),
    light: either(output('light'), onOff),
    recordLamp: either(output('recordLamp'), onOff),
    buzzer: either(output('buzzer'), onOff),
    door: either(sensors.door, (open) => (open ? 'open' : 'closed')),
    presence: either(sensors.presence, (present) => (present ? 'present' : 'absent')),
    duress: either(sensors.duress, (pressed) => (pressed ? 'pressed' : 'released')),
    tamper: either(sensors.tamper, (tampered) => (tampered ? 'tampered' : 'untouched')),
    temperatureC: measured(map.measures.temperature, readings),
    humidityPercent: measured(map.measures.humidity, readings),
    deadUnits: units.dead,
    notFitted: notFitted(map),
  };
}

/** What is known of a room whose line is dead, or isn't opened yet: nothing. */
export function unknownRoomIo(at: Date): RoomIoState {
  const nothing = { door: undefined, presence: undefined, duress: undefined, tamper: undefined };
  const map = { outputs: {}, sensors: {}, measures: {}, lockFailure: undefined, presets: new Map() };
  return { ...decodeRoomIo(map, new Map(), nothing, at, { alive: [], dead: [] }), notFitted: [] };
}

/** Whether a watcher would see no difference (the time of the sample aside). */
export function sameRoomIo(a: RoomIoState, b: RoomIoState): boolean {
  return (Object.keys(b) as (keyof RoomIoState)[]).every((field) => field === 'at' || String(a[field]) === String(b[field]));
}

/** Whether an output is active: lit, or unlocked. A register that holds neither word is on unless it is 0. */
export function isActive(point: OutputPoint | undefined, readings: Readings): boolean | undefined {
  const raw = point && readings.get(keyOf(point.place));
  if (point === undefined || raw === undefined) return undefined;
  const on = typeof raw === 'boolean' ? raw : raw === point.words.on || (raw !== point.words.off && raw !== 0);
  return on === point.activeWhen;
}

/** What a sensor says before its bouncing is taken out. */
export function isOn(point: SensorPoint | undefined, readings: Readings): boolean | undefined {
  const raw = point && readings.get(keyOf(point.place));
  if (point === undefined || raw === undefined) return undefined;
  const on = typeof raw === 'boolean' ? raw : point.bit === undefined ? raw !== 0 : ((raw >> point.bit) & 1) === 1;
  return on !== point.inverted;
}

/** Rounded to the scale's own precision: 236 × 0.1 is 23.6, not 23.6000…01. */
function measured(point: MeasurePoint | undefined, readings: Readings): number | undefined {
  const raw = point && readings.get(keyOf(point.place));
  if (point === undefined || typeof raw !== 'number') return undefined;
  return Math.round((signed16(raw) * point.scale + point.offset) * 1e6) / 1e6;
}

function notFitted(map: RoomIoMap): readonly PointName[] {
  return [
    ...outputNames.filter((name) => !map.outputs[name]),
    ...sensorNames.filter((name) => !map.sensors[name]),
    ...measureNames.filter((name) => !map.measures[name]),
  ];
}

const onOff = (on: boolean): OnOff => (on ? 'on' : 'off');

function either<T>(bit: boolean | undefined, name: (on: boolean) => T): T | 'unknown' {
  return bit === undefined ? 'unknown' : name(bit);
}

function signed16(raw: number): number {
  return raw > 0x7fff ? raw - 0x10000 : raw;
}
