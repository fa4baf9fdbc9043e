import { describe, expect, it } from 'vitest';
import { breakState } from '../../../../../renderer/screens/console/break-state';

const words = { begun: '休息开始', over: '休息结束' };
const mark = (at: string, text: string): { id: string; at: string; text: string; kind: 'manual' } => ({ id: at, at, text, kind: 'manual' });

describe('breakState', () => {
  it('counts from the entry while there was no break', () => {
    expect(breakState({ startedAt: 'A', marks: [mark('B', '出示照片')] }, words)).toEqual({ since: 'A', resting: false, rested: false });
  });
  it('counts the break, then the time since', () => {
    const marks = [mark('C', '休息结束'), mark('B', '休息开始')];
    expect(breakState({ startedAt: 'A', marks: marks.slice(1) }, words)).toEqual({ since: 'B', resting: true, rested: true });
    expect(breakState({ startedAt: 'A', marks }, words)).toEqual({ since: 'C', resting: false, rested: true });
  });
});
