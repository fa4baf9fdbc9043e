import { describe, expect, it } from 'vitest';
import { presentStretches, shortStretches, type Movement } from '../../../../services/interviews/presence-rule';
import { seededRandom } from '../../../support/random';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 1, 0, second)).toISOString();
const move = (second: number, personId: string, change: Movement['change']): Movement => ({ personId, change, at: at(second) });
const both = [move(-60, 'lin', 'in'), move(-50, 'huang', 'in')];

describe('[row 87] the two-officer rule as stretches with times (规定§13)', () => {
  it('has one stretch where both stay', () => {
    const stretches = presentStretches(both, at(0), at(600));
    expect(stretches).toEqual([{ from: at(0), to: at(600), personIds: ['huang', 'lin'] }]);
    expect(shortStretches(stretches, 2)).toEqual([]);
  });

  it('names, to the second, how long one was alone and who', () => {
    const stretches = presentStretches([...both, move(100, 'huang', 'out'), move(138, 'huang', 'in')], at(0), undefined);
    expect(shortStretches(stretches, 2)).toEqual([{ from: at(100), to: at(138), personIds: ['lin'] }]);
    expect(stretches.at(-1)).toEqual({ from: at(138), to: undefined, personIds: ['huang', 'lin'] });
  });

  it('is open while it lasts, and is kept by a third officer', () => {
    const left = [...both, move(100, 'huang', 'out')];
    expect(shortStretches(presentStretches(left, at(0), undefined), 2)).toEqual([{ from: at(100), to: undefined, personIds: ['lin'] }]);
    expect(shortStretches(presentStretches([...left, move(90, 'zhou', 'in')], at(0), undefined), 2)).toEqual([]);
  });

  it('counts nobody before anybody is known, and nothing after the end', () => {
    expect(presentStretches([], at(0), at(10))).toEqual([{ from: at(0), to: at(10), personIds: [] }]);
    expect(presentStretches([...both, move(700, 'huang', 'out')], at(0), at(600))).toHaveLength(1);
  });
});

it('[row 87] over random movements in any order the stretches fill the session without a gap, and say at every second who was there', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = seededRandom(seed);
    const pick = (below: number) => Math.floor(random() * below);
    // One movement of a person a second: what happens at the very same instant has its own test.
    const taken = new Set<string>();
    const movements = Array.from({ length: pick(30) }, () => move(pick(120) - 30, `p${pick(4)}`, pick(2) === 0 ? 'in' : 'out')).filter(
      ({ at: when, personId }) => !taken.has(when + personId) && taken.add(when + personId),
    );
    const shuffled = movements.map((one) => [random(), one] as const).sort(([a], [b]) => a - b);
    const stretches = presentStretches(
      shuffled.map(([, one]) => one),
      at(0),
      at(60),
    );
    expect(stretches).toEqual(presentStretches(movements, at(0), at(60)));
    expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([at(0), at(60)]);
    for (const [index, { from, to, personIds }] of stretches.entries()) {
      expect(to === undefined || from < to, `seed ${seed}`).toBe(true);
      if (index > 0) expect(stretches[index - 1]).toMatchObject({ to: from });
      if (index > 0) expect(stretches[index - 1]?.personIds).not.toEqual(personIds);
    }
    for (let second = 0; second < 60; second++) {
      const there = ['p0', 'p1', 'p2', 'p3'].filter(
        (id) =>
          movements
            .filter((one) => one.personId === id && one.at <= at(second))
            .sort((a, b) => (a.at < b.at ? -1 : 1))
            .at(-1)?.change === 'in',
      );
      const found = stretches.find(({ from, to }) => from <= at(second) && (to === undefined || at(second) < to));
      expect(found?.personIds, `seed ${seed}, second ${second}`).toEqual(there);
    }
  }
});

it('who steps out and in at the same instant was there, in whatever order it is told', () => {
  const [out, back] = [move(5, 'lin', 'out'), move(5, 'lin', 'in')];
  for (const movements of [
    [...both, out, back],
    [...both, back, out],
  ])
    expect(shortStretches(presentStretches(movements, at(0), at(9)), 2)).toEqual([]);
});
