import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveEntry } from '../../services/archive/archive-entries';
import { readArchivePage } from '../../services/archive/archive-page';
import { keepLongTerm, type LongTermParts } from '../../services/archive/long-term';
import { openAuditLog } from '../../services/audit/audit-log';
import { longTermGrounds } from '../../services/contract/long-term';
import { personTile } from '../../services/people/person-tile';
import { readToday } from '../../services/rooms/today';
import { aBooking, aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { returnKey } from '../support/register-rows';

let store: TestStore;
let parts: LongTermParts;
const now = new Date('2026-11-26T01:00:00.000Z');

beforeEach(async () => {
  store = await openTestStore();
  const { db, folder } = store;
  await db.people.save(aPerson({ id: 'liang', name: '梁淑芬', role: 'office-staff' }));
  await db.people.save(aPerson({ id: 'he', name: '何科长', role: 'department-head', department: '监督二科' }));
  await db.bookings.insert(aBooking({ id: 'b1', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
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
  const audit = await openAuditLog(db, () => now, 'boot', path.join(folder, 'audit.jsonl'));
  parts = { db, audit, now: () => now, entry: (sessionId) => archiveEntry(archive, sessionId) };
});
afterEach(() => store.remove());

async function tile(id: string) {
  const person = await store.db.people.byId(id);
  if (!person) throw new Error(`no ${id}`);
  return personTile(person, now);
}
const officeTasks = async () => (await readToday(store.db, await tile('liang'), now)).tasks.map(({ kind, article }) => [kind, article]);

it.each(longTermGrounds)(
  '[row 41] kept for good by %s: no date allows its destruction, its two discs are the office’s to burn and then to file (制度§20)',
  async (ground) => {
    const { db } = store;
    const lin = await tile('lin');
    const keep = () => keepLongTerm(parts, 's1', { ground, words: '当事人到市卫健局投诉' }, lin);
    await expect(keep()).rejects.toMatchObject({ code: 'recording.unknown' });
    const handed = {
      handedOverById: 'lin',
      handedOverAt: '2026-11-25T03:20:00.000Z',
      receivedById: 'chen',
      receivedAt: '2026-11-25T03:30:00.000Z',
    };
    await db.sessions.update('s1', { ...sealedColumns, ...handed });
    await returnKey(db, 'b1', '2026-11-25T03:40:00.000Z');
    expect((await parts.entry('s1')).keepUntil).toEqual({ date: '2028-11-25', article: '规定§19' });

    const kept = await keep();
    expect(kept).toMatchObject({
      keepUntil: { date: 'long-term', article: '制度§20' },
      longTerm: [{ ground, words: '当事人到市卫健局投诉', by: '林志强', at: now.toISOString() }],
    });
    const { lines } = await readArchivePage(db, { text: '', group: undefined, order: 'newest' }, undefined, lin);
    expect(lines.map(({ keepUntil }) => keepUntil)).toEqual([kept.keepUntil]);

    expect(await officeTasks()).toEqual([['burn-discs', '制度§20']]);
    const copies = JSON.stringify([{ state: 'matches' }, { state: 'matches' }]);
    const pair = { sessionId: 's1', state: 'verified', startedAt: '2026-11-25T06:00:00.000Z', burnedById: 'liang', copies };
    const { id } = await db.discPairs.insert(pair);
    expect(await officeTasks()).toEqual([['burn-discs', '制度§20']]);
    await db.discPairs.update(id, { state: 'certified', certifiedAt: now.toISOString(), certifiedById: 'liang' });
    expect(await officeTasks()).toEqual([['file-discs', '规定§19']]);
  },
);

it('takes what happened in words, from who made it or leads who did; nothing of it is ever changed (制度§15, §20)', async () => {
  const { db } = store;
  await db.sessions.update('s1', sealedColumns);
  const draft = { ground: 'objection', words: '当事人有异议' } as const;
  await expect(keepLongTerm(parts, 's1', { ...draft, words: ' ' }, await tile('lin'))).rejects.toMatchObject({ code: 'input.invalid' });
  for (const stranger of ['he', 'chen', 'liang'])
    await expect(keepLongTerm(parts, 's1', draft, await tile(stranger))).rejects.toMatchObject({ code: 'long-term.outside-tier' });
  await keepLongTerm(parts, 's1', draft, await tile('lin'));
  const again = await keepLongTerm(parts, 's1', { ground: 'other', words: '媒体来访' }, await tile('huang'));
  expect(again.longTerm.map(({ ground, by }) => [ground, by])).toEqual([
    ['objection', '林志强'],
    ['other', '黄晓敏'],
  ]);
});
