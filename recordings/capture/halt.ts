/** Tells a supervisor's loop to end: `stop` ends the recording, `leave` leaves it running without us. */
export class Halt {
  private how: 'stop' | 'leave' | undefined;
  private readonly wakers = new Set<() => void>();

  get requested(): boolean {
    return this.how !== undefined;
  }

  get leaving(): boolean {
    return this.how === 'leave';
  }

  request(how: 'stop' | 'leave'): void {
    this.how ??= how;
    for (const wake of [...this.wakers]) wake();
  }

  /** Waits `ms`, less when the end is requested. */
  async pause(ms: number): Promise<void> {
    await this.orAfter(ms, new Promise<never>(() => undefined));
  }

  /** The work's value; undefined when the end was requested or `ms` passed before. */
  orAfter<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.wakers.delete(wake);
        resolve(undefined);
      };
      const timer = setTimeout(wake, ms);
      this.wakers.add(wake);
      if (this.requested) wake();
      work.then(
        (value) => {
          resolve(value);
          wake();
        },
        (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          wake();
        },
      );
    });
  }
}
