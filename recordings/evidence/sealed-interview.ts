import type { Instant } from '../session/instant';

/** Lies beside the media and is sealed with them: the 笔录, the marks, what happened in the room, its climate. */
export const interviewFileName = 'interview.json';

export interface SealedClimate {
  readonly at: Instant;
  /** °C; absent while the sensor didn't answer. */
  readonly temperatureC: number | undefined;
  /** % relative */
  readonly humidityPercent: number | undefined;
}

/** The climate that interview.json holds, oldest first. A file that was changed may hold anything: what isn't a reading is left out. */
export function readClimate(text: string): readonly SealedClimate[] {
  const readings = field(parse(text), 'climate');
  if (!Array.isArray(readings)) return [];
  return readings
    .flatMap((reading: unknown): readonly SealedClimate[] => {
      const at = field(reading, 'at');
      if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return [];
      return [{ at, temperatureC: numberOf(field(reading, 'temperatureC')), humidityPercent: numberOf(field(reading, 'humidityPercent')) }];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Such as `23.5 ℃ · 48 %RH`; what wasn't measured is left out, and may be all. */
export function climateText({ temperatureC, humidityPercent }: Omit<SealedClimate, 'at'>): string {
  const parts = [
    temperatureC === undefined ? [] : [`${temperatureC.toFixed(1)} ℃`],
    humidityPercent === undefined ? [] : [`${humidityPercent.toFixed(0)} %RH`],
  ];
  return parts.flat().join(' · ');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
