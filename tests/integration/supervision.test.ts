import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import { personTile } from '../../services/people/person-tile';
import { Supervision } from '../../services/upkeep/supervision';
import { aBooking, aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
let open: string | undefined;
let supervision: Supervision;
let leader: PersonTile;
let lin: PersonTile;
let told: number;
const now = new Date('2026-11-25T01:30:00.000Z');

beforeEach(async () => {
  store = await openTestStore();
  const { db } = store;
  await db.people.save(aPerson({ id: 'tan', name: '谭国华', role: 'supervising-leader', department: '', badgeNumber: '' }));
  const person = async (id: string) => {
    const row = await db.people.byId(id);
    if (!row) throw new Error(`no ${id}`);
    return personTile(row, now);
  };
  [leader, lin, open, told] = [await person('tan'), await person('lin'), 's1', 0];
  await db.bookings.insert(aBooking({ id: 'b1', status: 'keyIssued', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
  const { checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt } = sealedColumns;
  await db.sessions.insert(
    aSession({
      ...{ id: 's1', bookingId: 'b1', phase: 'questioning', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' },
      ...{ checkedAt, startedAt, credentialsShownAt, noticeReadAt, rightsToldAt, noticeGivenAt },
    }),
  );
  supervision = new Supervision({
    ...{ db, clock: () => now, sessionId: () => open },
    audit: await openAuditLog(db, () => now, 'boot', join(store.folder, 'audit.jsonl')),
    publish: (name) => {
      if (name === 'supervision.changed') told += 1;
    },
    mark: (sessionId, text) => db.notes.append({ sessionId, kind: 'mark', at: now.toISOString(), text, byId: null, detail: null }),
  });
});
afterEach(() => store.remove());

const marks = async () => (await store.db.notes.ofSession('s1')).map(({ text }) => text);

describe('who supervises (规定§21)', () => {
  it('[row 104] sends a message or the order to stop into the session, sees who took note of it, and all of it is in the record', async () => {
    expect(await supervision.session()).toMatchObject({ sessionId: 's1', inspectors: ['林志强', '黄晓敏'], orders: [] });
    await supervision.send('s1', 'message', '请出示执法证件', leader);
    const orders = await supervision.send('s1', 'stop', '只有一名执法人员在场', leader);
    expect(orders).toMatchObject([
      { number: 1, kind: 'message', sentBy: '谭国华', acknowledgedAt: undefined },
      { number: 2, kind: 'stop', text: '只有一名执法人员在场', acknowledgedBy: undefined },
    ]);
    await supervision.acknowledge(2, lin);
    expect((await supervision.session())?.orders).toMatchObject([
      { acknowledgedBy: undefined },
      { acknowledgedBy: '林志强', acknowledgedAt: now.toISOString() },
    ]);
    expect(await marks()).toEqual([
      ...['督导提醒（谭国华）：请出示执法证件', '督导责令停止（谭国华）：只有一名执法人员在场', '林志强已阅知督导停止令'],
    ]);
    expect((await store.db.audit.tail(3)).map(({ actor, action }) => `${actor} ${action}`).toSorted()).toEqual([
      ...['lin supervision.acknowledged', 'tan supervision.message', 'tan supervision.stop'],
    ]);
    expect(told).toBe(3);
  });

  it('[row 104] takes note of each once, and sends nothing where nothing is recorded', async () => {
    await supervision.send('s1', 'message', '请注意用语', leader);
    await supervision.acknowledge(1, lin);
    await expect(supervision.acknowledge(1, lin)).rejects.toMatchObject({ code: 'supervision.unknown' });
    await expect(supervision.acknowledge(9, lin)).rejects.toMatchObject({ code: 'supervision.unknown' });
    await expect(supervision.send('other', 'stop', 'x', leader)).rejects.toMatchObject({ code: 'supervision.no-session' });
    open = undefined;
    expect(await supervision.session()).toBeUndefined();
    await expect(supervision.send('s1', 'stop', 'x', leader)).rejects.toMatchObject({ code: 'supervision.no-session' });
    expect(await marks()).toHaveLength(2);
  });
});
