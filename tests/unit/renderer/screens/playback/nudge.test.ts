import { describe, expect, it } from 'vitest';
import { nudge } from '../../../../../renderer/screens/playback/nudge';

describe('what brings a picture back to the clock', () => {
  it('leaves one that is in step alone', () => {
    expect(nudge(3, 1, 40)).toEqual({ kind: 'rate', rate: 1 });
    expect(nudge(-5, 2, 40)).toEqual({ kind: 'rate', rate: 2 });
  });

  it('slows one that is early and hurries one that is late, gently', () => {
    expect(nudge(20, 1, 40)).toEqual({ kind: 'rate', rate: 0.96 });
    expect(nudge(-20, 1, 40)).toEqual({ kind: 'rate', rate: 1.04 });
    expect(nudge(-79, 1, 40)).toEqual({ kind: 'rate', rate: 1.08 });
  });

  it('jumps when it is more than two pictures off', () => {
    expect(nudge(81, 1, 40)).toEqual({ kind: 'seek' });
    expect(nudge(-81, 1, 40)).toEqual({ kind: 'seek' });
    expect(nudge(-81, 2, 40)).toMatchObject({ kind: 'rate' });
  });

  it('comes nearer each time it is applied', () => {
    let offMs = 78;
    for (let step = 0; step < 300; step += 1) {
      const action = nudge(offMs, 1, 40);
      if (action.kind === 'rate') offMs += (action.rate - 1) * 16;
    }
    expect(Math.abs(offMs)).toBeLessThan(7);
  });
});
