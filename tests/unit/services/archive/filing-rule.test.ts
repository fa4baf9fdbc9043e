import { expect, it } from 'vitest';
import { filingProblem, newestPair, type FilingFacts } from '../../../../services/archive/filing-rule';

const copies = (...states: readonly string[]) => JSON.stringify(states.map((state) => ({ state })));
const done: FilingFacts = {
  booking: { status: 'keyReturned' },
  session: { receivedAt: '2026-11-26T01:00:00.000Z', filedAt: null },
  pair: { state: 'certified', copies: copies('matches', 'matches') },
};

it('[row 97] [row 42] is filed after handover, key and two discs that both agree, each link left out named in the order of the chain (规定§17, §19, 制度§20)', () => {
  const pair = (state: string, ...of: readonly string[]) => ({ state, copies: copies(...of) });
  const left: readonly (readonly [string | undefined, Partial<FilingFacts>])[] = [
    [undefined, {}],
    ['already-filed', { session: { receivedAt: null, filedAt: '2026-11-27T01:00:00.000Z' } }],
    ['not-received', { session: { receivedAt: null, filedAt: null }, booking: { status: 'keyIssued' } }],
    ['key-out', { booking: { status: 'keyIssued' }, pair: undefined }],
    ['no-discs', { pair: undefined }],
    ['discs-not-verified', { pair: pair('burning', 'matches', 'running') }],
    ['discs-not-verified', { pair: pair('certified', 'matches') }],
    ['not-certified', { pair: pair('verified', 'matches', 'matches') }],
  ];
  for (const [problem, change] of left) expect(filingProblem({ ...done, ...change }), problem).toBe(problem);
});

it('a void pair counts for nothing', () => {
  expect(newestPair([{ state: 'verified' }, { state: 'void' }])).toEqual({ state: 'verified' });
  expect(newestPair([{ state: 'void' }])).toBeUndefined();
});
