/** One measured figure beside the limit that was measured in the same run, round by round. */
export interface BenchRow {
  readonly id: string;
  readonly name: string;
  readonly goal: string;
  readonly unit: string;
  readonly samples: readonly number[];
  readonly limits: readonly number[];
  readonly ratio: number;
  readonly met: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Of the sorted values, the one at `share` (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}
