import { describe, expect, it } from 'vitest';
import { isOver, leaseAfterReading, leaseOf } from '../../../../devices/room-io/active-lease';
import { debounce, type Debounced } from '../../../../devices/room-io/debounce';

const pulse = { by: 'kiosk', ms: 3000 } as const;
const boards = { by: 'board', ms: 3000, address: 0x200, word: 30 } as const;

describe('how long an output may stay active', () => {
  it('lets a level stay for good', () => {
    expect(leaseOf(undefined, 0)).toBeUndefined();
    expect(isOver(leaseAfterReading(undefined, true, undefined, 1e9), true, 1e9)).toBe(false);
  });

  it('ends a pulse after its length, counted from the acknowledgement', () => {
    const lease = leaseOf(pulse, 1000);
    expect([3999, 4000].map((now) => isOver(lease, true, now))).toEqual([false, true]);
  });

  it('leaves a board that keeps its own time half a second for it', () => {
    expect([3499, 3500].map((now) => isOver(leaseOf(boards, 0), true, now))).toEqual([false, true]);
  });

  it('writes nothing while nothing is known, and ends the pulse once the output is seen active again', () => {
    const lease = leaseAfterReading(leaseOf(pulse, 0), undefined, pulse, 2000);
    expect(isOver(lease, undefined, 9000)).toBe(false);
    expect(isOver(leaseAfterReading(lease, true, pulse, 9000), true, 9000)).toBe(true);
  });

  it('gives a pulse output that is found active without an order the length of its pulse', () => {
    const found = leaseAfterReading(undefined, true, pulse, 500);
    expect([3499, 3500].map((now) => isOver(leaseAfterReading(found, true, pulse, now), true, now))).toEqual([false, true]);
  });

  it('forgets the pulse when the output is seen at rest', () => {
    expect(leaseAfterReading(leaseOf(pulse, 0), false, pulse, 100)).toBeUndefined();
  });
});

describe('a contact that bounces', () => {
  const samples = (values: readonly boolean[], debounceMs: number) => {
    let state: Debounced<boolean> | undefined;
    return values.map((value, i) => (state = debounce(state, value, i * 100, debounceMs)).shown);
  };

  it('counts at once where nothing is to be waited for', () => {
    expect(samples([false, true, false], 0)).toEqual([false, true, false]);
  });

  it('counts once every sample has said it for long enough', () => {
    expect(samples([false, true, true, true, true], 300)).toEqual([false, false, false, false, true]);
    expect(samples([false, true, true, false, true, true, true, true], 300)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('takes the first sample as it is', () => {
    expect(samples([true], 300)).toEqual([true]);
  });
});
