import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unknownRoomIo } from '../../devices/room-io/decode-room-io';
import type { RoomIoState } from '../../devices/room-io/room-io';
import { openAuditLog } from '../../services/audit/audit-log';
import { Refusal } from '../../services/contract/errors';
import { ActiveSession } from '../../services/interviews/active-session';
import { readPresence } from '../../services/interviews/read-presence';
import { SessionPresence } from '../../services/interviews/session-presence';
import { aBooking, openTestStore, type TestStore } from '../support/builders';
import { rollingRecorder } from '../support/rolling-recorder';
import { waitFor } from '../support/wait-for';

let store: TestStore;
let now: Date;
let board: RoomIoState;
let see: (time: string, change: Partial<RoomIoState>) => void;
let active: ActiveSession;
let presence: SessionPresence;
const problems: unknown[] = [];
const at = (time: string) => new Date(`2026-11-25T${time}+08:00`);

beforeEach(async () => {
  store = await openTestStore();
  now = at('08:47:00');
  board = { ...unknownRoomIo(now), line: 'online', door: 'closed', presence: 'absent' };
  const watchers = new Set<(state: RoomIoState) => void>();
  see = (time, change) => {
    now = at(time);
    board = { ...board, ...change, at: now };
    watchers.forEach((watcher) => watcher(board));
  };
  const { db } = store;
  const audit = await openAuditLog(db, () => now, 'boot', join(store.folder, 'audit.jsonl'));
  await db.bookings.insert(aBooking({ id: 'b1', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
  active = new ActiveSession({
    ...{ db, audit, room: { id: 'X1', agencyCode: 'QYWS' }, recordingsFolder: join(store.folder, 'recordings'), preRollMs: 30_000 },
    roomIo: {
      unlock: () => Promise.resolve(),
      lock: () => Promise.resolve(),
      set: () => Promise.resolve(),
      watch: (watcher) => {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
      close: () => Promise.resolve(),
    },
    now: () => now,
    openRecorder: (folder) => rollingRecorder(folder),
    onRecorder: () => undefined,
    onChange: () => undefined,
    onConcluded: () => undefined,
    onAbandoned: () => undefined,
    onProblem: (problem) => problems.push(problem),
  });
  presence = new SessionPresence({
    ...{ db, audit, active, now: () => now, roomState: () => board, onChange: () => undefined },
    verify: async ({ personId, pin }) => {
      const row = await db.people.byId(personId);
      if (!row || pin !== '111111') throw new Refusal('people.wrong-pin', { triesLeft: '4' });
      return row;
    },
  });
});
afterEach(async () => {
  await active.recording?.close();
  await store.remove();
  expect(problems).toEqual([]);
});

/** Both inspectors have signed in and the questioned person is awaited. */
async function ready(): Promise<string> {
  const id = await active.begin('b1');
  const checked = { checkedAt: now.toISOString(), checkedById: 'chen', checkReason: null, checkReport: '{}' };
  await active.apply(id, 'chen', { kind: 'devices-checked' }, checked);
  for (const personId of ['lin', 'huang'])
    await active.apply(id, personId, { kind: 'inspector-signed-in', inspector: { personId, name: personId, badgeNumber: personId } });
  active.entry.expect(board);
  return id;
}
async function read(id: string) {
  const row = await store.db.sessions.byId(id);
  return row && readPresence(store.db, row, await store.db.notes.ofSession(id));
}

it('[row 92] where the door contact is dead the entry is what somebody saw, marked as confirmed by hand with what was blind (规定§15)', async () => {
  const id = await ready();
  see('08:59:00', { door: 'unknown' });
  see('09:00:10', { presence: 'present' });
  now = at('09:00:12');
  await presence.confirmEntry(id, 'lin');
  expect(await store.db.sessions.byId(id)).toMatchObject({ phase: 'opening', startedAt: now.toISOString() });
  expect((await read(id))?.entry).toEqual({ evidence: 'by-hand', by: '林志强', blind: ['door'] });
  await expect(presence.confirmEntry(id, 'lin')).rejects.toMatchObject({ code: 'session.wrong-phase' });
});

it('[row 87] an officer who goes out is missing from then on, and is back with the own PIN alone (规定§13)', async () => {
  const id = await ready();
  await expect(presence.officerLeft(id, 'huang', 'lin')).rejects.toMatchObject({ code: 'session.wrong-phase' });
  await presence.confirmEntry(id, 'lin');
  now = at('09:30:00');
  await presence.officerLeft(id, 'huang', 'lin');
  await expect(presence.officerLeft(id, 'huang', 'lin')).rejects.toMatchObject({ code: 'presence.not-here', detail: { name: '黄晓敏' } });
  expect((await read(id))?.short).toEqual([{ from: now.toISOString(), to: undefined, names: ['林志强'] }]);
  now = at('09:30:38');
  await expect(presence.officerReturned(id, { personId: 'huang', pin: '000000' })).rejects.toMatchObject({ code: 'people.wrong-pin' });
  await expect(presence.officerReturned(id, { personId: 'lin', pin: '111111' })).rejects.toMatchObject({ code: 'presence.not-away' });
  await presence.officerReturned(id, { personId: 'huang', pin: '111111' });
  expect((await read(id))?.short).toEqual([{ from: at('09:30:00').toISOString(), to: now.toISOString(), names: ['林志强'] }]);
});

it('what the sensor sees of the whole room: the entry, the empty room, somebody back; nothing of it counts heads', async () => {
  const id = await ready();
  see('09:00:00', { door: 'open' });
  see('09:00:01', { presence: 'present' });
  await waitFor('the entry', async () => (await read(id))?.entry?.evidence === 'sensors');
  see('09:00:03', { door: 'closed' });
  see('09:40:00', { door: 'open' });
  see('09:40:02', { presence: 'absent' });
  see('09:45:00', { presence: 'present' });
  await waitFor('the room that was empty', async () => (await read(id))?.empty.at(-1)?.to !== undefined);
  expect(await read(id)).toMatchObject({
    empty: [{ from: at('09:40:02').toISOString(), to: at('09:45:00').toISOString() }],
    short: [],
  });
});
