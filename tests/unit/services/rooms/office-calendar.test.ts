import { expect, it } from 'vitest';
import { addWorkingDays, officeDate, officeDay } from '../../../../services/rooms/office-calendar';

it('the office’s day begins at midnight in Shanghai', () => {
  expect([officeDate(new Date('2026-11-24T15:59:59.999Z')), officeDate(new Date('2026-11-24T16:00:00.000Z'))]).toEqual([
    '2026-11-24',
    '2026-11-25',
  ]);
  expect(officeDay('2026-11-25')).toEqual({ from: '2026-11-24T16:00:00.000Z', to: '2026-11-25T16:00:00.000Z' });
});

it.each([
  ['2026-11-25', 2, '2026-11-27'],
  ['2026-11-26', 2, '2026-11-30'],
  ['2026-11-27', 2, '2026-12-01'],
  ['2026-11-28', 2, '2026-12-01'],
  ['2026-11-29', 1, '2026-11-30'],
  ['2026-12-31', 1, '2027-01-01'],
])('from %s, %i working days lead to %s (制度§9)', (date, count, expected) => {
  expect(addWorkingDays(date, count)).toBe(expected);
});
