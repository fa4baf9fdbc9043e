import { describe, expect, it } from 'vitest';
import { frameGaps, frameNumber } from '../../../support/frame-numbers';

const row = (cells: string) => Uint8Array.from(cells, (cell) => (cell === '1' ? 230 : 20));

describe('the burned-in frame number', () => {
  it('is read with the lowest bit first between its marks', () => {
    expect(frameNumber(row('1010' + '110000000000000000000001' + '01'))).toBe(3 + 2 ** 23);
  });

  it('is not seen where the marks are not', () => {
    expect(frameNumber(row('0'.repeat(30)))).toBeUndefined();
    expect(frameNumber(row('1'.repeat(30)))).toBeUndefined();
  });

  it('shows what is missing, twice or back', () => {
    expect(frameGaps([4, 5, 7, 7, 8, 0])).toEqual([
      [5, 7],
      [7, 7],
      [8, 0],
    ]);
    expect(frameGaps([4, 5, 6])).toEqual([]);
  });
});
