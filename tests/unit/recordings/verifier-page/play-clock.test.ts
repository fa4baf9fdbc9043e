import { describe, expect, it } from 'vitest';
import { correctionOf, PlayClock } from '../../../../recordings/verifier-page/player/play-clock';

describe('the clock that all cameras follow', () => {
  it('goes on with the time that passed, at its rate, and stands while a camera is not ready', () => {
    const clock = new PlayClock(10_000);
    clock.tick(1000, false);
    clock.playing = true;
    clock.rate = 2;
    clock.tick(1100, false);
    expect(clock.atMs).toBe(200);
    clock.tick(1200, true);
    expect(clock.atMs).toBe(200);
    clock.tick(1250, false);
    expect(clock.atMs).toBe(300);
  });

  it('does not leap after a pause of the page, stays within the recording and stops at its end', () => {
    const clock = new PlayClock(300);
    clock.playing = true;
    clock.tick(0, false);
    clock.tick(60_000, false);
    expect(clock.atMs).toBe(250);
    clock.tick(60_100, false);
    expect([clock.atMs, clock.playing]).toEqual([300, false]);
    clock.seek(-5);
    expect(clock.atMs).toBe(0);
  });
});

it.each([
  ['in step', 1, 1, false, { kind: 'rate', rate: 1 }],
  ['a little ahead', 20, 1, false, { kind: 'rate', rate: 0.95 }],
  ['a little behind at double speed', -20, 2, false, { kind: 'rate', rate: 2.1 }],
  ['two frames ahead', 80, 1, false, { kind: 'wait' }],
  ['far behind', -900, 1, false, { kind: 'seek' }],
  ['at a hole', -20, 1, true, { kind: 'seek' }],
] as const)('brings back a camera that is %s', (_what, driftMs, rate, stalled, correction) => {
  expect(correctionOf(driftMs, rate, stalled)).toEqual(correction);
});
