import { expect, it } from 'vitest';
import { keepUntil } from '../../../../recordings/evidence/retention';

it.each([
  ['two years for the room’s recordings (规定§19)', { madeAt: '2026-11-25T01:02:14.123Z' }, { date: '2028-11-25', article: '规定§19' }],
  ['the day in China, not in UTC', { madeAt: '2026-11-24T16:00:00.000Z' }, { date: '2028-11-25', article: '规定§19' }],
  ['29 February ends on the 28th', { madeAt: '2024-02-29T02:00:00.000Z' }, { date: '2026-02-28', article: '规定§19' }],
  [
    '28 February stays, also where it ends in a leap year',
    { madeAt: '2026-02-28T02:00:00.000Z' },
    { date: '2028-02-28', article: '规定§19' },
  ],
  [
    'as long as the case file (规定§19)',
    { madeAt: '2026-11-25T01:02:14.123Z', caseFileUntil: '2036-11-25' },
    { date: '2036-11-25', article: '规定§19' },
  ],
  [
    'two years also where the case file goes earlier',
    { madeAt: '2026-11-25T01:02:14.123Z', caseFileUntil: '2027-01-01' },
    { date: '2028-11-25', article: '规定§19' },
  ],
  [
    'for ever for a cause of 制度§20',
    { madeAt: '2026-11-25T01:02:14.123Z', caseFileUntil: '2036-11-25', longTerm: true },
    { date: 'long-term', article: '制度§20' },
  ],
])('keeps %s', (_rule, facts, kept) => {
  expect(keepUntil(facts)).toEqual(kept);
});
