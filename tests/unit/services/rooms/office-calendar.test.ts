import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readHolidays } from '../../../../services/rooms/holidays';
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
  // National holidays of eight days, and the Saturday that is worked for them.
  ['2026-09-30', 2, '2026-10-09'],
  ['2026-10-09', 1, '2026-10-10'],
  ['2026-02-13', 2, '2026-02-24'],
])('from %s, %i working days lead to %s (制度§9)', (date, count, expected) => {
  expect(addWorkingDays(date, count)).toBe(expected);
});

it('years to come are read from holidays.json of the storage root; one that is wrong is refused whole', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'holidays-'));
  try {
    await readHolidays(home);
    expect(addWorkingDays('2031-09-30', 1)).toBe('2031-10-01');
    await writeFile(path.join(home, 'holidays.json'), JSON.stringify({ off: ['2031-10-01', 'tomorrow'], worked: [] }));
    await expect(readHolidays(home)).rejects.toThrow();
    expect(addWorkingDays('2031-09-30', 1)).toBe('2031-10-01');
    await writeFile(
      path.join(home, 'holidays.json'),
      JSON.stringify({ off: ['2031-10-01', '2031-10-02', '2031-10-03'], worked: ['2031-10-05'] }),
    );
    await readHolidays(home);
    expect(addWorkingDays('2031-09-30', 1)).toBe('2031-10-05');
  } finally {
    await rm(home, { recursive: true });
  }
});
