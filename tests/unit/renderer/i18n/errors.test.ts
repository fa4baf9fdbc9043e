import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../../services/contract/errors';
import { sentence } from '../../../../renderer/i18n/zh-cn';
import { articleWording } from '../../../../renderer/i18n/zh-cn/articles';
import { slotsInWords } from '../../../../renderer/components/error-slots';

describe('words for refusals', () => {
  it.each(errorCodes)('%s has its sentence, ends as one, and shouts at nobody', (code) => {
    const words = sentence(`error.${code}`);
    expect(words).toMatch(/。$/);
    expect(words).not.toMatch(/[!！]|抱歉/);
  });

  it('fills the slots of a refusal', () => {
    expect(sentence('error.booking.overlaps', { minutes: '30', with: '09:30–11:00 听证' })).toBe(
      '不能提交：与已有的预约重叠 30 分钟（09:30–11:00 听证）。请改时间后再提交。',
    );
  });

  it('says instants in Beijing time and steps in words', () => {
    expect(slotsInWords({ until: '2026-11-25T01:30:00.000Z', steps: 'credentials-shown,rights-told', name: '冯立' })).toEqual({
      until: '11-25 09:30',
      steps: '出示执法证件、告知权利义务',
      name: '冯立',
    });
  });
});

describe('articles', () => {
  it('opens the wording of an article, also when a paragraph is named', () => {
    expect(articleWording('规定§13')?.text).toContain('不得少于两人');
    expect(articleWording('制度§17（二）')?.text).toMatch(/^第十七条/);
    expect(articleWording('指南§1')).toBeUndefined();
  });
});
