import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import { RegisterDesk } from '../../services/registers/register-desk';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
let registers: RegisterDesk;
const now = () => new Date('2026-11-28T08:00:00.000Z');
const decided = { decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' } as const;
const leader = { id: 'tan', role: 'supervising-leader', department: '' } as PersonTile;

beforeEach(async () => {
  store = await openTestStore();
  const { db, folder } = store;
  registers = new RegisterDesk({
    ...{ db, now, agencyName: '清远市卫生监督所', room: { id: 'X1', name: '第一调查询问室' }, setsFolder: folder },
    audit: await openAuditLog(db, now, 'boot', join(folder, 'audit.jsonl')),
    key: await openSigningKey(folder),
    printer: { print: () => Promise.resolve(Buffer.alloc(0)) },
    targets: { defaultFolder: folder, roots: [], closed: [] },
  });
});
afterEach(() => store.remove());

it('[row 103] tells a month’s acts that were not held in the room or not recorded, and of cases only who may see them (规定§20)', async () => {
  const { db } = store;
  const day = (date: string) => ({ startsAt: `2026-11-${date}T01:00:00.000Z`, endsAt: `2026-11-${date}T03:00:00.000Z` });
  await db.bookings.insert(aBooking({ id: 'unused', status: 'approved', purpose: 'deliberation', ...day('25'), ...decided }));
  await db.bookings.insert(aBooking({ id: 'silent', status: 'keyIssued', caseNumber: '40号', ...day('26'), ...decided }));
  await db.keys.append({ roomId: 'X1', bookingId: 'silent', kind: 'issued', fromId: 'chen', toId: 'lin', at: '2026-11-26T00:56:00.000Z' });
  await db.bookings.insert(aBooking({ id: 'served', status: 'keyIssued', purpose: 'serving-decision', ...day('27'), ...decided }));
  const { checkedAt, startedAt } = sealedColumns;
  await db.sessions.insert(
    aSession({ bookingId: 'served', phase: 'opening', checkedAt, startedAt, checkedById: 'chen', leadId: 'lin', recorderId: 'huang' }),
  );
  await db.bookings.insert(aBooking({ id: 'ahead', status: 'approved', caseNumber: '41号', ...day('29'), ...decided }));
  await db.bookings.insert(
    aBooking({ id: 'cancelled', status: 'cancelled', caseNumber: '42号', ...day('24'), ...decided, decisionReason: '改期' }),
  );

  const rows = await registers.coverage('2026-11', leader);
  expect(rows.map(({ kind, purpose, bookingId }) => `${kind} ${purpose} ${bookingId}`)).toEqual([
    'step-missing questioning served',
    'not-recorded questioning silent',
    'not-used deliberation unused',
  ]);
  expect(rows[1]).toMatchObject({ roomName: '第一调查询问室', requestedBy: '林志强', caseNumber: '40号' });
  expect(await registers.coverage('2026-10', leader)).toEqual([]);
  expect(await registers.coverage('2026-11', { ...leader, role: 'department-head', department: '公共场所监督科' })).toEqual([]);
});
