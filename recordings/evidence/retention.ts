import type { Instant } from '../session/instant';

/** What decides how long a recording is kept. */
export interface RetentionFacts {
  /** Start of the recording. */
  readonly madeAt: Instant;
  /** The last day (YYYY-MM-DD) of the case file's own term, when the recording is evidence of a penalty case (规定§19). */
  readonly caseFileUntil?: string | undefined;
  /** A cause of 制度§20: complaint, obstruction, mass incident … */
  readonly longTerm?: boolean | undefined;
}

export interface Retention {
  /** YYYY-MM-DD: up to this day nobody may ask to destroy it; `long-term` for ever. */
  readonly date: string;
  /** The article that decides. */
  readonly article: string;
}

/** Of all terms that apply the longest; one only ever *allows* destruction, nothing is destroyed by itself. */
export function keepUntil(facts: RetentionFacts): Retention {
  if (facts.longTerm) return { date: 'long-term', article: '制度§20' };
  const madeOn = dateInChina(facts.madeAt);
  const terms: readonly Retention[] = [
    { date: monthsAfter(madeOn, 24), article: '规定§19' },
    { date: monthsAfter(madeOn, 6), article: '制度§14' },
    ...(facts.caseFileUntil === undefined ? [] : [{ date: facts.caseFileUntil, article: '规定§19' }]),
  ];
  return terms.reduce((longest, term) => (term.date > longest.date ? term : longest));
}

/** The calendar day in China, which has one time zone and no summer time. */
function dateInChina(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The same day so many months later; where that month is shorter, its last day. */
function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
