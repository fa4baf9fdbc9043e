import { describe, expect, it } from 'vitest';
import { mustUseRoom, purposesAmongOfficers, roomPurposes } from '../../../../services/contract/bookings';
import { attendanceProblem, closingProblem, purposeRules, type UseSoFar } from '../../../../services/rooms/purpose-rule';

const among = ['pre-case-discussion', 'deliberation', 'collective-discussion'] as const;
const heard = ['expert-discussion', 'statement-and-defence', 'hearing', 'serving-decision'] as const;
const begun: UseSoFar = {
  ...{ startedAt: '2026-11-25T01:00:00.000Z', noticeGivenAt: '2026-11-25T01:03:00.000Z' },
  ...{ written: true, signature: 'given', closer: 'lead' },
};

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
    for (const kind of ['party', 'witness', 'injured-party'] as const)
      expect(attendanceProblem('questioning', { questionedName: '欧阳秀兰', kinds: [kind] })).toBe('second-questioned');
    expect(attendanceProblem('questioning', { questionedName: '欧阳秀兰', kinds: ['interpreter'] })).toBeUndefined();
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
    expect(closingProblem('questioning', begun)).toBe('ends-at-signature');
  });
  it.each(heard)('%s: not before the entry, not before the notice, not before what came of it is written (规定§14)', (purpose) => {
    expect(closingProblem(purpose, { ...begun, startedAt: undefined, noticeGivenAt: undefined })).toBe('not-begun');
    expect(closingProblem(purpose, { ...begun, noticeGivenAt: undefined })).toBe('notice-not-given');
    expect(closingProblem(purpose, { ...begun, written: false })).toBe('nothing-written');
    expect(closingProblem(purpose, begun)).toBeUndefined();
  });
  it.each(among)('%s: among officers there is nobody to give notice to, and its record is signed by hand', (purpose) => {
    expect(closingProblem(purpose, { ...begun, noticeGivenAt: undefined, signature: 'not-wanted' })).toBeUndefined();
  });
  it.each(['hearing', 'statement-and-defence', 'serving-decision'] as const)(
    '%s: the person signs first, or it says why not (制度§10)',
    (purpose) => {
      expect(closingProblem(purpose, { ...begun, signature: 'missing' })).toBe('not-signed');
      for (const signature of ['refused', 'not-wanted'] as const) expect(closingProblem(purpose, { ...begun, signature })).toBeUndefined();
    },
  );
  it('a hearing is closed by who chairs it, everything else by either officer, nothing by anybody else', () => {
    const closing = roomPurposes.filter((purpose) => purpose !== 'questioning');
    const by = (closer: UseSoFar['closer']) => closing.filter((purpose) => closingProblem(purpose, { ...begun, closer }) === undefined);
    expect(by('lead')).toEqual(closing);
    expect(by('recorder')).toEqual(closing.filter((purpose) => purpose !== 'hearing'));
    expect(by('other')).toEqual([]);
  });
});

describe('the beginning', () => {
  it('[row 92] is the entry where somebody is questioned or heard (规定§15), else the entry or an officer’s word (制度§8)', () => {
    const byWord = roomPurposes.filter((purpose) => purposeRules[purpose].beginning === 'entry-or-word');
    expect(byWord).toEqual([...purposesAmongOfficers]);
  });
});
