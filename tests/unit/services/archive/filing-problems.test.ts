import { expect, it } from 'vitest';
import { filingProblems, newestPair, type FilingFacts } from '../../../../services/archive/filing-problems';

const copies = (...states: readonly string[]) => JSON.stringify(states.map((state) => ({ state })));
const done: FilingFacts = {
  booking: { status: 'keyReturned' },
  session: { receivedAt: '2026-11-26T01:00:00.000Z', filedAt: null },
  pair: { state: 'certified', copies: copies('matches', 'matches') },
};

it('[row 97] [row 94] [row 42] [row 40] is filed after handover, key and two discs that both agree, each link left out named in the order of the chain (规定§17, §19, 制度§20)', () => {
  const pair = (state: string, ...of: readonly string[]) => ({ state, copies: copies(...of) });
  const left: readonly (readonly [readonly string[], Partial<FilingFacts>])[] = [
    [[], {}],
    [['already-filed'], { session: { receivedAt: null, filedAt: '2026-11-27T01:00:00.000Z' } }],
    [['not-received', 'key-out'], { session: { receivedAt: null, filedAt: null }, booking: { status: 'keyIssued' } }],
    [['key-out', 'no-discs'], { booking: { status: 'keyIssued' }, pair: undefined }],
    [['no-discs'], { pair: undefined }],
    [['scan-missing'], { scanMissing: true }],
    [['discs-not-verified'], { pair: pair('burning', 'matches', 'running') }],
    [['discs-not-verified'], { pair: pair('certified', 'matches') }],
    [['not-certified'], { pair: pair('verified', 'matches', 'matches') }],
    [['statement-unsigned'], { statements: ['approved', 'draft'] }],
    [['statement-unsigned'], { statements: ['returned', 'signed'] }],
    [['statement-unreviewed', 'no-discs'], { statements: ['signed'], pair: undefined }],
    [['suspension-not-countersigned'], { statements: ['approved'], uncountersigned: true }],
    [['withdrawal-undecided'], { withdrawalOpen: true }],
    [[], { statements: ['approved', 'approved'] }],
  ];
  for (const [problems, change] of left) expect(filingProblems({ ...done, ...change })).toEqual(problems);
});

it('[row 95] [row 90] is not filed while the times differ or the notice was not given (规定§14, §16)', () => {
  const differs = { document: { what: 'transcript-start', at: undefined }, recording: { what: 'entry', at: undefined } } as const;
  const facts = (change: Partial<FilingFacts>) => filingProblems({ ...done, ...change });
  expect(facts({ times: { problems: [] }, noticeMissing: false })).toEqual([]);
  expect(facts({ times: { problems: [{ ...differs, differenceMs: 61_000 }] } })).toEqual(['times-differ']);
  expect(facts({ times: { problems: [{ ...differs, differenceMs: undefined }] } })).toEqual(['no-pictures']);
  expect(facts({ noticeMissing: true })).toEqual(['notice-missing']);
});

it('a void pair counts for nothing', () => {
  expect(newestPair([{ state: 'verified' }, { state: 'void' }])).toEqual({ state: 'verified' });
  expect(newestPair([{ state: 'void' }])).toBeUndefined();
});
