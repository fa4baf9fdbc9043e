import type { SetupDifference } from '../contract/set-up';
import { fieldName } from '../rooms/room-file-json';

/** Every single field in which two room.json differ, in the order of the new one. */
export function roomDifferences(before: unknown, after: unknown): readonly SetupDifference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field) =>
    old.get(field) === now.get(field) ? [] : [{ field, before: old.get(field), after: now.get(field) }],
  );
}

function leavesOf(value: unknown, path: readonly PropertyKey[] = []): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null)
    return new Map([[fieldName(path), typeof value === 'string' ? value : JSON.stringify(value)]]);
  const entries: readonly (readonly [PropertyKey, unknown])[] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return new Map(entries.flatMap(([key, inner]) => [...leavesOf(inner, [...path, key])]));
}
