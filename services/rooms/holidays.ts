import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import shipped from './templates/holidays.json';

/** Working days that are off, and days of a weekend that are worked (调休), as the State Council announces them each autumn for the year after. */
const model = z.object({ source: z.string().optional(), off: z.array(z.iso.date()), worked: z.array(z.iso.date()) });

const off = new Set<string>(shipped.off);
const worked = new Set<string>(shipped.worked);

/** Whether the office works on that date (yyyy-mm-dd). */
export function isWorkingDay(date: string): boolean {
  if (worked.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !off.has(date);
}

/** Adds what `holidays.json` in the kiosk's storage root says of further years, in the form of templates/holidays.json. Rejects where it can't be read. */
export async function readHolidays(home: string): Promise<void> {
  const text = await readFile(path.join(home, 'holidays.json'), 'utf8').catch((problem: unknown) => {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  });
  if (text === undefined) return;
  const found = model.parse(JSON.parse(text));
  for (const date of found.off) off.add(date);
  for (const date of found.worked) worked.add(date);
}
