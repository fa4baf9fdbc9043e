import type { RegisterColumn, RegisterName } from '../contract/registers';
import words from './templates/registers.json';

/** The words that stand in the registers themselves, hence in closed sets and exports. */
export const registerWords = words;

export function registerTitle(register: RegisterName): string {
  return words.registers[register].title;
}

export function columnsOf(register: RegisterName): readonly RegisterColumn[] {
  return words.registers[register].columns;
}

/** The word of a code; the code itself where a later release has one that is not listed here. */
export function wordOf(list: Readonly<Record<string, string>>, code: string): string {
  return list[code] ?? code;
}
