import { describe, expect, it } from 'vitest';
import { nextAttemptNumber, unclosedAttempts } from '../../../../recordings/capture/attempt-numbers';
import type { CaptureEvent } from '../../../../recordings/capture/capture-events';

const closed = (file: string, attempt: number) => ({ kind: 'segment', segment: { file, attempt } }) as CaptureEvent;
const names = ['a01-000001.mp4', 'a01-000002.mp4', 'a01.csv', 'a03-000001.mp4', 'capture.jsonl'];

describe('the numbers of attempts', () => {
  it('go on behind what lies on the disk and what the journal knows', () => {
    expect(nextAttemptNumber([], [])).toBe(1);
    expect(nextAttemptNumber(names, [])).toBe(4);
    expect(nextAttemptNumber(names, [closed('cam1/a07-000001.mp4', 7)])).toBe(8);
  });

  it('name the runs whose files nobody closed', () => {
    expect(unclosedAttempts(names, [closed('cam1/a01-000001.mp4', 1), closed('cam1/a01-000002.mp4', 1)])).toEqual([3]);
    expect(unclosedAttempts(names, [closed('cam1/a03-000001.mp4', 3)])).toEqual([1]);
    expect(unclosedAttempts([], [])).toEqual([]);
  });
});
