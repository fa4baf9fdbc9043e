import { setTimeout as wait } from 'node:timers/promises';
import { untilStopped } from './call-deadline';

/**
 * A run of steps that may be told to stop at any moment. Each step has a signal of its own: one that lived as long as the run would gather
 * what each exchange hangs on it, for weeks.
 */
export class StoppableSteps {
  private stopped = false;
  private step = new AbortController();

  isStopped(): boolean {
    return this.stopped;
  }

  stop(): void {
    this.stopped = true;
    this.step.abort();
  }

  run<T>(ask: () => Promise<T>): Promise<T> {
    this.step = new AbortController();
    if (this.stopped) this.step.abort();
    return untilStopped(this.step.signal, ask);
  }

  /** Ends early when it is told to stop. */
  async pause(ms: number): Promise<void> {
    this.step = new AbortController();
    if (!this.stopped) await wait(ms, undefined, { signal: this.step.signal }).catch(() => undefined);
  }
}
