import { describe, expect, it } from 'vitest';
import { companionsMissing, companionsNeeded } from '../../../../services/interviews/companion-rule';

const at = '2026-11-25T01:02:14.000Z';

describe('who has to be there', () => {
  it.each([
    { who: 'a girl', person: { sex: 'female', bornOn: '2012-05-01' }, needs: ['adult', 'woman'] },
    { who: 'a boy', person: { sex: 'male', bornOn: '2012-05-01' }, needs: ['adult'] },
    { who: 'a minor of unknown sex', person: { sex: undefined, bornOn: '2012-05-01' }, needs: ['adult'] },
    { who: 'somebody of 18 that day', person: { sex: 'female', bornOn: '2008-11-25' }, needs: [] },
    { who: 'somebody of 18 the day after', person: { sex: 'female', bornOn: '2008-11-26' }, needs: ['adult', 'woman'] },
    { who: 'a woman', person: { sex: 'female', bornOn: '1985-02-14' }, needs: [] },
    { who: 'somebody whose birth nobody knows', person: { sex: undefined, bornOn: undefined }, needs: [] },
  ] as const)('$who: $needs', ({ person, needs }) => {
    expect(companionsNeeded(person, at, false)).toEqual(needs);
  });
  it('the interpreter whom the application names', () => {
    expect(companionsNeeded({ sex: 'male', bornOn: '1985-02-14' }, at, true)).toEqual(['interpreter']);
  });
  it.each([
    { there: ['guardian'], isWoman: true, missing: [] },
    { there: ['suitable-adult', 'woman-officer'], isWoman: false, missing: [] },
    { there: ['guardian'], isWoman: false, missing: ['woman'] },
    { there: ['interpreter'], isWoman: true, missing: ['adult'] },
  ] as const)('with $there, a woman among the officers: $isWoman, still missing: $missing', ({ there, isWoman, missing }) => {
    expect(companionsMissing(['adult', 'woman'], there, isWoman)).toEqual(missing);
  });
});
