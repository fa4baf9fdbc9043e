import { msBetween, type Instant } from '../../recordings/session/instant';
import type { BreakMark } from '../contract/breaks';
import type { ComfortFinding, ComfortKind } from '../contract/comfort';
import type { ClimateReading } from './climate-log';
import limits from './templates/comfort.json';

export interface ComfortFacts {
  /** Oldest first; each holds until the next. */
  readonly climate: readonly ClimateReading[];
  readonly breaks: readonly BreakMark[];
  readonly startedAt: Instant;
  /** The end, or now while it goes on. */
  readonly until: Instant;
  readonly ended: boolean;
}
export type ComfortLimits = typeof limits;

/** What of a session's air and length passed the limits, which are template data; what no sensor told is no finding. */
export function comfortFindings(facts: ComfortFacts, limit: ComfortLimits = limits): readonly ComfortFinding[] {
  return [
    ...airFindings(facts, limit, 'hot', limit.hotC, ({ temperatureC }) => temperatureC),
    ...airFindings(facts, limit, 'cold', limit.coldC, ({ temperatureC }) => temperatureC),
    ...airFindings(facts, limit, 'damp', limit.dampPercent, ({ humidityPercent }) => humidityPercent),
    ...airFindings(facts, limit, 'dry', limit.dryPercent, ({ humidityPercent }) => humidityPercent),
    ...longFindings(facts, limit),
    ...wholeFinding(facts, limit),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function airFindings(
  { climate, startedAt, until, ended }: ComfortFacts,
  { climateMinutes }: ComfortLimits,
  kind: ComfortKind,
  limit: number,
  of: (reading: ClimateReading) => number | null,
): readonly ComfortFinding[] {
  const above = kind === 'hot' || kind === 'damp';
  const found: { from: Instant; to: Instant; extreme: number }[] = [];
  for (const [index, reading] of climate.entries()) {
    const value = of(reading);
    const from = reading.at < startedAt ? startedAt : reading.at;
    const next = climate[index + 1]?.at ?? until;
    const to = next < until ? next : until;
    if (value === null || from >= to || (above ? value <= limit : value >= limit)) continue;
    const open = found.at(-1);
    if (open?.to !== from) found.push({ from, to, extreme: value });
    else Object.assign(open, { to, extreme: above ? Math.max(open.extreme, value) : Math.min(open.extreme, value) });
  }
  return found
    .filter(({ from, to }) => msBetween(from, to) >= climateMinutes * 60_000)
    .map(({ from, to, extreme }) => ({ kind, limit, extreme, from, to: to === until && !ended ? undefined : to }));
}

/** So long without a break that was taken or at least offered. */
function longFindings(
  { breaks, startedAt, until, ended }: ComfortFacts,
  { breakAfterMinutes: limit }: ComfortLimits,
): readonly ComfortFinding[] {
  const stretches: { from: Instant; to: Instant | undefined }[] = [];
  let from: Instant | undefined = startedAt;
  for (const { act, at } of breaks) {
    if (act === 'offered' || act === 'begun') {
      if (from !== undefined) stretches.push({ from, to: at });
      from = act === 'begun' ? undefined : at;
    }
    if (act === 'over') from = at;
  }
  if (from !== undefined) stretches.push({ from, to: ended ? until : undefined });
  return stretches
    .filter((stretch) => msBetween(stretch.from, stretch.to ?? until) >= limit * 60_000)
    .map((stretch) => ({ kind: 'long', limit, extreme: undefined, ...stretch }));
}

/** So long from the entry on, breaks included (F20). */
function wholeFinding({ startedAt, until, ended }: ComfortFacts, { wholeMinutes: limit }: ComfortLimits): readonly ComfortFinding[] {
  if (msBetween(startedAt, until) < limit * 60_000) return [];
  return [{ kind: 'whole', limit, extreme: undefined, from: startedAt, to: ended ? until : undefined }];
}
