import { expect, it } from 'vitest';
import type { AuthorisationRow } from '../../../../db/entities/authorisation.entity';
import { authorisationTasks } from '../../../../services/rooms/authorisation-tasks';

const row = (change: Partial<AuthorisationRow>): AuthorisationRow => ({
  ...{ id: 'a1', name: '何律师', kind: 'lawyer', organisation: '粤北律师事务所', idNumber: '', document: '委托书', personId: null },
  ...{ validFrom: '2026-11-01', validUntil: '2026-12-05', registeredAt: '2026-11-01T01:00:00.000Z', registeredById: 'chen' },
  ...{ revokedAt: null, revokedById: null, revokedReason: null, paperSha256: null, paperName: null },
  ...change,
});
const subjects = (...rows: readonly AuthorisationRow[]) =>
  authorisationTasks(rows, '2026-11-25').map(({ subject, dueAt }) => [subject, dueAt]);

it('[row 79] an authorisation that ends within two weeks wants to be renewed, until a later one takes over or it is revoked (规定§9)', () => {
  expect(subjects(row({}))).toEqual([['何律师 粤北律师事务所', '2026-12-05T09:30:00.000Z']]);
  expect(subjects(row({ validUntil: '2026-12-31' }))).toEqual([]);
  expect(subjects(row({ validUntil: '2026-11-24' }))).toEqual([]);
  const later = row({ id: 'a2', validUntil: '2027-11-30' });
  expect(subjects(row({}), later)).toEqual([]);
  expect(subjects(row({}), { ...later, revokedAt: '2026-11-20T01:00:00.000Z' })).toHaveLength(1);
  expect(subjects(row({}), { ...later, organisation: '别的律师事务所' })).toHaveLength(1);
  expect(subjects(row({ revokedAt: '2026-11-20T01:00:00.000Z' }))).toEqual([]);
});
