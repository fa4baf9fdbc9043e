import { type Place, type RoomIoMap, type Table } from './room-io-map';

/** A run of neighbouring addresses of one table, read in one request. */
export interface Span {
  readonly table: Table;
  readonly start: number;
  readonly count: number;
}

/** What is asked of one unit in every round, and what changes slowly by nature and is asked now and then. */
export interface UnitPlan {
  readonly unit: number;
  readonly quick: readonly Span[];
  readonly slow: readonly Span[];
}

/** Addresses further apart than this are asked for alone: a board may have nothing between them. */
const widestGap = 8;
/** What one Modbus request can ask for at most, kept well below for a 9600 baud line. */
const longest = { coil: 128, input: 128, holding: 32, register: 32 } as const;

export function pollPlan(map: RoomIoMap): readonly UnitPlan[] {
  const quick = [...Object.values(map.outputs), ...Object.values(map.sensors)].map(({ place }) => place);
  const slow = Object.values(map.measures).map(({ place }) => place);
  const units = [...new Set([...quick, ...slow].map(({ unit }) => unit))].toSorted((a, b) => a - b);
  return units.map((unit) => ({ unit, quick: spansOf(quick, unit), slow: spansOf(slow, unit) }));
}

/** The run of addresses by which a place of this unit is read. */
export function spanAt({ quick, slow }: UnitPlan, { table, address }: Place): Span {
  const covers = (span: Span) => span.table === table && address >= span.start && address < span.start + span.count;
  return [...quick, ...slow].find(covers) ?? { table, start: address, count: 1 };
}

function spansOf(places: readonly Place[], unit: number): readonly Span[] {
  return (['input', 'coil', 'register', 'holding'] as const).flatMap((table) => {
    const own = places.filter((place) => place.unit === unit && place.table === table).map(({ address }) => address);
    const spans: Span[] = [];
    for (const address of [...new Set(own)].toSorted((a, b) => a - b)) {
      const last = spans.at(-1);
      const count = last ? address - last.start + 1 : 1;
      if (last && address - (last.start + last.count) < widestGap && count <= longest[table]) spans[spans.length - 1] = { ...last, count };
      else spans.push({ table, start: address, count: 1 });
    }
    return spans;
  });
}
