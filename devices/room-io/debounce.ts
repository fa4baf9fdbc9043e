/** A value that counts, and the one that may take its place once it has lasted. */
export interface Debounced<T> {
  readonly shown: T;
  readonly next: { readonly value: T; readonly sinceMs: number } | undefined;
}

/** A contact that bounces changes nothing: a new value counts once every sample for `debounceMs` has said it. */
export function debounce<T>(before: Debounced<T> | undefined, value: T, nowMs: number, debounceMs: number): Debounced<T> {
  if (!before || debounceMs <= 0) return { shown: value, next: undefined };
  if (value === before.shown) return { shown: value, next: undefined };
  const sinceMs = before.next?.value === value ? before.next.sinceMs : nowMs;
  return nowMs - sinceMs >= debounceMs ? { shown: value, next: undefined } : { shown: before.shown, next: { value, sinceMs } };
}
