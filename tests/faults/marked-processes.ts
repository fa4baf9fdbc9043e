import { readdirSync, readFileSync } from 'node:fs';

/** How many processes run with this `NAME=value` in their environment: what a program started, also after it is gone. */
export function processesMarked(mark: string): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark)).length;
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
