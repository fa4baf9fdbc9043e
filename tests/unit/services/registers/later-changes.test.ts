import { describe, expect, it } from 'vitest';
import { laterChanges, wholeLine } from '../../../../services/registers/later-changes';

const line = (seq: number, cells: Record<string, string>) => ({ seq, number: `2026-000${seq}`, cells });
const closed = [line(1, { case: '甲案', returned: '使用中' }), line(2, { case: '乙案', returned: '10:00' })];

describe('what changed since the month was closed', () => {
  it('is nothing where the rows say the same', () => expect(laterChanges(closed, closed, [])).toEqual([]));

  it('is each column whose text differs, and a line that came late', () => {
    const now = [line(1, { case: '甲案', returned: '11:00' }), closed[1], line(3, { case: '丙案', returned: '' })].filter((one) => !!one);
    expect(laterChanges(closed, now, [])).toEqual([
      { lineSeq: 1, columnKey: 'returned', oldText: '使用中', newText: '11:00' },
      { lineSeq: 3, columnKey: wholeLine, oldText: '', newText: '2026-0003' },
    ]);
  });

  it('is told once: what is a correction already isn’t told again, a further change is', () => {
    const told = [
      { lineSeq: 1, columnKey: 'returned', origin: 'row', newText: '11:00' },
      { lineSeq: 3, columnKey: wholeLine, origin: 'row', newText: '2026-0003' },
    ];
    const now = [line(1, { case: '甲案', returned: '11:00' }), line(3, { case: '丙案' })];
    expect(laterChanges(closed, now, told)).toEqual([]);
    expect(laterChanges(closed, [line(1, { case: '甲案', returned: '12:00' })], told)).toEqual([
      { lineSeq: 1, columnKey: 'returned', oldText: '11:00', newText: '12:00' },
    ]);
  });

  it('is not hidden by what a person wrote, and doesn’t undo it', () => {
    const written = [{ lineSeq: 2, columnKey: 'case', origin: 'person', newText: '乙案（二）' }];
    expect(laterChanges(closed, closed, written)).toEqual([]);
    expect(laterChanges(closed, [line(2, { case: '丁案', returned: '10:00' })], written)).toEqual([
      { lineSeq: 2, columnKey: 'case', oldText: '乙案', newText: '丁案' },
    ]);
  });

  it('leaves out a column that the closed set didn’t have', () => {
    expect(laterChanges(closed, [line(2, { case: '乙案', returned: '10:00', weather: '雨' })], [])).toEqual([]);
  });
});
