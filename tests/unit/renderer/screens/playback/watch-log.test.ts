import { describe, expect, it } from 'vitest';
import { noteSeen, nothingWatched, takeSeen } from '../../../../../renderer/screens/playback/watch-log';

const seen = (...moments: readonly number[]) => takeSeen(moments.reduce(noteSeen, nothingWatched)).report;

describe('what was watched (规定§18)', () => {
  it('is one stretch while it plays, whatever the rate', () => {
    expect(seen(1_000, 1_064, 1_128, 1_700)).toEqual([{ fromMs: 1_000, toMs: 1_740 }]);
  });

  it('is two stretches around a jump, forward or back', () => {
    expect(seen(1_000, 1_500, 60_000, 60_400, 1_200)).toEqual([
      { fromMs: 1_000, toMs: 1_540 },
      { fromMs: 60_000, toMs: 60_440 },
      { fromMs: 1_200, toMs: 1_240 },
    ]);
  });

  it('counts a picture that stands once', () => {
    expect(seen(2_000, 2_000, 2_000)).toEqual([{ fromMs: 2_000, toMs: 2_040 }]);
  });

  it('reports each moment once', () => {
    const { log } = takeSeen(noteSeen(nothingWatched, 2_000));
    expect(takeSeen(log).report).toEqual([]);
  });
});
