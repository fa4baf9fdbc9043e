import { describe, expect, it } from 'vitest';
import {
  alreadyQuestioned,
  authorisationRefusal,
  authorisationState,
  endsSoon,
  entryProblem,
  isUnlistedEntry,
} from '../../../../services/rooms/admission-rule';

const term = { validFrom: '2026-11-01', validUntil: '2026-11-25', revokedAt: null };
const officer = { id: 'lin', role: 'inspector' } as const;
const head = { id: 'deng', role: 'department-head' } as const;

describe('who may come in', () => {
  it.each([
    ['2026-10-31', 'not-yet'],
    ['2026-11-01', 'valid'],
    ['2026-11-25', 'valid'],
    ['2026-11-26', 'expired'],
  ])('[row 79] an authorisation on %s: %s (规定§9)', (today, state) => {
    expect(authorisationState(term, today)).toBe(state);
  });
  it('[row 79] one that is expired, revoked or not begun opens nothing, and says its term (规定§9)', () => {
    const row = { ...term, name: '何律师', revokedReason: null };
    expect(authorisationRefusal(row, '2026-11-25')).toBeUndefined();
    expect(authorisationRefusal(row, '2026-11-26')).toMatchObject({ code: 'authorisation.expired', detail: { until: '2026-11-25' } });
    expect(authorisationRefusal(row, '2026-10-31')).toMatchObject({ code: 'authorisation.not-yet', detail: { from: '2026-11-01' } });
    const revoked = { ...row, revokedAt: '2026-11-02T00:00:00.000Z', revokedReason: '解除委托' };
    expect(authorisationRefusal(revoked, '2026-11-10')).toMatchObject({ code: 'authorisation.revoked', detail: { reason: '解除委托' } });
  });
  it.each([
    ['2026-11-01', true],
    ['2026-10-31', false],
    ['2026-11-26', false],
  ])('tells of a term to the 25th on %s that it ends soon: %s', (today, soon) => {
    expect(endsSoon(term, today)).toBe(soon);
    expect(endsSoon({ ...term, validUntil: '2027-11-25' }, '2026-11-10')).toBe(false);
  });
  it('[row 78] a guest without a host is refused, before reason and approval are looked at (规定§8)', () => {
    expect(entryProblem({ standing: 'approved', reason: '', escort: undefined, approver: undefined })).toBe('no-escort');
  });
  it('[row 82] nobody of outside comes in without an officer who leads (规定§10)', () => {
    expect(entryProblem({ standing: 'authorised', escort: undefined })).toBe('no-escort');
    expect(entryProblem({ standing: 'authorised', escort: officer })).toBeUndefined();
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: { id: 'x', role: 'office-staff' }, approver: head })).toBe(
      'no-escort',
    );
  });
  it('[row 83] without an authorisation only for a reason that a person in charge approved (规定§10)', () => {
    expect(entryProblem({ standing: 'approved', reason: ' ', escort: officer, approver: head })).toBe('no-reason');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: officer })).toBe('no-approval');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: undefined })).toBe('no-approval');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: head })).toBeUndefined();
  });
});

describe('[row 88] a second person to be questioned (规定§13)', () => {
  const first = { name: '欧阳秀兰', kind: 'party' };
  it('is one of a questioned kind while another of them is inside', () => {
    expect(alreadyQuestioned([first], 'witness', true)).toBe(first);
    expect(alreadyQuestioned([{ name: '何律师', kind: 'lawyer' }], 'witness', true)).toBeUndefined();
    expect(alreadyQuestioned([first], 'interpreter', true)).toBeUndefined();
    expect(alreadyQuestioned([first], 'party', false)).toBeUndefined();
  });
});

describe('[row 69] an unlisted entry (规定§2)', () => {
  const seen = { before: 'absent', now: 'present', keyOut: false, inside: 0, preparing: false } as const;
  it('is somebody seen in the room whom nothing accounts for', () => {
    expect(isUnlistedEntry(seen)).toBe(true);
  });
  it.each([
    { keyOut: true },
    { inside: 1 },
    { preparing: true },
    { before: 'present' },
    { before: 'unknown' },
    { now: 'unknown' },
  ] as const)('is none with %o', (change) => {
    expect(isUnlistedEntry({ ...seen, ...change })).toBe(false);
  });
});
