import { describe, expect, it } from 'vitest';
import { changeClock, nextRate, positionAt, stillAt } from '../../../../../renderer/screens/playback/master-clock';

const length = 60_000;

describe('the clock that all cameras follow', () => {
  it('stands while paused and while a camera has no picture yet', () => {
    const still = stillAt(5_000, 100);
    expect(positionAt(still, 9_000, length)).toBe(5_000);
    expect(positionAt(changeClock(still, { state: 'held' }, 100, length), 9_000, length)).toBe(5_000);
  });

  it('goes on at its rate and keeps its place when the rate changes', () => {
    const playing = changeClock(stillAt(5_000, 100), { state: 'playing' }, 100, length);
    expect(positionAt(playing, 1_100, length)).toBe(6_000);
    const faster = changeClock(playing, { rate: 4 }, 1_100, length);
    expect(positionAt(faster, 1_100, length)).toBe(6_000);
    expect(positionAt(faster, 2_100, length)).toBe(10_000);
  });

  it('ends with the recording', () => {
    const playing = changeClock(stillAt(59_000, 0), { state: 'playing' }, 0, length);
    expect(positionAt(playing, 5_000, length)).toBe(length);
  });

  it('offers the next faster and slower rate', () => {
    expect([nextRate(1, 1), nextRate(1, -1), nextRate(4, 1), nextRate(0.5, -1)]).toEqual([1.5, 0.5, 4, 0.5]);
  });
});
