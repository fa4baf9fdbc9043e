import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check';
import { dataSourceFor } from '../../../db/data-source';
import { aBooking, aSegment, aSession, openTestStore, sealedColumns, type TestStore } from '../../support/builders';

let store: TestStore;
let recordings: string;

/** A booking that went its whole way: key out and back, two segments, sealed, handed over, one void pair and one good one. */
beforeEach(async () => {
  store = await openTestStore();
  recordings = join(store.folder, 'recordings');
  const { db } = store;
  await db.bookings.insert(
    aBooking({
      id: 'b',
      status: 'keyReturned',
      decidedById: 'chen',
      decidedAt: '2026-11-24T01:00:00.000Z',
      cleanedById: 'chen',
      cleanedAt: '2026-11-25T03:20:00.000Z',
    }),
  );
  await db.keys.append({ roomId: 'X1', bookingId: 'b', kind: 'issued', fromId: 'chen', toId: 'lin', at: '2026-11-25T00:41:20.000Z' });
  await db.keys.append({ roomId: 'X1', bookingId: 'b', kind: 'returned', fromId: 'lin', toId: 'chen', at: '2026-11-25T03:20:00.000Z' });
  await db.sessions.insert(
    aSession({
      id: 's',
      bookingId: 'b',
      checkedById: 'chen',
      leadId: 'lin',
      recorderId: 'huang',
      ...sealedColumns,
      handedOverById: 'lin',
      handedOverAt: '2026-11-26T01:00:00.000Z',
      receivedById: 'chen',
      receivedAt: '2026-11-26T01:02:00.000Z',
    }),
  );
  await db.sessions.nextRegistration('s', sealedColumns.startedAt, (year, number) => `QYWS-X1-${year}-${number}`);
  await mkdir(join(recordings, 's', 'cam-1'), { recursive: true });
  for (const n of [1, 2]) {
    const segment = aSegment({ sessionId: 's', n, bytes: 100 });
    await db.segments.append([segment]);
    await writeFile(join(recordings, 's', segment.file), Buffer.alloc(100));
  }
  for (const kind of ['signature', 'thumbprint'])
    await db.signings.put({ sessionId: 's', kind, image: 'data:', device: 'pad', textHash: 'e'.repeat(64) });
  for (const state of ['void', 'verified'])
    await db.discPairs.insert({ sessionId: 's', state, startedAt: '2026-11-26T02:00:00.000Z', burnedById: 'chen', copies: '[]' });
  await db.audit.append({
    at: '2026-11-25T01:00:00.000Z',
    monotonicMs: 1,
    bootId: 'boot',
    actor: 'chen',
    action: 'test',
    object: '',
    outcome: '',
  });
});
afterEach(() => store.remove());

const numbers = async () => [...new Set((await checkDatabase(store.db, recordings)).map((violation) => violation.invariant))];

/** What somebody with a database tool does: all triggers and checks out of the way. */
async function force(...statements: readonly string[]): Promise<void> {
  const source = await dataSourceFor(store.file).initialize();
  const triggers = await source.query<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  for (const { name } of triggers) await source.query(`DROP TRIGGER ${name}`);
  for (const statement of ['PRAGMA foreign_keys = OFF', 'PRAGMA ignore_check_constraints = ON', ...statements])
    await source.query(statement);
  await source.destroy();
}

describe('the invariants of db/README.md', () => {
  it('hold for a booking that went its whole way', async () => {
    expect(await checkDatabase(store.db, recordings)).toEqual([]);
  });

  it('1: a media file that is gone or cut', async () => {
    await truncate(join(recordings, 's', 'cam-1', '00001.mp4'), 99);
    await rm(join(recordings, 's', 'cam-1', '00002.mp4'));
    expect(await checkDatabase(store.db, recordings)).toEqual([
      { invariant: 1, subject: 's/cam-1/00001.mp4', detail: '99 bytes instead of 100' },
      { invariant: 1, subject: 's/cam-1/00002.mp4', detail: 'file is missing' },
    ]);
  });

  it('2: a media file that no row knows', async () => {
    await writeFile(join(recordings, 's', 'cam-1', '00003.mp4'), 'slipped in');
    expect(await numbers()).toEqual([2]);
  });

  it.each([
    { title: '3: a link taken out of the chain', statements: ['DELETE FROM segments WHERE n = 1'], broken: [3, 2] },
    { title: '4: a phase that says more than is known', statements: ['UPDATE sessions SET chainHead = NULL'], broken: [4] },
    { title: '4: a phase that says less than is known', statements: ["UPDATE sessions SET phase = 'questioning'"], broken: [4] },
    {
      title: '4: a sealed session that says it was abandoned',
      statements: ["UPDATE sessions SET abandonReason = '没有到场'"],
      broken: [4],
    },
    {
      title: '4, 13: an abandoned session with an entry and with media files',
      statements: ["UPDATE sessions SET phase = 'abandoned'"],
      broken: [4, 13],
    },
    { title: '5: a notice before the entry', statements: ["UPDATE sessions SET noticeGivenAt = '2026-11-25T01:00:00.000Z'"], broken: [5] },
    { title: '6: a thumbprint that is gone', statements: ["DELETE FROM signings WHERE kind = 'thumbprint'"], broken: [6] },
    {
      title: '7, 8: a key that came back twice',
      statements: [
        "INSERT INTO key_movements (roomId, bookingId, kind, fromId, toId, at) VALUES ('X1', 'b', 'returned', 'lin', 'chen', '2026-11-25T03:21:00.000Z')",
      ],
      broken: [7, 8],
    },
    { title: '7: a key from another hand', statements: ["UPDATE key_movements SET fromId = 'huang' WHERE kind = 'returned'"], broken: [7] },
    { title: '8: a status without its key', statements: ["UPDATE bookings SET status = 'approved'"], broken: [8] },
    {
      title: '9: two live bookings at once',
      statements: [
        "INSERT INTO bookings (id, roomId, purpose, startsAt, endsAt, status, caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber, department, requestedById, requestedAt) SELECT 'c', roomId, purpose, startsAt, endsAt, 'requested', caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber, department, requestedById, requestedAt FROM bookings WHERE id = 'b'",
        "INSERT INTO bookings (id, roomId, purpose, startsAt, endsAt, status, caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber, department, requestedById, requestedAt) SELECT 'd', roomId, purpose, startsAt, endsAt, 'requested', caseNumber, caseName, questionedName, questionedRole, questionedPosition, questionedIdNumber, department, requestedById, requestedAt FROM bookings WHERE id = 'b'",
      ],
      broken: [9],
    },
    { title: '10: a changed audit entry', statements: ["UPDATE audit_log SET actor = 'lin'"], broken: [10] },
    { title: '11: a registration number that was skipped', statements: ['UPDATE sessions SET registrationNumber = 2'], broken: [11] },
    { title: '12: a disc pair that disappeared', statements: ['DELETE FROM disc_pairs WHERE number = 1'], broken: [12] },
  ])('$title', async ({ statements, broken }) => {
    await force(...statements);
    expect((await numbers()).toSorted()).toEqual(broken.toSorted());
  });
});
