/** Where the recording stands, ms, and how it goes on: the one time that all cameras follow. */
export interface MasterClock {
  readonly positionMs: number;
  /** When it stood there, ms of a monotonic clock. */
  readonly atMs: number;
  readonly rate: number;
  /** `held`: would play, but a camera has no picture for this moment yet; then none goes ahead. */
  readonly state: 'paused' | 'held' | 'playing';
}

export const rates = [0.5, 1, 1.5, 2, 4] as const;

export function stillAt(positionMs: number, nowMs: number): MasterClock {
  return { positionMs, atMs: nowMs, rate: 1, state: 'paused' };
}

export function positionAt(clock: MasterClock, nowMs: number, lengthMs: number): number {
  const gone = clock.state === 'playing' ? (nowMs - clock.atMs) * clock.rate : 0;
  return Math.min(Math.max(0, clock.positionMs + gone), lengthMs);
}

/** The same moment, going on in another way. */
export function changeClock(
  clock: MasterClock,
  change: Partial<Pick<MasterClock, 'rate' | 'state' | 'positionMs'>>,
  nowMs: number,
  lengthMs: number,
): MasterClock {
  return { ...clock, positionMs: positionAt(clock, nowMs, lengthMs), atMs: nowMs, ...change };
}

/** What a key or button asks of the rate: the next faster or slower one. */
export function nextRate(rate: number, direction: 1 | -1): number {
  const at = rates.findIndex((candidate) => candidate === rate);
  return rates[Math.min(Math.max(0, at + direction), rates.length - 1)] ?? 1;
}
