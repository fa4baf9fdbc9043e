import { expect, it } from 'vitest';
import { afterWrongPin, lockedAt, type PinTries } from '../../../../services/people/pin-tries';

const now = new Date('2026-11-25T00:00:00.000Z');
const later = (minutes: number, ms = 0) => new Date(now.getTime() + minutes * 60_000 + ms);

it('the fifth wrong PIN in a row locks for 15 minutes, to the millisecond', () => {
  let tries: PinTries = { failedTries: 0, lockedUntil: null };
  const left: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    expect(lockedAt(tries, now)).toBeUndefined();
    const after = afterWrongPin(tries, now);
    left.push(after.triesLeft);
    tries = after;
  }
  expect(left).toEqual([4, 3, 2, 1, 0]);
  expect([lockedAt(tries, later(15, -1)), lockedAt(tries, later(15))]).toEqual([later(15).toISOString(), undefined]);
  expect(afterWrongPin(tries, later(15))).toEqual({ failedTries: 1, lockedUntil: null, triesLeft: 4 });
});
