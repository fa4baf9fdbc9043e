/** Steps of the axis, s. */
const steps = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200] as const;
const MOST_TICKS = 8;
/** A label that begins later would not fit. */
const LAST_LABEL = 0.955;

export interface AxisTick {
  readonly atMs: number;
  /** Recording time: from the entry. */
  readonly recordingMs: number;
}

/** Round recording times over the whole length, few enough to be read. */
export function axisTicks(lengthMs: number, entryMs: number): readonly AxisTick[] {
  const stepMs = (steps.find((step) => lengthMs / (step * 1000) <= MOST_TICKS) ?? 14_400) * 1000;
  const first = Math.ceil(-entryMs / stepMs) * stepMs;
  const count = Math.max(0, Math.floor((lengthMs * LAST_LABEL - entryMs - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, index) => ({ atMs: entryMs + first + index * stepMs, recordingMs: first + index * stepMs }));
}

/** Place on the timeline in percent. */
export function percent(ms: number, lengthMs: number): string {
  return `${lengthMs === 0 ? 0 : Math.round((Math.min(Math.max(0, ms), lengthMs) / lengthMs) * 1e5) / 1e3}%`;
}

/** The moment under a place on the timeline. */
export function momentAt(x: number, left: number, width: number, lengthMs: number): number {
  return width <= 0 ? 0 : Math.min(Math.max(0, (x - left) / width), 1) * lengthMs;
}

/** Words side by side must not run into each other: those that begin at least `apart` (share of the length) after the last one that is shown. */
export function withRoom<T extends { readonly fromMs: number }>(items: readonly T[], lengthMs: number, apart: number): ReadonlySet<T> {
  let last = -Infinity;
  return new Set(
    items.filter(({ fromMs }) => {
      if (fromMs - last < lengthMs * apart) return false;
      last = fromMs;
      return true;
    }),
  );
}
