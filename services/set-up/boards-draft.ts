import { isDeepStrictEqual } from 'node:util';
import { mapRoomIo } from '../../devices/room-io/room-io-map';
import type { RoomIoWiring } from '../../devices/room-io/room-io';
import { setupOutputs, setupSensors, type SetupBoards } from '../contract/set-up';

/** The roomIo of room.json that a person's choices stand for. A board by name is wired by its printed numbers, another by addresses from 0. */
export function wiringOf(boards: SetupBoards): RoomIoWiring {
  const { path, baudRate, unit, preset, outputs, sensors, lock, climate } = boards;
  const relay = (printed: number) => (preset === 'own' ? { coil: printed - 1 } : { relay: printed });
  const terminal = (printed: number) => (preset === 'own' ? { input: printed - 1 } : { terminal: printed });
  const named = [
    ...(preset === 'own' ? [] : [{ unit, preset }]),
    ...(climate.kind === 'xy-md02' ? [{ unit: climate.unit, preset: 'xy-md02' as const }] : []),
  ];
  const { door, ...others } = sensors;
  return {
    path,
    baudRate,
    ...(preset === 'own' && { unit }),
    ...(named.length > 0 && { units: named }),
    ...(outputs.lock !== undefined && {
      lock: { ...relay(outputs.lock), failure: lock.failure, ...(lock.pulseMs !== undefined && { pulseMs: lock.pulseMs }) },
    }),
    ...Object.fromEntries(
      setupOutputs.flatMap((name) => {
        const printed = outputs[name];
        return name === 'lock' || printed === undefined ? [] : [[name, relay(printed)]];
      }),
    ),
    ...(door && { door: { ...terminal(door.terminal), openWhen: door.inverted ? 'off' : 'on' } }),
    ...Object.fromEntries(
      setupSensors.flatMap((name) => {
        const wired = name === 'door' ? undefined : others[name];
        return wired ? [[name, { ...terminal(wired.terminal), ...(wired.inverted && { inverted: true }) }]] : [];
      }),
    ),
    ...(climate.kind === 'registers' && {
      temperature: { register: climate.temperature, scale: 0.1 },
      humidity: { register: climate.humidity, scale: 0.1 },
    }),
  };
}

/** The choices behind a roomIo that stands in room.json; `by-hand` where they would not bring back what is there. */
export function boardsOf(wiring: RoomIoWiring): SetupBoards | 'by-hand' {
  const map = mapRoomIo(wiring);
  const units = wiring.units ?? [];
  const [relays, ...more] = units.filter(({ preset }) => preset !== 'xy-md02');
  const climate = units.find(({ preset }) => preset === 'xy-md02');
  const unit = relays?.unit ?? wiring.unit;
  if (unit === undefined || more.length > 0 || relays?.preset === 'xy-md02') return 'by-hand';
  const { temperature, humidity } = map.measures;
  const boards: SetupBoards = {
    path: wiring.path,
    baudRate: wiring.baudRate,
    unit,
    preset: relays?.preset ?? 'own',
    outputs: printedOf(map.outputs),
    sensors: Object.fromEntries(
      setupSensors.flatMap((name) => {
        const point = map.sensors[name];
        return point ? [[name, { terminal: point.place.address + 1, inverted: point.inverted }]] : [];
      }),
    ),
    lock: { pulseMs: wiring.lock?.pulseMs, failure: map.lockFailure ?? 'fail-secure' },
    climate: climate
      ? { kind: 'xy-md02', unit: climate.unit }
      : temperature && humidity
        ? { kind: 'registers', temperature: temperature.place.address, humidity: humidity.place.address }
        : { kind: 'none' },
  };
  return isDeepStrictEqual(mapRoomIo(wiringOf(boards)), map) ? boards : 'by-hand';
}

function printedOf(outputs: ReturnType<typeof mapRoomIo>['outputs']): SetupBoards['outputs'] {
  return Object.fromEntries(
    setupOutputs.flatMap((name) => {
      const point = outputs[name];
      return point ? [[name, point.place.address + 1]] : [];
    }),
  );
}
