import { describe, expect, it } from 'vitest';
import { ClimateLog, readingToKeep, type ClimateReading } from '../../../../services/interviews/climate-log';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 1, 0, second)).toISOString();
const room = (temperatureC: number | undefined, humidityPercent: number | undefined) => ({ temperatureC, humidityPercent });
const last: ClimateReading = { at: at(0), temperatureC: 22.4, humidityPercent: 48 };

describe('the climate that is kept', () => {
  it.each([
    ['nothing where no sensor answers', undefined, room(undefined, undefined), 5, undefined],
    ['the first reading', undefined, room(22.4, undefined), 5, { at: at(5), temperatureC: 22.4, humidityPercent: null }],
    ['not the same again', last, room(22.4, 48), 600, undefined],
    ['not what trembles', last, room(22.5, 48.5), 600, undefined],
    ['not more than one a minute', last, room(24, 48), 59, undefined],
    ['what has changed after a minute', last, room(24, 48), 60, { at: at(60), temperatureC: 24, humidityPercent: 48 }],
    ['at once that a sensor has gone', last, room(undefined, 48), 2, { at: at(2), temperatureC: null, humidityPercent: 48 }],
  ])('%s', (_, before, now, second, kept) => {
    expect(readingToKeep(before, now, at(second))).toEqual(kept);
  });

  it('begins anew with each session and keeps nothing while nothing is recorded', () => {
    const kept: string[] = [];
    const log = new ClimateLog(
      ({ sessionId, at: when }) => Promise.resolve(void kept.push(`${sessionId} ${when}`)),
      () => undefined,
    );
    for (const [second, session] of [undefined, 'a', 'a', undefined, 'b'].entries()) log.take(session, room(22.4, 48), at(second));
    expect(kept).toEqual([`a ${at(1)}`, `b ${at(4)}`]);
  });
});
