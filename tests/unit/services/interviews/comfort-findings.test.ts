import { expect, it } from 'vitest';
import type { BreakAct } from '../../../../services/contract/breaks';
import { comfortFindings, type ComfortFacts } from '../../../../services/interviews/comfort-findings';

const at = (minutes: number) => new Date(Date.parse('2026-11-25T01:00:00.000Z') + minutes * 60_000).toISOString();
const air = (minutes: number, temperatureC: number | null, humidityPercent: number | null = 50) => ({
  ...{ at: at(minutes), temperatureC, humidityPercent },
});
const said = (act: BreakAct, minutes: number) => ({ act, at: at(minutes) });
const session: ComfortFacts = { climate: [air(0, 22)], breaks: [], startedAt: at(0), until: at(60), ended: true };
const kinds = (facts: Partial<ComfortFacts>) => comfortFindings({ ...session, ...facts }).map(({ kind, from, to }) => [kind, from, to]);

it('32 ℃ for ten minutes and three hours without a break are two findings (L20)', () => {
  const climate = [air(0, 22), air(100, 32), air(105, 32.4), air(110, 27)];
  const found = comfortFindings({ ...session, climate, until: at(180) });
  expect(found).toEqual([
    { kind: 'long', limit: 120, extreme: undefined, from: at(0), to: at(180) },
    { kind: 'hot', limit: 28, extreme: 32.4, from: at(100), to: at(110) },
  ]);
});

it('what lasts shorter, and what no sensor told, is no finding', () => {
  expect(kinds({ climate: [air(0, 32), air(9, 24)] })).toEqual([]);
  expect(kinds({ climate: [air(0, 32), air(9, null), air(18, 32), air(27, 22)] })).toEqual([]);
  expect(kinds({ climate: [] })).toEqual([]);
  // A reading of before the entry counts from the entry on.
  expect(kinds({ climate: [air(-60, 32), air(5, 22)] })).toEqual([]);
});

it('goes on while it lasts, cold and damp too', () => {
  expect(kinds({ climate: [air(0, 15, 90)], ended: false })).toEqual([
    ['cold', at(0), undefined],
    ['damp', at(0), undefined],
  ]);
});

it('twelve hours from the entry on are a finding, whatever breaks were taken (F20)', () => {
  const breaks = Array.from({ length: 7 }, (_, n) => [said('begun', 100 * (n + 1)), said('over', 100 * (n + 1) + 15)]).flat();
  expect(kinds({ climate: [], breaks, until: at(719), ended: false })).toEqual([]);
  expect(kinds({ climate: [], breaks, until: at(720), ended: false })).toEqual([['whole', at(0), undefined]]);
  expect(kinds({ climate: [], breaks, until: at(740) })).toEqual([['whole', at(0), at(740)]]);
});

it('a break that was offered or taken begins the count anew; one that was only asked for does not', () => {
  expect(kinds({ until: at(180), breaks: [said('asked', 60)] })).toEqual([['long', at(0), at(180)]]);
  expect(kinds({ until: at(180), breaks: [said('offered', 100), said('declined', 101)] })).toEqual([]);
  expect(kinds({ until: at(230), breaks: [said('begun', 100), said('over', 115)] })).toEqual([]);
  expect(kinds({ until: at(235), breaks: [said('begun', 100), said('over', 115)] })).toEqual([['long', at(115), at(235)]]);
});
