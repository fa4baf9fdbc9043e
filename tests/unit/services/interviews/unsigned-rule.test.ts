import { expect, it } from 'vitest';
import type { UnsignedDraft } from '../../../../services/contract/stops';
import { areItsOfficers, stopGrounds, unsignedProblem, unsignedView } from '../../../../services/interviews/unsigned-rule';

const stopped: UnsignedDraft = {
  how: 'stopped',
  ground: 'privacy',
  words: '被询问人突发疾病',
  witness: '',
  basis: '制度第十九条第（一）项',
};

it('[row 39] knows the three grounds of 制度§19 and no other', () => {
  expect(stopGrounds.stopped.map(({ label }) => label)).toEqual(['涉及个人隐私', '因天气等自然原因无法使用', '其他不可抗力因素不能使用']);
});

it('[row 39] [row 93] refuses free text without a ground (制度§19)', () => {
  const left: readonly (readonly [string | undefined, Partial<UnsignedDraft>])[] = [
    [undefined, {}],
    ['ground-missing', { ground: '' }],
    ['ground-missing', { ground: '设备坏了' }],
    ['ground-missing', { ground: 'no-reason' }],
    ['words-missing', { words: ' ' }],
    ['basis-missing', { basis: ' ' }],
  ];
  for (const [problem, change] of left) expect(unsignedProblem({ ...stopped, ...change })).toBe(problem);
});

it('asks a refusal for words only where its ground says nothing by itself', () => {
  const refused = { how: 'refused', words: '', witness: '', basis: '' } as const;
  expect(unsignedProblem({ ...refused, ground: 'no-reason' })).toBeUndefined();
  expect(unsignedProblem({ ...refused, ground: 'objection' })).toBe('words-missing');
  expect(unsignedProblem({ ...refused, ground: 'privacy' })).toBe('ground-missing');
});

it('[row 12] takes the two officers of the session, in whichever order, and nobody else (规定§13)', () => {
  const row = { leadId: 'p1', recorderId: 'p2' };
  expect([areItsOfficers(row, 'p1', 'p2'), areItsOfficers(row, 'p2', 'p1')]).toEqual([true, true]);
  for (const [first, second] of [
    ['p1', 'p1'],
    ['p1', 'p3'],
    ['p3', 'p2'],
  ] as const)
    expect(areItsOfficers(row, first, second)).toBe(false);
});

it('says the ground in the words of the list', () => {
  const acts = [
    { personId: 'p1', at: '2026-11-25T03:09:05.000Z' },
    { personId: 'p2', at: '2026-11-25T03:09:20.000Z' },
  ] as const;
  expect(unsignedView({ how: 'refused', ground: 'objection', words: '', witness: '', acts }, (id) => `name of ${id}`)).toMatchObject({
    ground: '对笔录内容有异议',
    by: [{ name: 'name of p1' }, { name: 'name of p2', at: acts[1].at }],
  });
});
