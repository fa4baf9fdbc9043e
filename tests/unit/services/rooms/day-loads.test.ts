import { describe, expect, it } from 'vitest';
import { dayLoads, officeMonth } from '../../../../services/rooms/day-loads';

const at = (text: string) => new Date(`2028-${text}:00+08:00`).toISOString();
const used = (from: string, to: string, roomId = 'X1') => ({ roomId, startsAt: at(from), endsAt: at(to) });

describe('how much of a day is booked', () => {
  it('counts a booking over midnight on both days, and of one over the end of a month the part that is in it', () => {
    expect(dayLoads([used('02-28T23:00', '02-29T01:30'), used('02-29T09:00', '02-29T10:00')], '2028-02')).toEqual([
      { roomId: 'X1', date: '2028-02-28', bookings: 1, minutes: 60 },
      { roomId: 'X1', date: '2028-02-29', bookings: 2, minutes: 150 },
    ]);
    const over = [used('02-29T23:00', '03-01T02:00')];
    expect(dayLoads(over, '2028-02')).toEqual([{ roomId: 'X1', date: '2028-02-29', bookings: 1, minutes: 60 }]);
    expect(dayLoads(over, '2028-03')).toEqual([{ roomId: 'X1', date: '2028-03-01', bookings: 1, minutes: 120 }]);
  });

  it('ends a day at its midnight: what ends at 24:00 is not on the next day', () => {
    expect(dayLoads([used('03-05T23:00', '03-06T00:00')], '2028-03')).toEqual([
      { roomId: 'X1', date: '2028-03-05', bookings: 1, minutes: 60 },
    ]);
  });

  it('keeps rooms apart', () => {
    expect(dayLoads([used('03-05T09:00', '03-05T10:00'), used('03-05T09:00', '03-05T10:30', 'a room')], '2028-03')).toEqual([
      { roomId: 'X1', date: '2028-03-05', bookings: 1, minutes: 60 },
      { roomId: 'a room', date: '2028-03-05', bookings: 1, minutes: 90 },
    ]);
  });

  it.each([
    ['2028-02', 29],
    ['2027-02', 28],
    ['2026-11', 30],
    ['2026-12', 31],
  ])('%s has %d days', (month, days) => {
    const { from, to } = officeMonth(month);
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(days);
  });
});
