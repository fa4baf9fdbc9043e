import { expect, it } from 'vitest';
import { noticeWording } from '../../../../services/interviews/notice';

it('[row 91] fills agency and names into the prescribed wording, to the character (规定§14)', () => {
  expect(noticeWording('清远市卫生计生监督执法人员', ['林志强', '黄晓敏'])).toBe(
    '我们是清远市卫生计生监督执法人员林志强、黄晓敏,现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。',
  );
});
