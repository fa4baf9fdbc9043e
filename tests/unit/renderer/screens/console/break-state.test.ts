import { describe, expect, it } from 'vitest';
import { breakState } from '../../../../../renderer/screens/console/break-state';
import { breakStateOf, mayBreak, type BreakAct } from '../../../../../services/contract/breaks';

const said = (...acts: readonly BreakAct[]) => breakStateOf(acts.map((act, index) => ({ act, at: 'BCDEFG'[index] ?? '' })));

describe('breakState', () => {
  it('counts from the entry while there was no break, though one was asked for', () => {
    expect(breakState({ startedAt: 'A', breaks: said('asked') })).toEqual({ since: 'A', resting: false, rested: false });
  });
  it('counts the break, then the time since', () => {
    expect(breakState({ startedAt: 'A', breaks: said('begun') })).toEqual({ since: 'B', resting: true, rested: true });
    expect(breakState({ startedAt: 'A', breaks: said('begun', 'over') })).toEqual({ since: 'C', resting: false, rested: true });
  });
});

describe('what may be said of a break', () => {
  const may = (...acts: readonly BreakAct[]) =>
    (['asked', 'offered', 'declined', 'refused', 'begun', 'over'] as const).filter((act) => mayBreak(act, said(...acts)));
  it('follows what was said before', () => {
    expect(may()).toEqual(['asked', 'offered', 'begun']);
    expect(may('asked')).toEqual(['offered', 'refused', 'begun']);
    expect(may('asked', 'refused')).toEqual(['asked', 'offered', 'begun']);
    expect(may('offered')).toEqual(['asked', 'declined', 'begun']);
    expect(may('asked', 'begun')).toEqual(['over']);
    expect(said('begun', 'over', 'begun').taken).toEqual([
      { from: 'B', to: 'C' },
      { from: 'D', to: undefined },
    ]);
  });
});
