import { readdirSync, readFileSync } from 'node:fs';
import { parseStat } from '../../recordings/capture/process-identity';

/** How many files this process holds open. */
export function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

/** Dead children of this process that nobody collected. */
export function zombies(): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOwnZombie(name)).length;
}

function isOwnZombie(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return parent === process.pid && parseStat(stat)?.state === 'Z';
  } catch {
    return false;
  }
}
