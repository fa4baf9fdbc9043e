/** One line of the matrix: how often a kind of tampering was tried, found, and laid to the right file, link or row. */
export interface TamperRow {
  readonly kind: string;
  readonly tried: number;
  readonly found: number;
  readonly named: number;
  /** What was not found or not named, the first few. */
  readonly missed: readonly string[];
  readonly seconds: number;
}

export class Tally {
  private readonly rows = new Map<string, { tried: number; found: number; named: number; missed: string[]; seconds: number }>();
  private since = performance.now();

  count(kind: string, what: string, result: { readonly found: boolean; readonly named: boolean }): void {
    const row = this.rows.get(kind) ?? { tried: 0, found: 0, named: 0, missed: [], seconds: 0 };
    const now = performance.now();
    row.tried += 1;
    row.found += Number(result.found);
    row.named += Number(result.named);
    row.seconds += (now - this.since) / 1000;
    this.since = now;
    if (!(result.found && result.named) && row.missed.length < 10) row.missed.push(what);
    this.rows.set(kind, row);
  }

  list(): readonly TamperRow[] {
    return [...this.rows].map(([kind, row]) => ({ kind, ...row, seconds: Math.round(row.seconds * 10) / 10 }));
  }
}
