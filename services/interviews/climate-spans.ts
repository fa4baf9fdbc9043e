import type { Instant } from '../../recordings/session/instant';
import type { ClimateSpan, Extent } from '../contract/session-report';
import type { ClimateReading } from './climate-log';

const most = 8;
const shortestMs = 10 * 60_000;

/** The session's air as a short table: equal spans with the least and the most of each; what was not measured in a span is left out. */
export function climateSpans(readings: readonly ClimateReading[], startedAt: Instant, endedAt: Instant): readonly ClimateSpan[] {
  const [start, end] = [Date.parse(startedAt), Date.parse(endedAt)];
  if (readings.length === 0 || end <= start) return [];
  const count = Math.min(most, Math.max(1, Math.floor((end - start) / shortestMs)));
  const instant = (ms: number) => new Date(Math.round(ms)).toISOString();
  return Array.from({ length: count }, (_, index) => {
    const from = instant(start + ((end - start) * index) / count);
    const to = instant(start + ((end - start) * (index + 1)) / count);
    // The reading before it still holds when the span begins.
    const before = readings.findLast(({ at }) => at <= from);
    const within = [...(before ? [before] : []), ...readings.filter(({ at }) => at > from && at < to)];
    return {
      ...{ from, to },
      temperatureC: extentOf(within.map(({ temperatureC }) => temperatureC)),
      humidityPercent: extentOf(within.map(({ humidityPercent }) => humidityPercent)),
    };
  });
}

function extentOf(values: readonly (number | null)[]): Extent | undefined {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? undefined : { least: Math.min(...known), most: Math.max(...known) };
}
