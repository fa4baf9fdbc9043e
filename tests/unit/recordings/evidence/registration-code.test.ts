import { expect, it } from 'vitest';
import { pairNumber, registrationCode } from '../../../../recordings/evidence/registration-code';

it.each([
  [147, 'QYWS-X1-2026-0147'],
  [9999, 'QYWS-X1-2026-9999'],
  [10_000, 'QYWS-X1-2026-10000'],
])('registers number %i (规定§17)', (number, code) => {
  expect(registrationCode({ agencyCode: 'QYWS', roomId: 'X1', year: 2026, number })).toBe(code);
});

it('numbers a pair of discs in official form (制度§20)', () => {
  expect(pairNumber({ prefix: '清卫监盘', year: 2026, number: 93 })).toBe('清卫监盘〔2026〕93号');
});
