import { describe, expect, it } from 'vitest';
import { identityFacts } from '../../../../renderer/papers/identity-number';

describe('identityFacts', () => {
  it('reads sex and age on the day of the questioning', () => {
    expect(identityFacts('11010519491231002X', new Date('2026-11-25T01:02:14Z'))).toEqual({ sex: 'female', age: 76 });
    expect(identityFacts('11010519491231002X', new Date('2026-12-30T16:00:00Z'))).toEqual({ sex: 'female', age: 77 });
  });
  it.each(['110105194912310021', '11010519491231', '', 'E12345678'])(
    'says nothing when the check digit is wrong or it is another document: %s',
    (idNumber) => {
      expect(identityFacts(idNumber, new Date('2026-11-25T01:02:14Z'))).toBeUndefined();
    },
  );
});
