import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveEntry } from '../../services/archive/archive-entries';
import { fileRecording, signHandover, type HandoverParts } from '../../services/archive/handover';
import { openAuditLog } from '../../services/audit/audit-log';
import { personTile } from '../../services/people/person-tile';
import { readChain } from '../../services/rooms/today';
import { aBooking, aPerson, aSegment, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { returnKey } from '../support/register-rows';

let store: TestStore;
let parts: HandoverParts;
const now = new Date('2026-11-26T01:00:00.000Z');

beforeEach(async () => {
  store = await openTestStore();
  const { db, folder } = store;
  await db.people.save(aPerson({ id: 'liang', name: '梁淑芬', role: 'office-staff' }));
  const decided = { status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' };
  await db.bookings.insert(aBooking({ id: 'b1', ...decided }));
  await db.bookings.update('b1', { status: 'keyIssued' });
  await db.keys.append({ roomId: 'X1', bookingId: 'b1', kind: 'issued', fromId: 'chen', toId: 'lin', at: '2026-11-25T00:56:00.000Z' });
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', leadId: 'lin', recorderId: 'huang' }));
  const archive = {
    db,
    agencyName: '清远市卫生监督所',
    discPrefix: '清卫监盘',
    cameras: [],
    folderOf: (id: string) => path.join(folder, id),
  };
  parts = {
    ...{ db, audit: await openAuditLog(db, () => now, 'boot', path.join(folder, 'audit.jsonl')), now: () => now },
    verify: async ({ personId }) => {
      const person = await db.people.byId(personId);
      if (!person) throw new Error(`no ${personId}`);
      return person;
    },
    entry: (sessionId) => archiveEntry(archive, sessionId),
  };
});
afterEach(() => store.remove());

const sign = (side: 'hand-over' | 'receive', personId: string) => signHandover(parts, 's1', side, { personId, pin: '' });
const file = () => fileRecording(parts, 's1', '档案室 3 柜', 'liang');
const refused = (code: string) => expect.objectContaining({ code }) as Error;

/** Gives the pair's id. */
async function burn(...states: readonly string[]): Promise<string> {
  const copies = JSON.stringify(states.map((state) => ({ state })));
  const pair = { sessionId: 's1', state: 'burning', startedAt: '2026-11-25T06:00:00.000Z', burnedById: 'liang', copies };
  return (await store.db.discPairs.insert(pair)).id;
}

describe('移交 before 归档', () => {
  it('[row 97] nothing is handed over before the seal, received before it is given, or signed twice (规定§17)', async () => {
    await expect(sign('hand-over', 'lin')).rejects.toEqual(refused('handover.not-sealed'));
    await store.db.sessions.update('s1', sealedColumns);
    await expect(sign('receive', 'chen')).rejects.toEqual(refused('handover.not-given'));
    await sign('hand-over', 'lin');
    await expect(sign('hand-over', 'huang')).rejects.toEqual(refused('handover.already'));
    await sign('receive', 'chen');
    await expect(sign('receive', 'chen')).rejects.toEqual(refused('handover.already'));
  });

  it('[row 14] nothing is filed that has no end, nor what has one and no seal yet (制度§8)', async () => {
    const running = { phase: 'questioning', reviewedAt: null, signedAt: null, thumbprintedAt: null, sealedAt: null } as const;
    const unsealed = { chainHead: null, manifestSha256: null };
    await store.db.sessions.update('s1', { ...sealedColumns, ...running, ...unsealed });
    expect(await store.db.sessions.byId('s1')).toMatchObject({ startedAt: sealedColumns.startedAt, endedAt: null });
    await expect(file()).rejects.toEqual(refused('handover.not-sealed'));
    await store.db.sessions.update('s1', { ...sealedColumns, ...unsealed, phase: 'concluded', sealedAt: null });
    await expect(file()).rejects.toEqual(refused('handover.not-sealed'));
  });

  it('is filed only after handover, key and two discs that agree; the chain is whole then (规定§19, 制度§20)', async () => {
    await store.db.sessions.update('s1', {
      ...sealedColumns,
      registrationCode: 'QYWS-X1-2026-0001',
      registrationYear: 2026,
      registrationNumber: 1,
    });
    await expect(file()).rejects.toEqual(refused('filing.not-received'));
    await sign('hand-over', 'lin');
    await expect(file()).rejects.toEqual(refused('filing.not-received'));
    await sign('receive', 'chen');
    await expect(file()).rejects.toEqual(refused('filing.key-out'));
    await returnKey(store.db, 'b1', '2026-11-25T03:40:00.000Z');
    await expect(file()).rejects.toEqual(refused('filing.no-discs'));
    const pair = await burn('matches', 'running');
    await expect(file()).rejects.toEqual(refused('filing.discs-not-verified'));
    await store.db.discPairs.update(pair, { state: 'verified', copies: JSON.stringify([{ state: 'matches' }, { state: 'matches' }]) });
    await expect(file()).rejects.toEqual(refused('filing.not-certified'));
    await store.db.discPairs.update(pair, { state: 'certified', certifiedAt: now.toISOString(), certifiedById: 'liang' });
    expect((await file()).filed).toMatchObject({ place: '档案室 3 柜', by: '梁淑芬' });
    await expect(file()).rejects.toEqual(refused('filing.already-filed'));
    const chen = await store.db.people.byId('chen');
    if (!chen) throw new Error('no chen');
    const { links } = await readChain(store.db, 'b1', personTile(chen, now));
    expect(links.slice(-3).map(({ link, state, by }) => [link, state, by])).toEqual([
      ['handover', 'done', ['林志强', '陈静怡']],
      ['discs', 'done', ['梁淑芬']],
      ['filing', 'done', ['梁淑芬']],
    ]);
  });

  it('[row 95] [row 23] [row 90] nothing is filed whose 笔录 begins 61 seconds off, both values named; nor without the whole notice (制度§11, 规定§14, §16)', async () => {
    const { db } = store;
    const files = { startedAt: '2026-11-25T01:02:04.000Z', endedAt: '2026-11-25T03:10:04.000Z', durationMs: 7_680_000, frames: 192_000 };
    await db.segments.append([aSegment({ sessionId: 's1', n: 1, ...files })]);
    const entryAt = sealedColumns.startedAt;
    await db.notes.append({ sessionId: 's1', kind: 'entry', at: entryAt, text: '', byId: null, detail: null });
    await db.sessions.update('s1', { ...sealedColumns, startedAt: '2026-11-25T01:03:15.000Z', noticeReadAt: null });
    await sign('hand-over', 'lin');
    await sign('receive', 'chen');
    await returnKey(db, 'b1', '2026-11-25T03:40:00.000Z');
    const pair = await burn('matches', 'matches');
    await db.discPairs.update(pair, { state: 'certified', certifiedAt: now.toISOString(), certifiedById: 'liang' });
    expect((await parts.entry('s1')).filingProblems).toEqual(['times-differ', 'notice-missing']);
    const detail = {
      documentTime: 'transcript-start',
      documentAt: '2026-11-25T01:03:15.000Z',
      recordingTime: 'entry',
      recordingAt: entryAt,
      seconds: '61',
    };
    await expect(file()).rejects.toMatchObject({ code: 'filing.times-differ', detail });
    await db.sessions.update('s1', { startedAt: entryAt });
    await expect(file()).rejects.toEqual(refused('filing.notice-missing'));
    await db.sessions.update('s1', { noticeReadAt: sealedColumns.noticeReadAt });
    expect((await file()).filed).toMatchObject({ by: '梁淑芬' });
  });
});
