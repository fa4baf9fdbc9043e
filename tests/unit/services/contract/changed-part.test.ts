import { describe, expect, it } from 'vitest';
import { changedPart, correctionSteps } from '../../../../services/contract/changed-part';

describe('changedPart', () => {
  it('strikes the words between two punctuation marks, not half a word', () => {
    expect(changedPart('每周来三天，分别是周二、周四和周六。', '每周来三天，分别是周二、周四和周日。')).toEqual({
      before: '每周来三天，分别是周二、',
      removed: '周四和周六',
      added: '周四和周日',
      after: '。',
    });
  });
  it('knows an addition and a removal', () => {
    expect(changedPart('看过。', '看过，有照片。')).toEqual({ before: '', removed: '看过', added: '看过，有照片', after: '。' });
    expect(changedPart('是的，没有。', '是的。')).toMatchObject({ removed: '是的，没有', added: '是的' });
  });
  it.each([
    ['今天', '今天'],
    ['', '新写的话'],
    ['全错了', '对的是这样'],
    ['啊啊', '啊啊啊'],
    ['𠮷田说的', '𠮷川说的'],
  ])('both texts can be read back: %s → %s', (oldText, newText) => {
    const part = changedPart(oldText, newText);
    expect(part.before + part.removed + part.after).toBe(oldText);
    expect(part.before + part.added + part.after).toBe(newText);
  });
});

describe('correctionSteps', () => {
  it('shows every correction with the text that followed it, oldest first', () => {
    const steps = correctionSteps('三', [
      { oldText: '一', at: 'A' },
      { oldText: '二', at: 'B' },
    ]);
    expect(steps.map(({ change, at }) => [change.removed, change.added, at])).toEqual([
      ['一', '二', 'A'],
      ['二', '三', 'B'],
    ]);
  });
});
