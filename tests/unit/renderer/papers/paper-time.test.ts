import { describe, expect, it } from 'vitest';
import { labelHours, timeInRecording, writtenTime } from '../../../../renderer/papers/paper-time';

describe('printed times', () => {
  it('are Beijing time in the written form', () => {
    expect(writtenTime('2026-11-24T16:02:14.900Z')).toBe('2026年11月25日00时02分14秒');
  });
  it('name the second day only when it is another one', () => {
    expect(labelHours('2026-11-25T01:02:14Z', '2026-11-25T03:09:31Z')).toBe('2026-11-25 09:02:14–11:09:31');
    expect(labelHours('2026-11-25T15:30:00Z', '2026-11-25T16:10:00Z')).toBe('2026-11-25 23:30:00–2026-11-26 00:10:00');
  });
  it('within the recording count from its start; before it there is none', () => {
    expect(timeInRecording('2026-11-25T01:02:14Z', '2026-11-25T03:02:15Z')).toBe('02:00:01');
    expect(timeInRecording('2026-11-25T01:02:14Z', '2026-11-25T01:02:13Z')).toBe('—');
    expect(timeInRecording(undefined, '2026-11-25T01:02:13Z')).toBe('—');
  });
});
