import path from 'node:path';
import { mount } from './power-cut-disk';
import type { Mounted } from './power-cut-disk';

/** A disk in memory that is soon full (D2). */
export function openMemoryDisk(scratch: string, kibibytes: number): Mounted {
  return mount(path.join(scratch, 'small'), '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'small');
}
