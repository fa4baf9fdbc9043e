import { boardPresets, type BoardPreset } from '../../devices/room-io/board-presets';
import { measureNames, outputNames, sensorNames, unitAlone } from '../../devices/room-io/room-io-map';
import { isFields, type Contradiction, type Fields } from './contradiction';

/** Where a point may be, the ordinary way first: it is what a point without any is said to miss. */
const ways = {
  output: ['coil', 'holding', 'relay'],
  sensor: ['input', 'coil', 'register', 'holding', 'terminal'],
  measure: ['register', 'holding'],
} as const;

/** What is wrong between the fields of a room's boards, each of which is right. */
export function roomIoContradictions(wiring: Fields): readonly Contradiction[] {
  const points = [
    ...outputNames.map((name) => [name, 'output'] as const),
    ...sensorNames.map((name) => [name, 'sensor'] as const),
    ...measureNames.map((name) => [name, 'measure'] as const),
  ].flatMap(([name, kind]) => (isFields(wiring[name]) ? [{ name, kind, wired: wiring[name] }] : []));
  const boards = boardsOf(wiring);
  return [
    ...(![...outputNames, ...sensorNames, ...measureNames].some((name) => name in wiring) && ![...boards.values()].some(hasClimate)
      ? [{ field: 'roomIo', problem: 'wrong-value', expected: 'at least one output, sensor or measurement' }]
      : []),
    ...duplicates(wiring),
    ...points.flatMap(({ name, kind, wired }) => pointContradictions(`roomIo.${name}`, name, kind, wired, wiring, boards)),
    ...homeless(
      wiring,
      points.filter(({ kind, name, wired }) => kind !== 'measure' || !known(name, wired, boards)),
    ),
    ...(isFields(wiring['lock']) ? lockContradictions(wiring['lock'], wiring) : []),
  ];
}

function pointContradictions(
  field: string,
  name: string,
  kind: keyof typeof ways,
  wired: Fields,
  wiring: Fields,
  boards: ReadonlyMap<unknown, BoardPreset>,
): readonly Contradiction[] {
  const said = ways[kind].filter((way) => wired[way] !== undefined);
  const [first = ways[kind][0], second] = said;
  const expected = `exactly one of ${ways[kind].join(', ')}`;
  const board = boards.get(wired['unit'] ?? aloneOf(wiring));
  const found: Contradiction[] = [];
  if (said.length === 0 && !(kind === 'measure' && known(name, wired, boards)))
    found.push({ field: `${field}.${first}`, problem: 'missing', expected });
  if (second !== undefined) found.push({ field: `${field}.${second}`, problem: 'wrong-value', expected });
  if (kind === 'measure' && said.length > 0 && wired['scale'] === undefined)
    found.push({ field: `${field}.scale`, problem: 'missing', expected: 'a number, such as 0.1' });
  for (const [way, most] of [
    ['relay', board?.relays ?? 0],
    ['terminal', board?.terminals ?? 0],
  ] as const)
    if (wired[way] !== undefined && most === 0)
      found.push({ field: `${field}.${way}`, problem: 'wrong-value', expected: 'a number printed on a board that units names' });
  if (wired['bit'] !== undefined && first !== 'register' && first !== 'holding')
    found.push({ field: `${field}.bit`, problem: 'wrong-value', expected: 'a bit of a register or holding only' });
  for (const way of ['onWord', 'offWord'])
    if (wired[way] !== undefined && first !== 'holding')
      found.push({ field: `${field}.${way}`, problem: 'wrong-value', expected: 'a word of a holding register only' });
  if (wired['onWord'] !== undefined && wired['onWord'] === (wired['offWord'] ?? 0))
    found.push({ field: `${field}.onWord`, problem: 'wrong-value', expected: 'another word than offWord' });
  if (wired['pulseBy'] !== undefined && wired['pulseMs'] === undefined)
    found.push({ field: `${field}.pulseMs`, problem: 'missing', expected: 'a pulse from 200 to 60000 ms' });
  if (wired['pulseBy'] === 'board' && (!board?.pulse || Number(wired['pulseMs'] ?? 0) % 100 !== 0))
    found.push({ field: `${field}.pulseBy`, problem: 'wrong-value', expected: 'board only where it can, in steps of 100 ms' });
  return found;
}

/** What the lock does without power is what its relay does when it falls off. */
export function lockSaysBoth(field: string, { unlockedWhen, failure }: Fields): readonly Contradiction[] {
  if (unlockedWhen === undefined && failure === undefined)
    return [{ field: `${field}.unlockedWhen`, problem: 'missing', expected: 'unlockedWhen, failure or both' }];
  return (unlockedWhen === 'on' && failure === 'fail-safe') || (unlockedWhen === 'off' && failure === 'fail-secure')
    ? [{ field: `${field}.failure`, problem: 'wrong-value', expected: 'fail-secure where on unlocks, fail-safe where off does' }]
    : [];
}

function lockContradictions(lock: Fields, wiring: Fields): readonly Contradiction[] {
  const found = [...lockSaysBoth('roomIo.lock', lock)];
  const place = placeOf(lock, wiring);
  for (const name of outputNames.filter((one) => one !== 'lock')) {
    const other = wiring[name];
    if (isFields(other) && place !== undefined && placeOf(other, wiring) === place)
      found.push({ field: `roomIo.${name}`, problem: 'duplicate', expected: 'another relay than the lock’s' });
  }
  return found;
}

function placeOf(wired: Fields, wiring: Fields): string | undefined {
  const { coil, holding, relay, unit = aloneOf(wiring) } = wired;
  const at = typeof relay === 'number' ? relay - 1 : coil;
  if (at === undefined && holding === undefined) return undefined;
  return JSON.stringify(at === undefined ? { unit, holding } : { unit, coil: at });
}

/** Points that name no unit, in a room where it isn't plain which one they mean. */
function homeless(wiring: Fields, points: readonly { readonly name: string; readonly wired: Fields }[]): readonly Contradiction[] {
  const without = points.filter(({ wired }) => wired['unit'] === undefined);
  if (wiring['unit'] !== undefined || without.length === 0 || aloneOf(wiring) !== undefined) return [];
  const expected = 'a Modbus unit from 1 to 247';
  if (wiring['units'] === undefined) return [{ field: 'roomIo.unit', problem: 'missing', expected }];
  return without.map(({ name }) => ({ field: `roomIo.${name}.unit`, problem: 'missing', expected }));
}

function duplicates({ units }: Fields): readonly Contradiction[] {
  const numbers = Array.isArray(units) ? units.map((one: unknown) => (isFields(one) ? one['unit'] : undefined)) : [];
  return numbers.flatMap((number, index) =>
    number !== undefined && numbers.indexOf(number) < index
      ? [{ field: `roomIo.units[${index}].unit`, problem: 'duplicate', expected: 'a unit that no other board has' }]
      : [],
  );
}

function boardsOf({ units }: Fields): ReadonlyMap<unknown, BoardPreset> {
  const named = Array.isArray(units) ? units.filter(isFields) : [];
  return new Map(named.flatMap(({ unit, preset }) => (isPreset(preset) ? [[unit, boardPresets[preset]]] : [])));
}

function aloneOf({ unit, units }: Fields): unknown {
  const named = Array.isArray(units) ? units.filter(isFields) : [];
  const known = named.flatMap(({ unit: number, preset }) =>
    typeof number === 'number' && isPreset(preset) ? [{ unit: number, preset }] : [],
  );
  return unit ?? unitAlone({ units: known });
}

/** Whether a preset on the line knows where a measurement is. */
function known(name: string, { unit }: Fields, boards: ReadonlyMap<unknown, BoardPreset>): boolean {
  const measure = measureNames.find((one) => one === name);
  return measure !== undefined && [...boards].some(([number, preset]) => preset[measure] && (unit === undefined || unit === number));
}

const hasClimate = (preset: BoardPreset) => preset.temperature !== undefined || preset.humidity !== undefined;

function isPreset(name: unknown): name is keyof typeof boardPresets {
  return typeof name === 'string' && Object.hasOwn(boardPresets, name);
}
