import { describe, expect, it } from 'vitest';
import type { BookingView } from '../../../../../services/contract/bookings';
import { instantAt } from '../../../../../renderer/components/format';
import { emptyDraft, requestProblem } from '../../../../../renderer/screens/calendar/request-draft';
import { alternatives, findOverlap, firstFreeSlot, mondayOf, weekNumber } from '../../../../../renderer/screens/calendar/slot';
import { gridHours } from '../../../../../renderer/screens/calendar/grid-place';
import { slotOfDrag } from '../../../../../renderer/screens/calendar/use-slot-drag';

const thursday = '2026-11-26';
const now = instantAt('2026-11-25', 8 * 60 + 31);

function booking(date: string, from: number, to: number, status: BookingView['status'] = 'approved'): BookingView {
  return {
    id: `${date}-${from}`,
    roomId: 'room-1',
    roomName: '第一调查询问室',
    purpose: 'hearing',
    startsAt: instantAt(date, from),
    endsAt: instantAt(date, to),
    status,
    department: '公共场所监督科',
    requestedBy: '周海燕',
    requestedAt: now,
    decidedBy: undefined,
    decidedAt: undefined,
    rejectionReason: undefined,
    registeredAt: undefined,
    moreAskedAt: undefined,
    session: undefined,
    enforcementCase: { number: '', name: '某案' },
    questioned: { name: '刘建平', role: 'party', position: '', idNumber: '' },
  };
}
const hearing = booking(thursday, 570, 660);
const wanted = { date: thursday, from: 630, to: 720 };

describe('conflicts before saving', () => {
  it('names the booking and the minutes that overlap (规定§11)', () => {
    expect(findOverlap(wanted, [hearing])).toEqual({ booking: hearing, from: 630, to: 660, minutes: 30 });
  });

  it('lets one booking begin when another ends', () => {
    expect(findOverlap({ date: thursday, from: 660, to: 720 }, [hearing])).toBeUndefined();
  });

  it('counts requested bookings and not refused or cancelled ones', () => {
    expect(findOverlap(wanted, [booking(thursday, 570, 660, 'requested')])?.minutes).toBe(30);
    expect(findOverlap(wanted, [booking(thursday, 570, 660, 'rejected'), booking(thursday, 570, 660, 'cancelled')])).toBeUndefined();
  });

  it('offers three free times of the same length', () => {
    const free = alternatives(wanted, [hearing], now);
    expect(free).toEqual([
      { kind: 'after', date: thursday, from: 660, to: 750 },
      { kind: 'before', date: thursday, from: 480, to: 570 },
      { kind: 'next-day', date: '2026-11-27', from: 630, to: 720 },
    ]);
    for (const slot of free) expect(findOverlap(slot, [hearing])).toBeUndefined();
  });

  it('offers no time that has passed and skips the weekend', () => {
    const friday = alternatives({ date: '2026-11-27', from: 540, to: 600 }, [booking('2026-11-27', 480, 1110)], now);
    expect(friday[0]).toEqual({ kind: 'next-day', date: '2026-11-30', from: 540, to: 600 });
    const today = alternatives({ date: '2026-11-25', from: 600, to: 660 }, [booking('2026-11-25', 600, 660)], now);
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

  it('begins with the first free time', () => {
    expect(firstFreeSlot(now, [])).toEqual({ date: '2026-11-25', from: 525, to: 585 });
    expect(firstFreeSlot(now, [booking('2026-11-25', 540, 690)])).toMatchObject({ date: '2026-11-25', from: 690, to: 750 });
    expect(firstFreeSlot(instantAt('2026-11-27', 1400), [])).toEqual({ date: '2026-11-27', from: 1410, to: 1440 });
    expect(firstFreeSlot(instantAt('2026-11-27', 1411), [])).toEqual({ date: '2026-11-28', from: 0, to: 60 });
  });
});

describe('grid', () => {
  const office = gridHours([]);

  it('shows office hours, and more when something lies outside', () => {
    expect(office).toEqual({ begins: 480, ends: 1110 });
    expect(
      gridHours([
        { date: thursday, from: 395, to: 455 },
        { date: thursday, from: 1380, to: 1500 },
      ]),
    ).toEqual({ begins: 360, ends: 1440 });
  });

  it('takes an hour for a press and the span of a drag in either direction', () => {
    expect(slotOfDrag({ date: thursday, anchor: 600, head: 600 }, office)).toEqual({ date: thursday, from: 600, to: 660 });
    expect(slotOfDrag({ date: thursday, anchor: 720, head: 630 }, office)).toEqual({ date: thursday, from: 630, to: 720 });
    expect(slotOfDrag({ date: thursday, anchor: 600, head: 615 }, office)).toEqual({ date: thursday, from: 600, to: 630 });
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
