import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

/** The kernel's own count of the most memory that this process held since `from`, above what it held then. */
export class MemoryPeak {
  private readonly fromKb: number;

  constructor() {
    collect();
    // Makes the high-water mark what is held now (proc(5)).
    writeFileSync('/proc/self/clear_refs', '5');
    this.fromKb = statusKb('VmRSS', 'self');
  }

  /** What is still held when nothing more is needed of it. */
  get heldMb(): number {
    collect();
    return (statusKb('VmRSS', 'self') - this.fromKb) / 1024;
  }

  get grownMb(): number {
    return (statusKb('VmHWM', 'self') - this.fromKb) / 1024;
  }
}

/** A figure of /proc/PID/status, kB; 0 for a process that is gone. */
export function statusKb(name: 'VmRSS' | 'VmHWM' | 'VmData', pid: number | 'self'): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
