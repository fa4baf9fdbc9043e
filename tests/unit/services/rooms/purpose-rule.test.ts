import { describe, expect, it } from 'vitest';
import { mustUseRoom, roomPurposes } from '../../../../services/contract/bookings';
import { attendanceProblem, closingProblem, purposeRules } from '../../../../services/rooms/purpose-rule';

const among = ['pre-case-discussion', 'deliberation', 'collective-discussion'] as const;
const heard = ['expert-discussion', 'statement-and-defence', 'hearing', 'serving-decision'] as const;
const begun = { startedAt: '2026-11-25T01:00:00.000Z', noticeGivenAt: '2026-11-25T01:03:00.000Z' };

describe('[row 70] each purpose has its own rule (规定§3)', () => {
  it('only a questioning ends at signature and thumbprint; every other purpose has a closing act of its own (规定§15)', () => {
    const acts = roomPurposes.map((purpose) => purposeRules[purpose].ending).map((ending) => ('act' in ending ? ending.act : ending.kind));
    expect(acts[roomPurposes.indexOf('questioning')]).toBe('signature-and-thumbprint');
    expect(new Set(acts).size).toBe(roomPurposes.length);
  });
  it.each(roomPurposes)('[row 87] %s: never fewer than two officers (规定§13)', (purpose) => {
    expect(purposeRules[purpose].officers).toBeGreaterThanOrEqual(2);
  });
  it.each(among)('%s is among officers: whoever comes from outside is refused (规定§2)', (purpose) => {
    expect(attendanceProblem(purpose, { questionedName: '', kinds: ['officer', 'leader'] })).toBeUndefined();
    expect(attendanceProblem(purpose, { questionedName: '欧阳秀兰', kinds: [] })).toBe('outsider-not-allowed');
    expect(attendanceProblem(purpose, { questionedName: '', kinds: ['lawyer'] })).toBe('outsider-not-allowed');
  });
  it.each(heard)('%s needs somebody to be heard', (purpose) => {
    expect(attendanceProblem(purpose, { questionedName: '', kinds: [] })).toBe('nobody-to-hear');
    expect(attendanceProblem(purpose, { questionedName: '欧阳秀兰', kinds: ['lawyer'] })).toBeUndefined();
  });
  it('[row 88] a questioning has one questioned person; a second is refused (规定§13)', () => {
    expect(attendanceProblem('questioning', { questionedName: '欧阳秀兰', kinds: ['party'] })).toBe('second-questioned');
    expect(attendanceProblem('questioning', { questionedName: '欧阳秀兰', kinds: ['lawyer', 'officer'] })).toBeUndefined();
    expect(attendanceProblem('questioning', { questionedName: '', kinds: [] })).toBe('nobody-to-hear');
  });
});

describe('[row 71] the procedure of the case decides whether the room must be used (规定§3)', () => {
  it.each([
    ['general', true],
    ['complex-report', true],
    ['summary', false],
  ] as const)('%s: %s', (procedure, must) => {
    expect(mustUseRoom(procedure)).toBe(must);
  });
});

describe('the closing act', () => {
  it('a questioning is never closed by one', () => {
    expect(closingProblem('questioning', begun, '完')).toBe('ends-at-signature');
  });
  it.each(heard)('%s: not before the entry, not before the notice, not without a word (规定§14)', (purpose) => {
    expect(closingProblem(purpose, { startedAt: undefined, noticeGivenAt: undefined }, '完')).toBe('not-begun');
    expect(closingProblem(purpose, { ...begun, noticeGivenAt: undefined }, '完')).toBe('notice-not-given');
    expect(closingProblem(purpose, begun, ' \n')).toBe('nothing-said');
    expect(closingProblem(purpose, begun, '完')).toBeUndefined();
  });
  it.each(among)('%s: among officers there is nobody to give notice to', (purpose) => {
    expect(closingProblem(purpose, { ...begun, noticeGivenAt: undefined }, '完')).toBeUndefined();
  });
});
