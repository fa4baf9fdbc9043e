import { describe, expect, it } from 'vitest';
import { offsetRange, readCameraTime, type ClockReading } from '../../../../devices/cameras/camera-clock';

/** What a camera `offsetMs` ahead says when asked at `sentMs`, half a round trip later. */
const reading = (sentMs: number, offsetMs: number, roundTripMs = 10): ClockReading => ({
  cameraMs: Math.floor((sentMs + roundTripMs / 2 + offsetMs) / 1000) * 1000,
  sentMs,
  receivedMs: sentMs + roundTripMs,
});

describe("a camera's clock offset", () => {
  it.each([0, 120, -310, 999, -7_400, 86_400_000])('of %i ms lies in the range of readings over a second, which is narrow', (offsetMs) => {
    const range = offsetRange(Array.from({ length: 17 }, (_, i) => reading(1_000_000 + i * 70, offsetMs)));
    expect(range?.leastMs).toBeLessThanOrEqual(offsetMs);
    expect(range?.mostMs).toBeGreaterThanOrEqual(offsetMs);
    expect((range?.mostMs ?? Infinity) - (range?.leastMs ?? 0)).toBeLessThanOrEqual(100);
  });

  it('is open by a second after one reading', () => {
    expect(offsetRange([{ cameraMs: 5_000, sentMs: 4_900, receivedMs: 4_910 }])).toEqual({ leastMs: 90, mostMs: 1_100 });
  });

  it('is unknown when the clock was set between two readings', () => {
    expect(offsetRange([reading(1_000_000, 0), reading(1_000_100, 60_000)])).toBeUndefined();
  });

  it('is read from UTC, also on the last day of a month', () => {
    const UTCDateTime = { Time: { Hour: '23', Minute: '59', Second: '58' }, Date: { Year: '2026', Month: '2', Day: '28' } };
    expect(readCameraTime({ GetSystemDateAndTimeResponse: { SystemDateAndTime: { UTCDateTime } } })).toBe(
      Date.UTC(2026, 1, 28, 23, 59, 58),
    );
    expect(readCameraTime({ GetSystemDateAndTimeResponse: { SystemDateAndTime: {} } })).toBeUndefined();
  });
});
