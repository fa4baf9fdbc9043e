import { describe, expect, it } from 'vitest';
import { isDayWork, isOfTheDay } from '../../../../services/rooms/day-work';

/** Beijing time on the 24th of November, or with `+1` on the day after. */
const at = (clock: string) => {
  const [time = '', day = 0] = clock.split('+');
  return new Date(`2026-11-${24 + Number(day)}T${time}:00+08:00`);
};
const booking = (from: string, to: string) => ({ startsAt: at(from).toISOString(), endsAt: at(to).toISOString() });

describe('the work of the day', () => {
  it.each([
    ['of this morning, not over', booking('09:00', '11:00'), '10:59', true],
    ['of this morning, over', booking('09:00', '11:00'), '11:00', false],
    ['of this evening', booking('20:00', '21:00'), '08:00', true],
    ['of tomorrow', booking('09:00+1', '10:00+1'), '22:59', false],
    ['soon after midnight', booking('00:00+1', '01:00+1'), '23:10', true],
    ['begun before midnight', booking('23:30', '00:30+1'), '00:10+1', true],
  ])('%s', (_, one, now, expected) => {
    expect(isDayWork(one, at(now))).toBe(expected);
  });

  it('keeps a booking that ended early, also one of the first hours of tomorrow', () => {
    expect(isOfTheDay(booking('00:00+1', '01:00+1'), at('23:50'))).toBe(true);
    expect(isOfTheDay(booking('09:00', '10:00'), at('17:00'))).toBe(true);
    expect(isOfTheDay(booking('09:00', '10:00'), at('09:00+1'))).toBe(false);
  });
});
