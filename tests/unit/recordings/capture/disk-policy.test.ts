import { describe, expect, it } from 'vitest';
import { diskVerdict, expectedRate, freeShare, neededBytes } from '../../../../recordings/capture/disk-policy';

describe('the disk (R6)', () => {
  it.each([
    [100, 'enough'],
    [10, 'enough'],
    [9.99, 'low'],
    [2, 'low'],
    [1.99, 'out'],
    [0, 'out'],
  ])('with %s %% free is %s', (freeBytes, verdict) => {
    expect(diskVerdict({ freeBytes, totalBytes: 100 })).toBe(verdict);
  });

  it('that says nothing of its size has nothing free', () => {
    expect(freeShare({ freeBytes: 5, totalBytes: 0 })).toBe(0);
  });

  it('must hold twice the booked length at what the cameras write', () => {
    expect(neededBytes(3_600_000, 1_000_000)).toBe(7_200_000_000);
  });

  it('counts a camera as measured, and not below what is assumed of one that has shown nothing', () => {
    expect(expectedRate([900_000, undefined, 1_000])).toBe(900_000 + 625_000 + 625_000);
  });
});
