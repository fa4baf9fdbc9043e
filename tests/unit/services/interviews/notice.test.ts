import { expect, it } from 'vitest';
import { purposesAmongOfficers, roomPurposes } from '../../../../services/contract/bookings';
import { noticeWording } from '../../../../services/interviews/notice';

const wordingOf = (purpose: (typeof roomPurposes)[number]) => noticeWording(purpose, '清远市卫生计生监督执法人员', ['林志强', '黄晓敏']);

it('[row 91] gives the prescribed wording to the character (规定§14)', () => {
  expect(wordingOf('questioning')).toBe(
    '我们是清远市卫生计生监督执法人员林志强、黄晓敏,现就你单位事宜向你调查询问，并进行全程录音录像,请你如实回答，否则将负相应的法律责任。',
  );
});

it('[row 52] announces the recording in the words of 规程§8 where nobody is questioned, and not at all among officers', () => {
  for (const purpose of roomPurposes.filter((one) => one !== 'questioning')) {
    expect(wordingOf(purpose), purpose).toBe(
      purposesAmongOfficers.has(purpose) ? '' : '为保护您的合法权益，监督我的执法行为，本次执法全程录音录像。',
    );
  }
});
