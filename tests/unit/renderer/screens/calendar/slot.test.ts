import { describe, expect, it } from 'vitest';
import type { CalendarBooking, ClosedSpan } from '../../../../../services/contract/calendar';
import { instantAt } from '../../../../../renderer/components/format';
import { emptyDraft, requestProblem } from '../../../../../renderer/screens/calendar/request-draft';
import { alternatives, firstFreeSlot } from '../../../../../renderer/screens/calendar/alternatives';
import { findOverlap, minuteText, partOn, slotOf, spanOf } from '../../../../../renderer/screens/calendar/slot';
import { addMonths, daysOfMonth, mondayOf, weekNumber, weeksOfMonth } from '../../../../../renderer/screens/calendar/week';
import { gridColumns, shownRooms } from '../../../../../renderer/screens/calendar/grid-columns';
import { gridHours } from '../../../../../renderer/screens/calendar/grid-place';
import { slotOfMove } from '../../../../../renderer/screens/calendar/use-block-move';
import { slotOfDrag } from '../../../../../renderer/screens/calendar/use-slot-drag';

const thursday = '2026-11-26';
const now = instantAt('2026-11-25', 8 * 60 + 31);

function booking(date: string, from: number, to: number, status: CalendarBooking['status'] = 'approved'): CalendarBooking {
  return {
    kind: 'booking',
    id: `${date}-${from}`,
    roomId: 'X1',
    purpose: 'hearing',
    questionedRole: 'party',
    startsAt: instantAt(date, from),
    endsAt: instantAt(date, to),
    status,
    department: '公共场所监督科',
    requestedBy: '周海燕',
    mayMove: true,
  };
}
const closed = (date: string, from: number, to: number): ClosedSpan => ({
  ...{ kind: 'closed', closedTimeId: 'c1', roomId: 'X1', reason: '设备保养' },
  ...{ startsAt: instantAt(date, from), endsAt: instantAt(date, to) },
});
const hearing = booking(thursday, 570, 660);
const wanted = { roomId: 'X1', date: thursday, from: 630, to: 720 };

describe('conflicts before saving', () => {
  it('names the booking and the minutes that overlap (规定§11)', () => {
    expect(findOverlap(wanted, [hearing])).toEqual({ taken: hearing, from: 630, to: 660, minutes: 30 });
  });

  it('lets one booking begin when another ends', () => {
    expect(findOverlap({ ...wanted, from: 660 }, [hearing])).toBeUndefined();
  });

  it('counts requested bookings, and not one whose key is back, of another room, or that is itself moved', () => {
    expect(findOverlap(wanted, [booking(thursday, 570, 660, 'requested')])?.minutes).toBe(30);
    expect(findOverlap(wanted, [booking(thursday, 570, 660, 'keyReturned')])).toBeUndefined();
    expect(findOverlap({ ...wanted, roomId: 'X2' }, [hearing])).toBeUndefined();
    expect(findOverlap(wanted, [hearing], hearing.id)).toBeUndefined();
  });

  it('[row 84] sees a booking over midnight from both days, and a closed time (规定§11)', () => {
    const over = booking(thursday, 1380, 1530);
    const night = { roomId: 'X1', date: '2026-11-27', from: 60, to: 120 };
    expect(findOverlap(night, [over])).toEqual({ taken: over, from: 60, to: 90, minutes: 30 });
    expect(findOverlap({ ...wanted, from: 1320, to: 1500 }, [over])).toMatchObject({ from: 1380, to: 1500, minutes: 120 });
    const shut = closed(thursday, 600, 700);
    expect(findOverlap(wanted, [shut])).toMatchObject({ taken: shut, minutes: 70 });
  });

  it('offers three free times of the same length', () => {
    const free = alternatives(wanted, [hearing], ['X1'], now);
    expect(free).toEqual([
      { kind: 'after', roomId: 'X1', date: thursday, from: 660, to: 750 },
      { kind: 'before', roomId: 'X1', date: thursday, from: 480, to: 570 },
      { kind: 'next-day', roomId: 'X1', date: '2026-11-27', from: 630, to: 720 },
    ]);
    expect(alternatives(wanted, [hearing], ['X1', 'X2'], now)[0]).toEqual({ ...wanted, kind: 'other-room', roomId: 'X2' });
    for (const slot of free) expect(findOverlap(slot, [hearing])).toBeUndefined();
  });

  it('offers no time that has passed and skips the weekend', () => {
    const friday = alternatives({ roomId: 'X1', date: '2026-11-27', from: 540, to: 600 }, [booking('2026-11-27', 480, 1110)], [], now);
    expect(friday[0]).toEqual({ kind: 'next-day', roomId: 'X1', date: '2026-11-30', from: 540, to: 600 });
    const today = alternatives({ roomId: 'X1', date: '2026-11-25', from: 600, to: 660 }, [booking('2026-11-25', 600, 660)], [], now);
    expect(today.every((slot) => instantAt(slot.date, slot.from) > now)).toBe(true);
  });
});

describe('request form', () => {
  const draft = { ...emptyDraft(wanted), caseName: '某案', personName: '欧阳秀兰' };

  it.each([
    [{}, undefined],
    [{ to: 630 }, 'order'],
    [{ date: '2026-11-24' }, 'past'],
    [{ caseName: ' ' }, 'caseName'],
    [{ personName: '' }, 'person'],
  ] as const)('with %j the problem is %s', (change, problem) => {
    expect(requestProblem({ ...draft, ...change }, [], now)).toBe(problem);
  });

  it('stays closed over an overlap', () => {
    expect(requestProblem(draft, [hearing], now)).toBe('overlap');
  });

  it('stays closed over a closed time', () => {
    expect(requestProblem(draft, [closed(thursday, 600, 700)], now)).toBe('closed');
  });

  it('begins with the first free time, late at night also over midnight', () => {
    expect(firstFreeSlot('X1', [], now)).toEqual({ roomId: 'X1', date: '2026-11-25', from: 525, to: 585 });
    expect(firstFreeSlot('X1', [booking('2026-11-25', 540, 690)], now)).toMatchObject({ date: '2026-11-25', from: 690, to: 750 });
    expect(firstFreeSlot('X1', [], instantAt('2026-11-27', 1411))).toMatchObject({ date: '2026-11-27', from: 1425, to: 1485 });
    expect(firstFreeSlot('X1', [], instantAt('2026-11-27', 1426))).toMatchObject({ date: '2026-11-28', from: 0, to: 60 });
  });
});

describe('grid', () => {
  const office = gridHours([]);

  it('shows office hours, and more when something lies outside', () => {
    expect(office).toEqual({ begins: 480, ends: 1110 });
    expect(
      gridHours([
        { from: 395, to: 455 },
        { from: 1380, to: 1440 },
      ]),
    ).toEqual({ begins: 360, ends: 1440 });
  });

  it('takes an hour for a press and the span of a drag in either direction', () => {
    const column = { roomId: 'X1', date: thursday };
    expect(slotOfDrag({ ...column, anchor: 600, head: 600 })).toEqual({ ...column, from: 600, to: 660 });
    expect(slotOfDrag({ ...column, anchor: 720, head: 630 })).toEqual({ ...column, from: 630, to: 720 });
    expect(slotOfDrag({ ...column, anchor: 600, head: 615 })).toEqual({ ...column, from: 600, to: 630 });
    expect(slotOfDrag({ ...column, anchor: 1440, head: 1440 })).toEqual({ ...column, from: 1425, to: 1485 });
  });

  it('moves a booking with its length, to another day, another room and over midnight', () => {
    expect(slotOfMove(hearing, 30, { roomId: 'X2', date: '2026-11-27' }, 630)).toEqual({
      roomId: 'X2',
      date: '2026-11-27',
      from: 600,
      to: 690,
    });
    expect(slotOfMove(hearing, 0, { roomId: 'X1', date: thursday }, 1410)).toEqual({ ...wanted, from: 1410, to: 1500 });
    // Taken hold of an hour after its start and let go at half past midnight: it begins the evening before.
    expect(slotOfMove(hearing, 60, { roomId: 'X1', date: '2026-11-27' }, 30)).toEqual({ ...wanted, from: 1410, to: 1500 });
  });

  it('shows what ends at 24:00 on its own day and what goes on on both', () => {
    const until = spanOf({ date: thursday, from: 1380, to: 1440 });
    expect([partOn(thursday, until), partOn('2026-11-27', until)]).toEqual([{ from: 1380, to: 1440 }, undefined]);
    const over = spanOf({ date: thursday, from: 1380, to: 1530 });
    expect([partOn(thursday, over), partOn('2026-11-27', over)]).toEqual([
      { from: 1380, to: 1440 },
      { from: 0, to: 90 },
    ]);
    expect(slotOf({ roomId: 'X1', ...over })).toEqual({ ...wanted, from: 1380, to: 1530 });
    expect([1439, 1440, 1441, 1530, 2880].map(minuteText)).toEqual(['23:59', '24:00', '次日 00:01', '次日 01:30', '次日 00:00']);
  });

  it('has as many days as the month, 29 February among them, in whole weeks', () => {
    expect([addMonths('2027-12-31', 2), addMonths('2028-01-31', -1), daysOfMonth('2028-02-29').at(-1)]).toEqual([
      '2028-02-01',
      '2027-12-01',
      '2028-02-29',
    ]);
    const weeks = weeksOfMonth('2028-02-10');
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual(['2028-01-31', '2028-03-05', 5]);
  });

  it('puts the rooms side by side in each day, as many as fit, and all of them in a day alone', () => {
    const rooms = ['X1', 'X2', 'X3', 'X4'].map((id) => ({ id, name: id, place: '' }));
    const ids = (...input: Parameters<typeof shownRooms>) => shownRooms(...input).map(({ id }) => id);
    expect(ids('week', undefined, rooms, 'X2')).toEqual(['X2']);
    expect(ids('week', undefined, rooms.slice(0, 3), 'X2')).toEqual(['X1', 'X2', 'X3']);
    expect(ids('day', undefined, rooms, 'X2')).toHaveLength(4);
    expect(ids('month', 'X3', rooms, 'X2')).toEqual(['X3']);
    expect(gridColumns('week', thursday, rooms.slice(0, 2)).slice(0, 3)).toEqual([
      { roomId: 'X1', date: '2026-11-23' },
      { roomId: 'X2', date: '2026-11-23' },
      { roomId: 'X1', date: '2026-11-24' },
    ]);
    expect(gridColumns('day', thursday, rooms).map(({ date }) => date)).toEqual(Array(4).fill(thursday));
  });

  it('counts weeks by ISO 8601', () => {
    expect([mondayOf('2026-11-29'), weekNumber('2026-11-25'), weekNumber('2027-01-01'), weekNumber('2026-01-01')]).toEqual([
      '2026-11-23',
      48,
      53,
      1,
    ]);
  });
});
