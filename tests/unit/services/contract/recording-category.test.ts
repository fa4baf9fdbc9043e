import { expect, it } from 'vitest';
import { articleWording } from '../../../../renderer/i18n/zh-cn/articles';
import { t } from '../../../../renderer/i18n/zh-cn';
import { roomPurposes } from '../../../../services/contract/bookings';
import { categoryOf, recordingCategories } from '../../../../services/contract/recording-category';

it('[row 22] whatever the room is used for, its recording has one category of 制度§11', () => {
  expect(roomPurposes.map((purpose) => [purpose, categoryOf(purpose)])).toEqual([
    ['questioning', 'case'],
    ['pre-case-discussion', 'other'],
    ['expert-discussion', 'other'],
    ['deliberation', 'other'],
    ['statement-and-defence', 'case'],
    ['hearing', 'case'],
    ['collective-discussion', 'other'],
    ['serving-decision', 'case'],
  ]);
});

it('[row 22] the categories are those of the article, in its order', () => {
  const article = articleWording('制度§11')?.text ?? '';
  for (const category of recordingCategories) {
    const [number = ''] = /^（.）/.exec(t(`category.${category}`)) ?? [];
    expect(article, category).toContain(number);
  }
  expect(new Set(recordingCategories.map((category) => t(`category.${category}`).slice(0, 3))).size).toBe(5);
});
