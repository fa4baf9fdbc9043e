import { afterEach, describe, expect, it } from 'vitest';
import { anchorAfter, anchorBehind, instantAt } from '../../../../recordings/capture/closed-segment';
import type { ClosedSegment } from '../../../../recordings/capture/closed-segment';
import { beginSteady, lookAgain, type SteadyState } from '../../../../recordings/capture/steady-clock';

const wall = Date.parse('2026-11-25T01:02:14.000Z');
const hour = 3_600_000;

/** Looks once a second, with the wall clock ahead of where it should be by `aheadMs` of that second. */
function looks(seconds: number, aheadMs: (second: number) => number): { readonly state: SteadyState; readonly steps: number[] } {
  let state = beginSteady({ wallMs: wall, monotonicMs: 5_000 });
  const steps: number[] = [];
  let sessionMs = wall;
  for (let second = 1; second <= seconds; second += 1) {
    const monotonicMs = 5_000 + second * 1_000;
    const next = lookAgain(state, { wallMs: wall + second * 1_000 + aheadMs(second), monotonicMs });
    if (next.stepMs !== undefined) steps.push(next.stepMs);
    // Session time never leaps and never goes back.
    const nowMs = next.state.offsetMs + monotonicMs;
    expect(Math.abs(nowMs - sessionMs - 1_000)).toBeLessThanOrEqual(0.5);
    sessionMs = nowMs;
    state = next.state;
  }
  return { state, steps };
}

describe('the session clock', () => {
  it.each<[string, (second: number) => number, number[]]>([
    ['one hour forward', (second) => (second < 3 ? 0 : hour), [hour]],
    ['one hour back', (second) => (second < 3 ? 0 : -hour), [-hour]],
    ['one second forward', (second) => (second < 3 ? 0 : 1_000), [1_000]],
    ['one second back', (second) => (second < 3 ? 0 : -1_000), [-1_000]],
    ['a leap second smeared by nobody', (second) => (second < 3 ? 0 : -1_000), [-1_000]],
    ['there and back', (second) => (second === 3 ? hour : 0), [hour, -hour]],
    ['half a second, which is steering', (second) => (second < 3 ? 0 : 500), []],
    ['a clock 500 ppm fast', (second) => second * 0.5, []],
    ['a clock 500 ppm slow', (second) => second * -0.5, []],
  ])('sees %s', (_what, aheadMs, expected) => {
    expect(looks(60, aheadMs).steps.map(Math.round)).toEqual(expected);
  });

  it('follows a clock steered by 500 ppm for an hour to the millisecond, and takes no step for it', () => {
    const { state, steps } = looks(3_600, (second) => second * 0.5);
    expect(steps).toEqual([]);
    expect(state.offsetMs + 5_000 + hour - (wall + hour + 1_800)).toBeCloseTo(0, 3);
  });

  it('goes on following the steering behind a step', () => {
    const { state, steps } = looks(100, (second) => (second < 3 ? 0 : hour) + second * 0.1);
    expect(steps).toHaveLength(1);
    expect(Math.abs(state.offsetMs + 105_000 - (wall + 100_000 + 10))).toBeLessThan(1);
  });

  it('takes two small steps together for one', () => {
    expect(looks(60, (second) => (second < 3 ? 0 : second < 6 ? 400 : 800)).steps).toHaveLength(1);
  });
});

describe('the instants of an attempt', () => {
  const anchor = { wall: '2026-11-25T01:02:14.000Z', monotonicMs: 5_000, bootId: 'boot' };
  const file = (index: number) => ({ startSeconds: index * 10, endSeconds: index * 10 + 10 });

  it('stay within 100 ms of our clock over four hours when the camera runs 50 ppm fast, and files join exactly', () => {
    let current = anchor;
    let worstMs = 0;
    let endedAt = anchor.wall;
    for (let index = 0; index < 1_440; index += 1) {
      const startedAt = instantAt(current, file(index).startSeconds);
      expect(startedAt).toBe(endedAt);
      // The camera counts 10 s while 9.9995 s pass.
      const trueMs = Date.parse(anchor.wall) + file(index).endSeconds * 1_000 * (1 - 50e-6);
      const zeroMs = trueMs - file(index).endSeconds * 1_000;
      current = anchorAfter(current, file(index), { wallMs: zeroMs, monotonicMs: zeroMs - Date.parse(anchor.wall) + 5_000 });
      endedAt = instantAt(current, file(index).endSeconds);
      expect(endedAt > startedAt).toBe(true);
      worstMs = Math.max(worstMs, Math.abs(Date.parse(endedAt) - trueMs));
    }
    expect(worstMs).toBeLessThan(2);
  });

  it('move by no more than 500 ppm, whatever was measured', () => {
    const leapt = anchorAfter(anchor, file(0), { wallMs: Date.parse(anchor.wall) - hour, monotonicMs: 5_000 - hour });
    expect(leapt).toEqual({ wall: '2026-11-25T01:02:13.995Z', monotonicMs: 4_995, bootId: 'boot' });
    expect(anchorAfter(anchor, file(0), undefined)).toEqual(anchor);
  });

  it('go on in the next process where the last file ended', () => {
    const after = anchorAfter(anchor, file(0), { wallMs: Date.parse(anchor.wall) + 3, monotonicMs: 5_003 });
    const segment = {
      ...file(0),
      startedAt: instantAt(anchor, 0),
      endedAt: instantAt(after, 10),
      monotonicMs: 5_000,
      bootId: 'boot',
    } as ClosedSegment;
    expect(anchorBehind(segment)).toEqual(after);
  });

  describe('in another time zone', () => {
    const zone = process.env['TZ'];
    afterEach(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    it.each(['America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'UTC'])('%s with its summer time are the same', (name) => {
      process.env['TZ'] = name;
      // An hour is told twice there at 06:00 UTC.
      const before = { wall: '2026-11-01T05:59:59.500Z', monotonicMs: 0, bootId: 'boot' };
      expect([0, 0.5, 1, 3_600].map((seconds) => instantAt(before, seconds))).toEqual([
        '2026-11-01T05:59:59.500Z',
        '2026-11-01T06:00:00.000Z',
        '2026-11-01T06:00:00.500Z',
        '2026-11-01T06:59:59.500Z',
      ]);
    });
  });
});
