import { describe, expect, it } from 'vitest';
import { unwrittenWithdrawal } from '../../../../services/contract/withdrawal-standing';
import type { WithdrawalView } from '../../../../services/contract/withdrawals';
import { askProblem, decidesWithdrawal, withdrawalStanding } from '../../../../services/interviews/withdrawal-rule';
import { rightsAndDuties } from '../../../../services/interviews/rights-and-duties';

const at = (minute: number) => `2026-11-25T01:0${minute}:00.000Z`;
const lin = { part: 'officer', id: 'lin' } as const;
const decision = { verdict: 'granted', reason: '近亲属', by: '邓', at: at(9) } as const;
const written = { writtenBy: '黄晓敏', writtenAt: at(4) };
const request: WithdrawalView = { ...lin, ...written, number: 1, name: '林志强', reason: '是我前夫', askedAt: at(3) };

describe('[row 90] what the person answered to 申请回避 leads on (规定§14, 行政处罚法§43)', () => {
  const told = rightsAndDuties('questioning');
  const answered = (...given: readonly string[]) =>
    given.map((answer, n) => ({ question: 'withdrawal', answer, at: at(n), by: undefined }));

  it.each<readonly [readonly string[], string | undefined]>([
    [[], undefined],
    [['不申请回避'], undefined],
    [['不申请回避', '申请回避'], at(1)],
    // The last one counts.
    [['申请回避', '不申请回避'], undefined],
  ])('answered %j: to be written down since %s', (given, since) => {
    expect(unwrittenWithdrawal({ told, answers: answered(...given) })).toBe(since);
  });

  it('not any more once it is written down, nor where the question was told before anything followed on it', () => {
    expect(unwrittenWithdrawal({ told, answers: answered('申请回避'), withdrawals: [request] })).toBeUndefined();
    const before = { ...told, questions: told.questions?.map((question) => ({ ...question, leadsOn: undefined })) };
    expect(unwrittenWithdrawal({ told: before, answers: answered('申请回避') })).toBeUndefined();
  });
});

it('is unwritten, undecided or decided; with two, until both are', () => {
  expect(withdrawalStanding([], undefined)).toBe('none');
  expect(withdrawalStanding([], at(1))).toBe('unwritten');
  expect(withdrawalStanding([{ decision }, {}], undefined)).toBe('undecided');
  expect(withdrawalStanding([{ decision }], undefined)).toBe('decided');
});

describe('what is against writing a request down', () => {
  const facts = { running: true, unwrittenSince: undefined, targets: [lin], requests: [] };

  it('nothing while it runs, nor afterwards what was answered on the recording', () => {
    expect(askProblem({ against: [lin] }, facts)).toBeUndefined();
    expect(askProblem({ against: [lin] }, { ...facts, running: false, unwrittenSince: at(1) })).toBeUndefined();
    // Decided once, a new reason may be given.
    expect(askProblem({ against: [lin] }, { ...facts, requests: [{ ...request, decision }] })).toBeUndefined();
  });

  it('the end, nobody named, somebody who isn’t here, and the same request twice', () => {
    expect(askProblem({ against: [lin] }, { ...facts, running: false })).toEqual({ code: 'withdrawal.too-late' });
    expect(askProblem({ against: [] }, facts)).toEqual({ code: 'withdrawal.nobody-named' });
    expect(askProblem({ against: [{ part: 'interpreter', id: 'lin' }] }, facts)).toEqual({ code: 'withdrawal.not-here' });
    expect(askProblem({ against: [lin] }, { ...facts, requests: [request] })).toEqual({ code: 'withdrawal.already-asked', name: '林志强' });
  });
});

it.each(['inspector', 'department-head', 'supervising-leader', 'legal-inspection'])(
  '%s does not decide it: the agency’s head does (行政处罚法§43)',
  (role) => {
    expect(decidesWithdrawal({ role })).toBe(false);
    expect(decidesWithdrawal({ role: 'agency-head' })).toBe(true);
  },
);
