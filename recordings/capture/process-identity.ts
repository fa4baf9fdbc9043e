import { readFileSync } from 'node:fs';

/** One process of one boot: a pid alone is given out again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of /proc/<pid>/stat: clock ticks since boot. */
  readonly startTicks: number;
  readonly bootId: string;
}

/** Undefined when no such process is there. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const stat = readStat(pid);
  return stat && { pid, startTicks: stat.startTicks, bootId: bootId() };
}

/** Whether exactly this process still runs; one that only waits to be collected does not. */
export function isRunning({ pid, startTicks, bootId: boot }: ProcessIdentity): boolean {
  const stat = readStat(pid);
  return stat !== undefined && stat.startTicks === startTicks && stat.state !== 'Z' && stat.state !== 'X' && boot === bootId();
}

/** Whether it was stopped by a signal or a debugger: it is there and does nothing. */
export function isStopped({ pid, startTicks }: ProcessIdentity): boolean {
  const stat = readStat(pid);
  return stat?.startTicks === startTicks && (stat.state === 'T' || stat.state === 't');
}

function readStat(pid: number): { readonly state: string; readonly startTicks: number } | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return undefined;
  }
}

/** The command's name may hold spaces and brackets: fields are counted from its last bracket. */
export function parseStat(line: string): { readonly state: string; readonly startTicks: number } | undefined {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], Number(fields[19])];
  return state !== undefined && state !== '' && Number.isInteger(startTicks) ? { state, startTicks } : undefined;
}

let knownBootId: string | undefined;
/** Names this run of the machine; monotonic times count from its beginning. */
export function bootId(): string {
  knownBootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return knownBootId;
}
