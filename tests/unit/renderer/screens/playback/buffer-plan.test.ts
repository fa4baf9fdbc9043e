import { describe, expect, it } from 'vitest';
import { atJoint, endsSoon, nextBufferStep } from '../../../../../renderer/screens/playback/buffer-plan';
import type { BufferSituation } from '../../../../../renderer/screens/playback/buffer-plan';

const part = (index: number) => ({ file: `cam1/${index}.mp4`, fromMs: index * 10_000, toMs: (index + 1) * 10_000 });
const situation = (change: Partial<BufferSituation> = {}): BufferSituation => ({
  parts: [0, 1, 2, 4, 5].map(part),
  buffered: [],
  barren: [],
  targetMs: 12_300,
  rate: 1,
  ...change,
});

describe('what to fetch next', () => {
  it('first a small piece at the moment that is looked at', () => {
    expect(nextBufferStep(situation())).toEqual({ kind: 'fetch', part: part(1), fromMs: 12_300, toMs: 12_600, opens: true });
  });

  it('then what follows, in pieces that end with their file', () => {
    const buffered = [{ fromMs: 12_000, toMs: 14_000 }];
    expect(nextBufferStep(situation({ buffered }))).toEqual({ kind: 'fetch', part: part(1), fromMs: 14_000, toMs: 18_000, opens: false });
    const more = [{ fromMs: 12_000, toMs: 18_000 }];
    expect(nextBufferStep(situation({ buffered: more }))).toEqual({
      kind: 'fetch',
      part: part(1),
      fromMs: 18_000,
      toMs: 20_000,
      opens: false,
    });
  });

  it('goes on in the next file, also when this one ended a picture early', () => {
    const buffered = [{ fromMs: 12_000, toMs: 19_950 }];
    expect(nextBufferStep(situation({ buffered }))).toEqual({ kind: 'fetch', part: part(2), fromMs: 20_000, toMs: 24_000, opens: false });
  });

  it('takes the very moment from its own file, however near the end', () => {
    expect(nextBufferStep(situation({ targetMs: 19_960 }))).toMatchObject({ kind: 'fetch', part: part(1), fromMs: 19_960 });
  });

  it('prepares what comes after a gap while it is passed', () => {
    expect(nextBufferStep(situation({ targetMs: 33_000 }))).toMatchObject({ kind: 'fetch', part: part(4), fromMs: 40_000 });
    const buffered = [{ fromMs: 40_000, toMs: 46_000 }];
    expect(nextBufferStep(situation({ targetMs: 33_000, buffered }))).toEqual({ kind: 'wait' });
  });

  it('does not ask again for what gave nothing', () => {
    const barren = [{ fromMs: 10_000, toMs: 20_000 }];
    expect(nextBufferStep(situation({ barren }))).toMatchObject({ kind: 'fetch', part: part(2) });
  });

  it('keeps further ahead at a higher rate', () => {
    const buffered = [{ fromMs: 12_000, toMs: 25_000 }];
    expect(nextBufferStep(situation({ buffered }))).toEqual({ kind: 'wait' });
    expect(nextBufferStep(situation({ buffered, rate: 4 }))).toMatchObject({ kind: 'fetch', part: part(2), fromMs: 25_000 });
  });

  it('makes room: what lies far behind and what a jump left far ahead', () => {
    expect(nextBufferStep(situation({ targetMs: 52_000, buffered: [{ fromMs: 10_000, toMs: 58_000 }] }))).toEqual({
      kind: 'remove',
      fromMs: 10_000,
      toMs: 37_000,
    });
    expect(nextBufferStep(situation({ targetMs: 1_000, buffered: [{ fromMs: 50_000, toMs: 58_000 }] }))).toEqual({
      kind: 'remove',
      fromMs: 50_000,
      toMs: 58_000,
    });
  });

  it('is at rest at the end', () => {
    expect(nextBufferStep(situation({ targetMs: 59_000, buffered: [{ fromMs: 55_000, toMs: 60_000 }] }))).toEqual({ kind: 'wait' });
  });
});

describe('the end of what was recorded', () => {
  const parts = [0, 1, 2, 4, 5].map(part);
  it.each([
    [9_950, false, 'the next file follows'],
    [29_900, true, 'a gap follows'],
    [29_000, false, 'there is a second left'],
    [35_000, false, 'it is in the gap'],
    [59_990, true, 'nothing follows'],
  ])('%i ms: %s, %s', (atMs, ends) => {
    expect(endsSoon(parts, atMs)).toBe(ends);
  });
});

describe('a short hole between what is there', () => {
  const buffered = [
    { fromMs: 8_000, toMs: 12_980 },
    { fromMs: 13_010, toMs: 20_000 },
  ];
  it('is gone over: nothing will fill it', () => {
    for (const atMs of [12_900, 12_980, 12_995, 13_009]) expect(atJoint(buffered, atMs), String(atMs)).toBe(true);
    for (const atMs of [12_000, 13_010, 19_990]) expect(atJoint(buffered, atMs), String(atMs)).toBe(false);
  });

  it('is none where what follows is not there yet, or is long', () => {
    expect(atJoint(buffered.slice(0, 1), 12_980)).toBe(false);
    expect(
      atJoint(
        [
          { fromMs: 8_000, toMs: 12_980 },
          { fromMs: 13_200, toMs: 20_000 },
        ],
        12_980,
      ),
    ).toBe(false);
  });
});
