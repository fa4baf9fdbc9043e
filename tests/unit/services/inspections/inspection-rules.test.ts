import { describe, expect, it } from 'vitest';
import type { InspectionDraft } from '../../../../services/contract/inspections';
import type { PersonTile, Role } from '../../../../services/contract/people';
import { checkedCorrection, checkedDraft, mayCorrect, standingOf } from '../../../../services/inspections/inspection-rules';

const today = '2026-11-25';
const draft: InspectionDraft = {
  ...{ heldOn: '2026-11-20', unit: ' 清远市卫生健康局 ', inspectors: '赵敏、钱进', department: '医疗机构监督科', personId: undefined },
  ...{ subject: 'QYWS-X1-2026-0147', found: '告知不完整', demand: { text: '组织学习', dueOn: '2026-11-30' } },
};

describe('a check as it is written down (制度§18)', () => {
  it('is kept with its texts trimmed, with or without a demand', () => {
    expect(checkedDraft(draft, today)).toEqual({ ...draft, unit: '清远市卫生健康局' });
    expect(checkedDraft({ ...draft, demand: undefined }, today).demand).toBeUndefined();
  });

  it.each(['unit', 'inspectors', 'department', 'subject', 'found'] as const)('is refused without its %s', (field) => {
    expect(() => checkedDraft({ ...draft, [field]: ' ' }, today)).toThrow(
      expect.objectContaining({ code: 'input.invalid', detail: { field: `inspection.${field}` } }),
    );
  });

  it.each([
    ['a check that is still to come', { heldOn: '2026-11-26' }, 'inspection.in-the-future'],
    ['a demand that was due before the check', { demand: { text: '学习', dueOn: '2026-11-19' } }, 'inspection.due-too-early'],
    ['a demand that says nothing', { demand: { text: ' ', dueOn: '2026-11-30' } }, 'input.invalid'],
  ])('refuses %s', (_, change, code) => {
    expect(() => checkedDraft({ ...draft, ...change }, today)).toThrow(expect.objectContaining({ code }));
  });
});

describe('its correction (制度§18)', () => {
  const check = { heldOn: '2026-11-20', dueOn: '2026-11-24' };

  it('is kept as it was done', () => {
    expect(checkedCorrection(check, { text: ' 已学习 ', doneOn: today }, today)).toEqual({ text: '已学习', doneOn: today });
  });

  it.each([
    ['where none was demanded', { ...check, dueOn: null }, '2026-11-24', '已学习', 'inspection.nothing-demanded'],
    ['before the check', check, '2026-11-19', '已学习', 'inspection.done-too-early'],
    ['that is still to come', check, '2026-11-26', '已学习', 'inspection.in-the-future'],
    ['without words', check, '2026-11-24', ' ', 'input.invalid'],
  ])('is refused %s', (_, of, doneOn, text, code) => {
    expect(() => checkedCorrection(of, { text, doneOn }, today)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    [null, [], 'clear'],
    ['2026-11-25', [], 'open'],
    ['2026-11-24', [], 'overdue'],
    ['2026-11-24', ['2026-11-24'], 'corrected'],
    ['2026-11-24', ['2026-11-25'], 'corrected-late'],
    ['2026-11-24', ['2026-11-25', '2026-11-23'], 'corrected'],
  ] as const)('due on %s and done on %j it stands as %s', (dueOn, doneOn, standing) => {
    expect(standingOf({ dueOn }, doneOn, today)).toBe(standing);
  });

  it.each([
    ['department-head', '医疗机构监督科', true],
    ['department-head', '学校卫生监督科', false],
    ['legal-inspection', '法制稽查科', true],
    ['agency-head', '', true],
  ] as const)('a %s of %s may enter it: %s', (role: Role, department, may) => {
    const person = { role, department } as PersonTile;
    expect(mayCorrect('医疗机构监督科', person)).toBe(may);
  });
});
