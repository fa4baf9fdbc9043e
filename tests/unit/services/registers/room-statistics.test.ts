import { describe, expect, it } from 'vitest';
import { monthsBetween, roomStatistics, workingDaysOf } from '../../../../services/registers/room-statistics';

describe('room statistics', () => {
  it('count months over the turn of the year, and their working days', () => {
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    // Six days off and two weekends' days worked in the February of 2026; of later years nothing is announced yet.
    expect(['2026-02', '2028-02', '2026-11', '2027-01'].map(workingDaysOf)).toEqual([16, 21, 21, 21]);
  });

  it('[row 106] have a month without a use as zero, and sum what is there (规定§23)', () => {
    const hour = 3_600_000;
    const total = (month: string, department: string, uses: number, hours: number) =>
      ({ month, department, purpose: 'hearing', uses, open: 0, usedMs: hours * hour }) as const;
    const view = roomStatistics([total('2026-10', '甲科', 2, 3), total('2026-12', '乙科', 3, 4.5)], '2026-10', '2026-12');
    expect(view.total).toEqual({ uses: 5, hours: 7.5, open: 0 });
    expect(view.months.map(({ month, uses, hours }) => [month, uses, hours])).toEqual([
      ['2026-10', 2, 3],
      ['2026-11', 0, 0],
      ['2026-12', 3, 4.5],
    ]);
    expect(view.departments.map(({ name }) => name)).toEqual(['乙科', '甲科']);
    expect(view.purposes).toEqual([{ name: '听证', uses: 5, hours: 7.5, open: 0 }]);
  });
});
