import type { Reading } from './check-facts';

/** Asks something slow in the background, never twice at once, and keeps its newest answer. */
export class LatestReading<T> {
  private newest: Reading<T> | undefined;
  private asking = false;
  private askedAt = -Infinity;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly everyMs: number,
    private readonly codeOf: (problem: unknown) => string,
  ) {}

  /** The newest answer; asks again when that is due. */
  at(now: Date): Reading<T> | undefined {
    if (!this.asking && now.getTime() - this.askedAt >= this.everyMs) {
      this.asking = true;
      this.askedAt = now.getTime();
      void this.refresh();
    }
    return this.newest;
  }

  private async refresh(): Promise<void> {
    const at = new Date(this.askedAt).toISOString();
    try {
      this.newest = { ok: true, value: await this.ask(), at };
    } catch (problem) {
      this.newest = { ok: false, code: this.codeOf(problem), at };
    } finally {
      this.asking = false;
    }
  }
}
