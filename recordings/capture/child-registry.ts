import type { ChildProcess } from 'node:child_process';

export interface ChildEntry {
  readonly pid: number;
  /** What it is for, such as `cam-1 a02`. */
  readonly purpose: string;
}

/** Every child process that the recorder started and that still runs. */
export class ChildRegistry {
  private readonly entries = new Map<ChildProcess, ChildEntry>();

  add(child: ChildProcess, purpose: string): void {
    if (child.pid === undefined) return;
    this.entries.set(child, { pid: child.pid, purpose });
    child.once('exit', () => void this.entries.delete(child));
  }

  running(): readonly ChildEntry[] {
    return [...this.entries.values()];
  }
}
