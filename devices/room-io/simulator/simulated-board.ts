import type { BoardPreset } from '../board-presets';
import { outputNames, measureNames, sensorNames, type Place, type RoomIoMap, type Table } from '../room-io-map';
import type { BoardMemory } from './modbus-slave';

/** A board at the far end of the line: what it remembers, and whether it is powered. */
export interface SimulatedBoard {
  readonly unit: number;
  readonly memory: BoardMemory;
  silent: boolean;
  read(place: Place): boolean | number;
  write(place: Place, value: boolean | number): void;
  close(): void;
}

const tableOf = { coil: 'coils', input: 'inputs', holding: 'holding', register: 'registers' } as const;

/** The boards that a register map speaks of, each with as many addresses as its preset has, or as the map needs. */
export function boardsOf(map: RoomIoMap): readonly SimulatedBoard[] {
  const places = [
    ...outputNames.flatMap((name) => map.outputs[name]?.place ?? []),
    ...sensorNames.flatMap((name) => map.sensors[name]?.place ?? []),
    ...measureNames.flatMap((name) => map.measures[name]?.place ?? []),
  ];
  const units = [...new Set([...places.map(({ unit }) => unit), ...map.presets.keys()])];
  return units.map((unit) => newBoard(unit, map.presets.get(unit), places));
}

function newBoard(unit: number, preset: BoardPreset | undefined, places: readonly Place[]): SimulatedBoard {
  const size = (table: Table, least: number) =>
    Math.max(least, ...places.filter((place) => place.unit === unit && place.table === table).map(({ address }) => address + 1));
  const pulses = new Map<number, NodeJS.Timeout>();
  const coils = new Array<boolean>(size('coil', preset?.relays ?? 8)).fill(false);
  const memory: BoardMemory = {
    coils,
    inputs: new Array<boolean>(size('input', preset?.terminals ?? 8)).fill(false),
    holding: new Array<number>(size('holding', 0)).fill(0),
    registers: new Array<number>(size('register', preset ? 0 : 4)).fill(0),
    pulse: preset?.pulse && {
      ...preset.pulse,
      begin: (coil, on, ms) => {
        clearTimeout(pulses.get(coil));
        coils[coil] = on;
        pulses.set(
          coil,
          setTimeout(() => (coils[coil] = !on), ms),
        );
      },
    },
  };
  return {
    unit,
    memory,
    silent: false,
    read: ({ table, address }) => memory[tableOf[table]][address] ?? false,
    write: ({ table, address }, value) => {
      if (table === 'coil' || table === 'input') memory[tableOf[table]][address] = value === true;
      else memory[tableOf[table]][address] = Number(value) & 0xffff;
    },
    close: () => pulses.forEach((pulse) => clearTimeout(pulse)),
  };
}
