import { expect, it } from 'vitest';
import { chipWords } from '../../../../../renderer/screens/console/chip-words';
import type { ConditionView } from '../../../../../services/contract/conditions';
import type { PresenceView } from '../../../../../services/contract/entry';

const at = (time: string) => `2026-11-25T01:${time}.000Z`;
const inspectors = ['林志强', '黄晓敏'].map((name) => ({ personId: name, name, badgeNumber: '' }));
function words(condition: Pick<ConditionView, 'condition' | 'state'> & Partial<ConditionView>, ...present: readonly string[]): string {
  const officers = ['林志强', '黄晓敏', '周海燕'].map((name) => ({ personId: name, name, present: present.includes(name) }));
  const presence = { officers } as unknown as PresenceView;
  return chipWords({ at: at('21:10'), broken: [], article: '', ...condition }, { startedAt: at('00:00'), inspectors, presence });
}
const stretch = (from: string, to: string, ...names: readonly string[]) => ({ from: at(from), to: at(to), names });

it('[row 87] the chip names which officer is missing and since when, then how long it was (规定§13)', () => {
  const officers = (state: ConditionView['state'], ...broken: ConditionView['broken']) =>
    ({ condition: 'two-inspectors', state, broken }) as const;
  expect(words(officers('broken'), '林志强')).toBe('00:21:10 起缺 黄晓敏');
  // A third officer alone: both of the session's own are out.
  expect(words(officers('broken'), '周海燕')).toBe('00:21:10 起缺 林志强、黄晓敏');
  expect(words(officers('once-broken', stretch('21:10', '21:48', '林志强')))).toBe('00:21:10 缺 1 人 38 秒');
  expect(words(officers('once-broken', stretch('21:10', '21:48', '林志强'), stretch('30:00', '30:22')))).toBe('曾缺 2 次，共 1 分');
});

it('[row 88] two who may be questioned at once are not told as missing officers (规定§13)', () => {
  const person = (state: ConditionView['state']) =>
    ({ condition: 'one-person', state, broken: [stretch('21:10', '21:48', '甲', '乙')] }) as const;
  expect(words(person('broken'), '林志强')).toBe('00:21:10 起不止一人');
  expect(words(person('once-broken'), '林志强')).toBe('00:21:10 曾不止一人 38 秒');
});

it('what was made good says when', () => {
  const repair = { at: at('30:00'), by: '林志强', text: '当场清点' };
  expect(words({ condition: 'one-person', state: 'unknown', repair })).toBe('09:30:00 已补正');
});
