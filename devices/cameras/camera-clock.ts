import { textAt } from './xml-field';

/** One look at a camera's clock: it said this second (epoch ms, whole seconds) somewhere between these two instants of ours. */
export interface ClockReading {
  readonly cameraMs: number;
  readonly sentMs: number;
  readonly receivedMs: number;
}

export interface OffsetRange {
  readonly leastMs: number;
  readonly mostMs: number;
}

/**
 * Where the camera's offset (camera minus ours) must lie. ONVIF tells whole seconds, so one reading leaves a second open;
 * readings on both sides of a tick narrow it to the pause between them. Undefined for readings that contradict each other:
 * the clock was set meanwhile.
 */
export function offsetRange(readings: readonly ClockReading[]): OffsetRange | undefined {
  let leastMs = -Infinity;
  let mostMs = Infinity;
  for (const { cameraMs, sentMs, receivedMs } of readings) {
    leastMs = Math.max(leastMs, cameraMs - receivedMs);
    mostMs = Math.min(mostMs, cameraMs + 1000 - sentMs);
  }
  return leastMs <= mostMs ? { leastMs, mostMs } : undefined;
}

/** The UTC instant in a GetSystemDateAndTime reply. */
export function readCameraTime(data: unknown): number | undefined {
  const at = (...path: string[]): number =>
    Number(textAt(data, 'GetSystemDateAndTimeResponse', 'SystemDateAndTime', 'UTCDateTime', ...path) ?? NaN);
  const time = Date.UTC(
    at('Date', 'Year'),
    at('Date', 'Month') - 1,
    at('Date', 'Day'),
    at('Time', 'Hour'),
    at('Time', 'Minute'),
    at('Time', 'Second'),
  );
  return Number.isNaN(time) ? undefined : time;
}
