import { describe, expect, it } from 'vitest';
import { linkName, phaseName, sessionWords } from '../../../../renderer/components/session-words';
import { purposesAmongOfficers, roomPurposes } from '../../../../services/contract/bookings';
import { recordFormOf } from '../../../../services/interviews/record-form';

const recordOf = (purpose: (typeof roomPurposes)[number]) => {
  const form = recordFormOf(purpose);
  return (
    form && { form, closes: 'either' as const, wantsSignature: undefined, written: undefined, closed: undefined, unsignedReason: undefined }
  );
};
const closing = roomPurposes.filter((purpose) => purpose !== 'questioning');

describe('the words of a session', () => {
  it('a questioning keeps its own', () => {
    expect(sessionWords({ purpose: 'questioning', record: undefined })).toMatchObject({
      person: '被询问人',
      record: '询问笔录',
      ending: '签字并捺印',
    });
    expect([phaseName('questioning', 'signed'), linkName('questioning', 'questioning')]).toEqual(['待捺印', '询问']);
  });
  it.each(closing)('[row 70] %s never speaks of questioning, 捺印 or 询问笔录', (purpose) => {
    const words = JSON.stringify(sessionWords({ purpose, record: recordOf(purpose) }));
    const phases = (['ready', 'opening', 'questioning', 'reviewed', 'signed'] as const).map((phase) => phaseName(purpose, phase));
    expect([words, ...phases, linkName(purpose, 'questioning')].join(' ')).not.toMatch(/询问|捺印/);
  });
  it('among officers nobody is waited for: it begins at a word', () => {
    for (const purpose of purposesAmongOfficers) {
      expect(sessionWords({ purpose, record: recordOf(purpose) }).person).toBeUndefined();
      expect(phaseName(purpose, 'ready')).toBe('等宣布开始');
    }
  });
});
