import { describe, expect, it } from 'vitest';
import { pinAfterKey } from '../../../../../renderer/components/pin-pad/pin';
import { firstAdministratorProblem } from '../../../../../renderer/screens/first-start/first-administrator-problem';

const draft = { name: '陈静怡', department: '办公室', pin: '260001', again: '260001' };

describe('first administrator', () => {
  it.each([
    [{}, undefined],
    [{ name: ' ' }, 'firstStart.nameMissing'],
    [{ department: '' }, 'firstStart.departmentMissing'],
    [{ pin: '26000' }, 'newPin.form'],
    [{ pin: '111111', again: '111111' }, 'newPin.simple'],
    [{ again: '260002' }, 'newPin.differs'],
  ] as const)('with %j the problem is %s', (change, problem) => {
    expect(firstAdministratorProblem({ ...draft, ...change })).toBe(problem);
  });
});

describe('PIN keys', () => {
  it('takes six digits and no more, erases and clears', () => {
    expect(pinAfterKey('26000', '1')).toBe('260001');
    expect(pinAfterKey('260001', '9')).toBe('260001');
    expect(pinAfterKey('26', 'Backspace')).toBe('2');
    expect(pinAfterKey('26', 'Delete')).toBe('');
    expect(pinAfterKey('26', 'a')).toBeUndefined();
  });
});
