import { clockMinute, dateOf } from './format';

/** Slots of a sentence as people read them: an instant becomes a time of day in Beijing, with its date when that isn't said. */
export function slotsInWords(detail: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, isInstant(value) ? inWords(value) : value]));
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
}

function inWords(instant: string): string {
  return `${dateOf(instant).slice(5)} ${clockMinute(instant)}`;
}
