import { describe, expect, it } from 'vitest';
import { mergeStretches } from '../../../../services/archive/merge-stretches';
import { mayPrintReport, viewingTier } from '../../../../services/archive/viewing-tier';
import { roles } from '../../../../services/contract/people';

const made = { inspectorIds: ['lin', 'huang'], department: '医疗机构监督科' };
const person = (role: (typeof roles)[number], department = '医疗机构监督科', id = 'somebody') => ({ id, role, department });

describe('who may view without an approval (制度§15)', () => {
  it('the inspectors who made it, whatever else they are', () => {
    expect(viewingTier(person('inspector', '公共场所监督科', 'huang'), made)).toBe('own');
    expect(viewingTier(person('inspector'), made)).toBeUndefined();
  });

  it('the head of that department and no other', () => {
    expect(viewingTier(person('department-head'), made)).toBe('department');
    expect(viewingTier(person('department-head', '公共场所监督科'), made)).toBeUndefined();
  });

  it('the leaders of the agency and legal inspection; keepers and archives only keep', () => {
    const tiers = roles.map((role) => [role, viewingTier(person(role, ''), made)]);
    expect(tiers.filter(([, tier]) => tier === 'agency').map(([role]) => role)).toEqual([
      'supervising-leader',
      'agency-head',
      'legal-inspection',
    ]);
  });

  it('[row 30] prints the report of a session: whoever may view it, and those who keep its papers', () => {
    const may = roles.filter((role) => mayPrintReport(person(role, '公共场所监督科'), made));
    expect(may).toEqual(roles.filter((role) => role !== 'inspector' && role !== 'department-head'));
    expect(mayPrintReport(person('inspector', '', 'lin'), made)).toBe(true);
    expect(mayPrintReport(person('department-head'), made)).toBe(true);
  });
});

it('merges what was watched: each moment once, in order', () => {
  const stretches = [
    { fromMs: 9_000, toMs: 12_000 },
    { fromMs: 0, toMs: 4_000 },
    { fromMs: 4_500, toMs: 5_000 },
    { fromMs: 1_000, toMs: 2_000 },
  ];
  expect(mergeStretches(stretches)).toEqual([
    { fromMs: 0, toMs: 5_000 },
    { fromMs: 9_000, toMs: 12_000 },
  ]);
});
