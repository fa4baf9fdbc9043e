import type { Reading } from './check-facts';

/** Asks something slow in the background, never twice at once, and keeps its newest answer. */
export class LatestReading<T> {
  private newest: Reading<T> | undefined;
  private asking = false;
  private askedAt = -Infinity;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly everyMs: number,
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
    this.newest = await readingOf(this.ask, new Date(this.askedAt));
    this.asking = false;
  }
}

/** What came of asking once; never rejects. */
export async function readingOf<T>(ask: () => Promise<T>, askedAt: Date): Promise<Reading<T>> {
  const at = askedAt.toISOString();
  try {
    return { ok: true, value: await ask(), at };
  } catch (problem) {
    return { ok: false, code: codeOf(problem), at };
  }
}

/** Device errors carry a code of the same form as ours. */
function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : 'unexpected';
}
