import { sentence } from '../i18n/zh-cn';
import { clockMinute, dateOf } from './format';

/** Slots of a sentence as people read them: an instant becomes date and time in Beijing, names of steps their words. */
export function slotsInWords(detail: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, slotInWords(name, value)]));
}

function slotInWords(name: string, value: string): string {
  if (name === 'steps') return stepsInWords(value);
  if (name === 'field') return sentence(`field.${value}`) ?? value;
  return isInstant(value) ? inWords(value) : value;
}

function stepsInWords(steps: string): string {
  return steps
    .split(/[,、\s]+/)
    .map((step) => sentence(`noticeStep.${step}`) ?? step)
    .join('、');
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);
}

function inWords(instant: string): string {
  return `${dateOf(instant).slice(5)} ${clockMinute(instant)}`;
}
