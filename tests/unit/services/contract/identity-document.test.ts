import { describe, expect, it } from 'vitest';
import { ageOn, identityOf, isDate, numberProblem, plainNumber } from '../../../../services/contract/identity-document';

describe('the number of an identity document', () => {
  it.each([
    { kind: 'resident-id', number: '11010519491231002X' },
    { kind: 'resident-id', number: '440106198502141244' },
    { kind: 'hmt-residence', number: '810000199408230021' },
    { kind: 'foreigner-residence', number: 'CHN110029003000' },
    { kind: 'passport', number: 'EE1234567' },
    { kind: 'hk-macao-permit', number: 'H1234567801' },
    { kind: 'taiwan-permit', number: '01234567' },
    { kind: 'unit-code', number: '91350100M000100Y43' },
    { kind: 'other', number: '军字第 0012 号' },
  ] as const)('takes $kind $number', ({ kind, number }) => {
    expect(numberProblem(kind, number)).toBeUndefined();
  });

  it.each([
    { kind: 'resident-id', number: '1101051949123100', code: 'document.wrong-length' },
    { kind: 'resident-id', number: '110105491231002', code: 'document.wrong-length' },
    { kind: 'resident-id', number: '1101051949123100AX', code: 'document.wrong-form' },
    { kind: 'resident-id', number: '440106198502301244', code: 'document.wrong-date' },
    { kind: 'resident-id', number: '440106198502141243', code: 'document.wrong-check' },
    // Two neighbours changed places.
    { kind: 'resident-id', number: '440106198520141244', code: 'document.wrong-date' },
    { kind: 'resident-id', number: '440160198502141244', code: 'document.wrong-check' },
    { kind: 'unit-code', number: '91350100M000100Y42', code: 'document.wrong-check' },
    { kind: 'unit-code', number: '91350100M000100Y', code: 'document.wrong-length' },
    { kind: 'unit-code', number: '91350100I000100Y43', code: 'document.wrong-form' },
    { kind: 'hk-macao-permit', number: 'A12345678', code: 'document.wrong-form' },
    { kind: 'taiwan-permit', number: '1234', code: 'document.wrong-form' },
    { kind: 'passport', number: 'E-1234', code: 'document.wrong-form' },
  ] as const)('refuses $kind $number: $code (GB 11643, GB 32100)', ({ kind, number, code }) => {
    expect(numberProblem(kind, number)?.code).toBe(code);
  });

  it('says which sum the last digit does not fit, and not which digit would', () => {
    expect(numberProblem('resident-id', '440106198502141243')).toEqual({
      code: 'document.wrong-check',
      detail: { document: 'resident-id', digits: '17', modulus: '11', rest: '8', last: '3' },
    });
  });

  it('finds every single digit that was read wrong', () => {
    const right = '440106198502141244';
    for (let place = 0; place < 18; place += 1)
      for (const digit of '0123456789')
        if (digit !== right[place])
          expect(numberProblem('resident-id', right.slice(0, place) + digit + right.slice(place + 1)), `${place} ${digit}`).toBeDefined();
  });

  it('says sex and birth, and nothing of another document or a wrong number', () => {
    expect(identityOf('resident-id', '11010519491231002X')).toEqual({ sex: 'female', bornOn: '1949-12-31' });
    expect(identityOf('resident-id', '110105194912310021')).toBeUndefined();
    expect(identityOf('passport', '11010519491231002X')).toBeUndefined();
    expect(identityOf('resident-id', '')).toBeUndefined();
  });

  it('reads what was typed as the document prints it', () => {
    expect(plainNumber(' 11010519491231 002x')).toBe('11010519491231002X');
    expect(plainNumber('１１０１０５')).toBe('110105');
  });
});

describe('the age', () => {
  it.each([
    { at: '2026-12-30T15:59:59.000Z', years: 76 },
    // It is the 31st in Beijing.
    { at: '2026-12-30T16:00:00.000Z', years: 77 },
  ])('is $years at $at', ({ at, years }) => {
    expect(ageOn('1949-12-31', at)).toBe(years);
  });
  it('knows which dates there were', () => {
    expect(['2024-02-29', '2023-02-29', '1985-2-14', '', '3024-01-01'].map(isDate)).toEqual([true, false, false, false, false]);
  });
});
