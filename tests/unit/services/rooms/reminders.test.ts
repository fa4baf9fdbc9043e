import { describe, expect, it } from 'vitest';
import { remindersOf } from '../../../../services/rooms/reminders';

const now = new Date('2026-11-25T02:00:00.000Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const booking = (id: string, status: string, from: number, to: number, roomId = 'X1') => ({
  id,
  roomId,
  status,
  startsAt: at(from),
  endsAt: at(to),
});
const said = (...bookings: ReturnType<typeof booking>[]) => remindersOf(bookings, now).map(({ kind, bookingId }) => `${bookingId} ${kind}`);

describe('what has to be said of bookings', () => {
  it('who asked is reminded in the hour before the start, of what is approved', () => {
    expect(said(booking('a', 'approved', 60, 120), booking('b', 'approved', 61, 120), booking('c', 'requested', 30, 60))).toEqual([
      'a booking-soon',
    ]);
  });
  it('a key is out too long half an hour after the end', () => {
    expect(said(booking('a', 'keyIssued', -90, -30))).toEqual(['a key-overdue']);
    expect(said(booking('a', 'keyIssued', -90, -29))).toEqual([]);
  });
  it('[row 85] the next booking is warned while the one before is open, of the same room only (规定§11)', () => {
    expect(said(booking('a', 'keyIssued', -90, -10), booking('b', 'approved', 30, 90))).toEqual(['b next-waits']);
    expect(said(booking('a', 'keyIssued', -90, -10, 'X2'), booking('b', 'approved', 30, 90))).toEqual(['b booking-soon']);
    expect(said(booking('a', 'keyReturned', -90, -10), booking('b', 'approved', 30, 90))).toEqual(['b booking-soon']);
  });
});
