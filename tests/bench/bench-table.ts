import { median, type BenchRow } from './bench-row';

/** The table of README.md. */
export function benchTable(date: string, rows: readonly BenchRow[]): string {
  const head = ['| date | row | measured | n | median | worst | limit in the same run | goal | reached | met |', `|${'---|'.repeat(10)}`];
  const lines = rows.map(({ id, name, goal, unit, samples, limits, ratio, met }) => {
    // Of speeds the lowest is the worst.
    const worst = unit === 'MB/s' || unit.startsWith('×') ? Math.min(...samples) : Math.max(...samples);
    const limit = limits.length === 0 ? '' : `${figure(median(limits))} ${unit}`;
    return `| ${[date, id, name, samples.length, `${figure(median(samples))} ${unit}`, figure(worst), limit, goal, figure(ratio), met ? 'yes' : '**no**'].join(' | ')} |`;
  });
  return [...head, ...lines].join('\n');
}

function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';
}
