/** A moment in UTC as `2026-11-25T01:02:14.123Z`: fixed width, so that text order is time order. */
export type Instant = string;

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
