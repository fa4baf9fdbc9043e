/** One figure of one injected fault. `limit` is what it may be at most. */
export interface Measure {
  readonly fault: string;
  /** What was measured, with its unit. */
  readonly what: string;
  readonly value: number;
  readonly limit: number | undefined;
}

/** Something that was promised and did not hold. */
export interface Broken {
  readonly fault: string;
  readonly detail: string;
}

/** What a family of faults writes into while it runs. */
export class FaultReport {
  readonly measures: Measure[] = [];
  readonly broken: Broken[] = [];

  measure(fault: string, what: string, value: number, limit?: number): void {
    this.measures.push({ fault, what, value, limit });
  }

  /** What must be true after this fault. */
  expect(fault: string, holds: boolean, detail: string): void {
    if (!holds) this.broken.push({ fault, detail });
  }

  get exceeded(): readonly Measure[] {
    return this.measures.filter(({ value, limit }) => limit !== undefined && value > limit);
  }

  get sound(): boolean {
    return this.broken.length === 0 && this.exceeded.length === 0;
  }
}

interface ReportRow {
  readonly fault: string;
  readonly what: string;
  readonly n: number;
  readonly median: number;
  readonly worst: number;
  readonly limit: number | undefined;
  readonly beyond: number;
}

/** One row for each fault and figure, in the order in which they first came. */
function rowsOf(measures: readonly Measure[]): readonly ReportRow[] {
  const keyOf = ({ fault, what }: Measure): string => `${fault}\n${what}`;
  return [...new Set(measures.map(keyOf))].flatMap((key) => {
    const group = measures.filter((measure) => keyOf(measure) === key);
    const [first] = group;
    if (!first) return [];
    const values = group.map(({ value }) => value).toSorted((a, b) => a - b);
    const { fault, what, limit } = first;
    return [
      {
        fault,
        what,
        n: values.length,
        median: values[Math.floor(values.length / 2)] ?? NaN,
        worst: values.at(-1) ?? NaN,
        limit,
        beyond: limit === undefined ? 0 : values.filter((value) => value > limit).length,
      },
    ];
  });
}

/** The table of README.md; `broken` stands beside the rows of its fault. */
export function tableOf(date: string, measures: readonly Measure[], broken: readonly Broken[]): string {
  const lines = rowsOf(measures).map(({ fault, what, n, median, worst, limit, beyond }) => {
    const wrong = broken.filter((one) => one.fault === fault).length;
    const met = limit === undefined ? '' : beyond === 0 ? 'yes' : `no: ${beyond} beyond`;
    const lost = wrong === 0 ? 'nothing' : `${wrong} broken promises`;
    return `| ${[date, fault, what, n, round(median), round(worst), lost, limit ?? '', met].join(' | ')} |`;
  });
  return ['| date | fault | measured | n | median | worst | lost | limit | met |', `|${'---|'.repeat(9)}`, ...lines].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;
