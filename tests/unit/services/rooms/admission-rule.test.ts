import { describe, expect, it } from 'vitest';
import { authorisationState, entryProblem, isUnlistedEntry } from '../../../../services/rooms/admission-rule';

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
  it('[row 79] one that is expired, revoked or not begun opens nothing', () => {
    expect(authorisationState({ ...term, revokedAt: '2026-11-02T00:00:00.000Z' }, '2026-11-10')).toBe('revoked');
    for (const state of ['revoked', 'expired', 'not-yet'] as const)
      expect(entryProblem({ standing: 'authorised', state, escort: officer })).toBe('authorisation-not-valid');
    expect(entryProblem({ standing: 'authorised', state: 'valid', escort: officer })).toBeUndefined();
  });
  it('[row 82] nobody of outside comes in without an officer who leads (规定§10)', () => {
    expect(entryProblem({ standing: 'authorised', state: 'valid', escort: undefined })).toBe('no-escort');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: { id: 'x', role: 'office-staff' }, approver: head })).toBe(
      'no-escort',
    );
    expect(entryProblem({ standing: 'staff' })).toBeUndefined();
  });
  it('[row 83] without an authorisation only for a reason that a person in charge approved (规定§10)', () => {
    expect(entryProblem({ standing: 'approved', reason: ' ', escort: officer, approver: head })).toBe('no-reason');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: officer })).toBe('no-approval');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: undefined })).toBe('no-approval');
    expect(entryProblem({ standing: 'approved', reason: '翻译', escort: officer, approver: head })).toBeUndefined();
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
