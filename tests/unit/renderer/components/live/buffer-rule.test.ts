import { describe, expect, it } from 'vitest';
import { followEdge, nextBufferStep } from '../../../../../renderer/components/live/buffer-rule';
import type { LiveChunk } from '../../../../../services/contract/events';

const chunk = (kind: LiveChunk['kind']): LiveChunk => ({ cameraId: 'front', kind, mimeType: undefined, bytes: new Uint8Array() });
const idle = { updating: false, buffered: [{ start: 0, end: 5 }], currentTime: 4.8 };

describe('nextBufferStep', () => {
  it('waits while the buffer is updating, and when nothing came', () => {
    expect(nextBufferStep([chunk('media')], { ...idle, updating: true })).toEqual({ kind: 'wait' });
    expect(nextBufferStep([], idle)).toEqual({ kind: 'wait' });
  });
  it('puts a new file behind what is buffered, since its times begin at 0 again', () => {
    const next = chunk('init');
    expect(nextBufferStep([next], idle)).toEqual({ kind: 'begin-file', offset: 5, chunk: next });
    expect(nextBufferStep([next], { ...idle, buffered: [] })).toEqual({ kind: 'begin-file', offset: 0, chunk: next });
  });
  it('puts a new file behind the last stretch when there is a hole', () => {
    const step = nextBufferStep([chunk('init')], {
      ...idle,
      buffered: [
        { start: 0, end: 2 },
        { start: 3, end: 9 },
      ],
    });
    expect(step).toMatchObject({ kind: 'begin-file', offset: 9 });
  });
  it('appends what belongs to the present file', () => {
    const next = chunk('media');
    expect(nextBufferStep([next], idle)).toEqual({ kind: 'append', chunks: [next] });
  });
  it('appends at once what waits of one file, and nothing of the next', () => {
    const [first, second, head] = [chunk('media'), chunk('media'), chunk('init')];
    expect(nextBufferStep([first, second, head, chunk('media')], idle)).toEqual({ kind: 'append', chunks: [first, second] });
  });
  it('throws away what lies more than 20 s behind before it appends more', () => {
    const state = { updating: false, buffered: [{ start: 0, end: 21 }], currentTime: 20.5 };
    expect(nextBufferStep([chunk('media')], state)).toEqual({ kind: 'remove', from: 0, to: 10.5 });
  });
});

describe('followEdge', () => {
  it('plays on when it is close behind the newest picture', () => {
    expect(followEdge([{ start: 0, end: 5 }], 4.96)).toEqual({ seekTo: undefined, rate: 1 });
  });
  it('hurries the more the further it is behind, and jumps past a second', () => {
    expect(followEdge([{ start: 0, end: 5 }], 4.9)).toEqual({ seekTo: undefined, rate: 1.05 });
    expect(followEdge([{ start: 0, end: 5 }], 4.5)).toEqual({ seekTo: undefined, rate: 1.2 });
    expect(followEdge([{ start: 0, end: 5 }], 3.5)).toEqual({ seekTo: 4.94, rate: 1 });
  });
  it('slows down at the very edge, so that the picture does not stall', () => {
    expect(followEdge([{ start: 0, end: 5 }], 4.99).rate).toBe(0.95);
  });
  it('jumps over a hole into the newest stretch', () => {
    expect(
      followEdge(
        [
          { start: 0, end: 2 },
          { start: 8, end: 8.1 },
        ],
        2,
      ),
    ).toEqual({ seekTo: 8.04, rate: 1 });
  });
  it('does nothing while there is nothing to see', () => {
    expect(followEdge([], 0)).toEqual({ seekTo: undefined, rate: 1 });
  });
});
