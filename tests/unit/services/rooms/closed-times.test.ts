import { describe, expect, it } from 'vitest';
import { daysOf, occurrences, overlap } from '../../../../services/rooms/closed-times';
import { firstFree } from '../../../../services/rooms/free-time';

const at = (text: string) => new Date(`${text}:00+08:00`).toISOString();
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const meeting = { weekday: 3, fromMinute: 14 * 60, toMinute: 16 * 60, firstOn: '2026-11-01', lastOn: '2026-11-30' };

describe('closed times of a room', () => {
  it('come round each week on their day in Shanghai, from their first to their last date', () => {
    const found = occurrences([meeting], span('2026-11-16T00:00', '2026-12-14T00:00'));
    expect(found.map(({ startsAt }) => startsAt)).toEqual([at('2026-11-18T14:00'), at('2026-11-25T14:00')]);
    expect(occurrences([{ ...meeting, lastOn: null }], span('2026-11-30T00:00', '2026-12-03T00:00'))).toHaveLength(1);
  });
  it('are half-open: what ends when they begin is free', () => {
    expect(occurrences([meeting], span('2026-11-25T12:00', '2026-11-25T14:00'))).toEqual([]);
    expect(occurrences([meeting], span('2026-11-25T15:59', '2026-11-25T17:00'))).toHaveLength(1);
  });
  it('meet a booking across midnight on either day, and 29 February is a day like others', () => {
    const night = { weekday: 4, fromMinute: 0, toMinute: 60, firstOn: '2026-11-26', lastOn: '2026-11-26' };
    expect(occurrences([night], span('2026-11-25T23:00', '2026-11-26T00:30'))).toHaveLength(1);
    expect(daysOf(span('2028-02-28T23:00', '2028-03-01T00:00'))).toEqual(['2028-02-28', '2028-02-29']);
    expect(
      occurrences([{ ...meeting, weekday: 2, firstOn: '2028-02-29', lastOn: '2028-02-29' }], span('2028-02-29T00:00', '2028-03-31T00:00')),
    ).toHaveLength(1);
  });
});

describe('the first free time', () => {
  const until = at('2026-11-27T00:00');
  const wished = span('2026-11-25T23:00', '2026-11-26T01:00');
  it('is the wished one where nothing is in the way, also across midnight', () => {
    expect(firstFree(wished, [span('2026-11-25T20:00', '2026-11-25T23:00')], until)).toEqual(wished);
  });
  it('else begins where something ends, long enough, and free for its whole length', () => {
    const taken = [span('2026-11-25T22:00', '2026-11-25T23:30'), span('2026-11-26T00:00', '2026-11-26T02:00')];
    const found = firstFree(wished, taken, until);
    expect(found).toEqual(span('2026-11-26T02:00', '2026-11-26T04:00'));
    expect(taken.some((one) => found && overlap(one, found))).toBe(false);
  });
  it('is none where the time looked at is full', () => {
    expect(firstFree(wished, [span('2026-11-25T00:00', '2026-11-28T00:00')], until)).toBeUndefined();
  });
});
