/** A place in what node-onvif made of XML: element names without prefix, attributes under `$`, repeated elements as arrays. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && name in at ? (at as Readonly<Record<string, unknown>>)[name] : undefined),
    value,
  );
}

/** The text there; an element with attributes keeps its text under `_`. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = field(value, ...path);
  const text = typeof found === 'string' ? found : field(found, '_');
  return typeof text === 'string' ? text.trim() : undefined;
}

/** Always a list: one element alone isn't parsed as an array. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? (found as readonly unknown[]) : found === undefined ? [] : [found];
}
