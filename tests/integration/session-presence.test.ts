import { afterEach, beforeEach, expect, it } from 'vitest';
import { conditionsOf } from '../../services/interviews/conditions';
import { expectInRoom } from '../../services/interviews/expect-in-room';
import { readPresence } from '../../services/interviews/read-presence';
import { aBooking, aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
const at = (time: string) => new Date(`2026-11-25T${time}+08:00`).toISOString();

beforeEach(async () => {
  store = await openTestStore();
  await store.db.people.save(aPerson({ id: 'zhou', name: '周海燕' }));
  await store.db.bookings.insert(aBooking({ id: 'b1' }));
  const people = { checkedById: 'chen', leadId: 'lin', recorderId: 'huang' };
  // 09:02:14 to 11:09:31
  await store.db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', ...sealedColumns, ...people }));
});
afterEach(() => store.remove());

const said = (personId: string | null, change: 'in' | 'out', time: string) =>
  store.db.presence.append({ sessionId: 's1', personId, change, at: at(time), byId: personId === null ? null : 'lin' });
async function presence() {
  const row = await store.db.sessions.byId('s1');
  const read = row && (await readPresence(store.db, row, await store.db.notes.ofSession('s1')));
  if (!row || !read) throw new Error('no session');
  return { ...read, condition: conditionsOf(row, 'questioning', { presence: read })[0] };
}

it('[row 87] lists, to the second, when fewer than two officers were in the room, by what was said and by the register (规定§13)', async () => {
  await said('lin', 'in', '08:58:00');
  await said('huang', 'in', '08:58:20');
  await said('huang', 'out', '09:30:00');
  await said('huang', 'in', '09:30:38');
  // The administrator's register knows of a third officer who comes, and of the recorder who leaves meanwhile.
  const line = {
    ...{ roomId: 'X1', bookingId: 'b1', standing: 'staff', kind: 'officer', organisation: '', reason: '', registeredById: 'chen' },
    ...{ authorisationId: null, escortId: null, approvedById: null, approvedAt: null },
  };
  await store.db.admissions.append({ ...line, name: '周海燕', personId: 'zhou', enteredAt: at('10:00:00') });
  const huang = await store.db.admissions.append({ ...line, name: '黄晓敏', personId: 'huang', enteredAt: at('08:55:00') });
  await store.db.admissions.leave(huang, at('10:30:00'));
  const seen = await presence();
  expect(seen.short).toEqual([{ from: at('09:30:00'), to: at('09:30:38'), names: ['林志强'] }]);
  expect(seen.officers).toEqual([
    { personId: 'lin', name: '林志强', present: true },
    { personId: 'huang', name: '黄晓敏', present: false },
    { personId: 'zhou', name: '周海燕', present: true },
  ]);
  expect(seen.condition).toEqual({
    ...{ condition: 'two-inspectors', article: '规定§13', state: 'once-broken', at: at('09:30:00') },
    broken: [{ from: at('09:30:00'), to: at('09:30:38'), names: ['林志强'] }],
  });
  expect(seen.stays).toEqual([
    { name: '黄晓敏', kind: 'officer', from: at('09:02:14'), to: at('09:30:00') },
    { name: '林志强', kind: 'officer', from: at('09:02:14'), to: at('11:09:31') },
    { name: '黄晓敏', kind: 'officer', from: at('09:30:38'), to: at('10:30:00') },
    { name: '周海燕', kind: 'officer', from: at('10:00:00'), to: at('11:09:31') },
  ]);
  await said('zhou', 'out', '11:00:00');
  expect((await presence()).short.at(-1)).toEqual({ from: at('11:00:00'), to: at('11:09:31'), names: ['林志强'] });
});

it('[row 87] a session of before, without such rows, had both from its start on', async () => {
  expect(await presence()).toMatchObject({ short: [], condition: { state: 'seen' }, officers: [{ name: '林志强' }, { name: '黄晓敏' }] });
});

it('[row 87] refuses an act of an officer who is registered as out, until the return is registered (规定§13)', async () => {
  const acts = async (id: string) => {
    const row = await store.db.sessions.byId('s1');
    if (row) await expectInRoom(store.db, row, { id, name: '黄晓敏' });
  };
  await said('huang', 'out', '09:30:00');
  await expect(acts('huang')).rejects.toMatchObject({ code: 'presence.signer-away', detail: { name: '黄晓敏' } });
  await acts('lin');
  await acts('deng');
  await said('huang', 'in', '09:31:00');
  await acts('huang');
});

it('says what the entry rests on, and when the sensor saw nobody', async () => {
  const entry = { sessionId: 's1', kind: 'entry', at: at('09:02:14'), text: '' };
  await store.db.notes.append({ ...entry, byId: 'lin', detail: JSON.stringify({ blind: ['door'] }) });
  await said(null, 'out', '10:10:00');
  await said(null, 'in', '10:12:05');
  expect(await presence()).toMatchObject({
    entry: { evidence: 'by-hand', by: '林志强', blind: ['door'] },
    empty: [{ from: at('10:10:00'), to: at('10:12:05') }],
  });
  await expect(
    store.db.presence.append({ sessionId: 's1', personId: 'lin', change: 'in', at: at('10:00:00'), byId: null }),
  ).rejects.toThrow('CHECK');
});
