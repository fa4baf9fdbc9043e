import { describe, expect, it } from 'vitest';
import { copyStateOf, type CopyFacts } from '../../../../recordings/copies/copy-state';

const since = '2026-11-25T01:02:14.123Z';
const facts: CopyFacts = { wanted: true, nowMs: 10_000, wholeSinceMs: 9_400, wholeSince: since, problem: undefined };

describe('the state of the second copy', () => {
  it('is in step while all that lay on the first disk two seconds ago lies on the second', () => {
    expect(copyStateOf(facts)).toEqual({ kind: 'in-step', lagMs: 600 });
    expect(copyStateOf({ ...facts, wholeSinceMs: 8_000 })).toEqual({ kind: 'in-step', lagMs: 2_000 });
    expect(copyStateOf({ ...facts, wholeSinceMs: 7_999 })).toEqual({ kind: 'behind', lagMs: 2_001, cause: 'slow', since });
  });

  it('is behind at once with a fault, however short the lag', () => {
    expect(copyStateOf({ ...facts, problem: 'no-space' })).toEqual({ kind: 'behind', lagMs: 600, cause: 'no-space', since });
  });

  it('claims nothing while nothing has to be copied', () => {
    expect(copyStateOf({ ...facts, wanted: false, wholeSinceMs: 0 })).toEqual({ kind: 'idle', cause: undefined });
    expect(copyStateOf({ ...facts, wanted: false, problem: 'missing' })).toEqual({ kind: 'idle', cause: 'missing' });
  });
});
