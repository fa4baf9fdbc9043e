import { sentence } from '../i18n/zh-cn';
import { clockMinute, dateOf, dateTime } from './format';

/** Slots of a sentence as people read them: an instant becomes date and time in Beijing, names of steps their words. */
export function slotsInWords(detail: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, slotInWords(name, value)]));
}

function slotInWords(name: string, value: string): string {
  if (name === 'steps') return listInWords('noticeStep', value);
  if (name === 'gaps') return listInWords('gap', value);
  if (name === 'document') return sentence(`document.${value}`) ?? value;
  if (name === 'documentTime' || name === 'recordingTime') return sentence(`times.${value}`) ?? value;
  // Two values that differ by a minute are told to the second.
  if (name === 'documentAt' || name === 'recordingAt') return value === '' ? '' : dateTime(value);
  if (name === 'field') return sentence(`field.${value}`) ?? value;
  return isInstant(value) ? inWords(value) : value;
}

function listInWords(kind: string, names: string): string {
  return names
    .split(/[,、\s]+/)
    .map((name) => sentence(`${kind}.${name}`) ?? name)
    .join('、');
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
}

function inWords(instant: string): string {
  return `${dateOf(instant).slice(5)} ${clockMinute(instant)}`;
}
