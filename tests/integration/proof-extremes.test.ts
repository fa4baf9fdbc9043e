import { afterEach, beforeEach, expect, it } from 'vitest';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
const row = { sessionId: 's1', subject: 'cam1', measure: 'picture-age', value: 1.2, at: '2026-11-25T01:05:00.000Z' };

beforeEach(async () => {
  store = await openTestStore();
  await store.db.bookings.insert(aBooking({ id: 'b1' }));
  await store.db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', ...sealedColumns, leadId: 'lin', recorderId: 'huang' }));
});
afterEach(() => store.remove());

it('the worst of a proof is replaced by a worse one only: a longer silence of pictures, less disk', async () => {
  const { proofExtremes } = store.db;
  const disk = { ...row, subject: 'disk', measure: 'disk-hours', value: 200 };
  await proofExtremes.put([row, disk]);
  await proofExtremes.put([
    { ...row, value: 3.4 },
    { ...disk, value: 120 },
  ]);
  await expect(proofExtremes.put([{ ...row, value: 0.2 }])).rejects.toThrow('store.append-only');
  await expect(proofExtremes.put([{ ...disk, value: 300 }])).rejects.toThrow('store.append-only');
  expect((await proofExtremes.ofSession('s1')).map(({ subject, value }) => [subject, value])).toEqual([
    ['cam1', 3.4],
    ['disk', 120],
  ]);
});
