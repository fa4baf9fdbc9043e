import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../db/check';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import { ActiveSession } from '../../services/interviews/active-session';
import { personTile } from '../../services/people/person-tile';
import { Bookings } from '../../services/rooms/bookings';
import { Keys } from '../../services/rooms/keys';
import { officeDate } from '../../services/rooms/office-calendar';
import { readChain, readToday } from '../../services/rooms/today';
import { aBooking, openTestStore, type TestStore } from '../support/builders';
import { rollingRecorder, type RollingRecorder } from '../support/rolling-recorder';
import { waitFor } from '../support/wait-for';

let store: TestStore;
let audit: AuditLog;
let now: Date;
let board: RoomIoState;
let roomIo: RoomIo;
let tell: () => void;
let active: ActiveSession;
let kiosks: ActiveSession[];
let recorders: RollingRecorder[];
let ended: string[];
let problems: unknown[];
let administrator: PersonTile;
let inspector: PersonTile;

const decided = { status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' } as const;
const clock = () => now;
const recordings = () => join(store.folder, 'recordings');
const phaseOf = async (id: string) => (await store.db.sessions.byId(id))?.phase;
const mediaOf = async (id: string) =>
  (await readdir(active.folderOf(id), { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.mp4')).toSorted();
const discarded = async () => (await store.db.audit.tail(50)).filter(({ action }) => action === 'pre-roll.discarded');

/** The kiosk of this room as it is after a start; the one before has left its files and its rows. */
function startKiosk(): ActiveSession {
  const kiosk = new ActiveSession({
    db: store.db,
    audit,
    roomIo,
    room: { id: 'X1', agencyCode: 'QYWS' },
    recordingsFolder: recordings(),
    preRollMs: 30_000,
    now: clock,
    openRecorder: (folder) => {
      const recorder = rollingRecorder(folder);
      recorders.push(recorder);
      return recorder;
    },
    onRecorder: () => undefined,
    onChange: () => undefined,
    onConcluded: () => undefined,
    onAbandoned: (sessionId) => ended.push(sessionId),
    onProblem: (problem) => problems.push(problem),
  });
  kiosks.push(kiosk);
  return kiosk;
}

beforeEach(async () => {
  store = await openTestStore();
  now = new Date('2026-11-25T00:47:00.000Z');
  recorders = [];
  kiosks = [];
  ended = [];
  problems = [];
  board = {
    at: now,
    line: 'online',
    lock: 'locked',
    light: 'off',
    recordLamp: 'off',
    door: 'closed',
    presence: 'absent',
    duress: 'released',
    temperatureC: 22.4,
    humidityPercent: 51,
  };
  const watchers = new Set<(state: RoomIoState) => void>();
  tell = () => {
    board = { ...board, at: now };
    watchers.forEach((watcher) => watcher(board));
  };
  roomIo = {
    unlock: () => Promise.resolve(),
    lock: () => Promise.resolve(),
    set: (output, on) => {
      board = { ...board, [output]: on ? 'on' : 'off' };
      return Promise.resolve();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(board);
      return () => watchers.delete(watcher);
    },
    close: () => Promise.resolve(),
  };
  const { db } = store;
  audit = await openAuditLog(db, clock, 'boot', join(store.folder, 'audit.jsonl'));
  const [chen, lin] = [await db.people.byId('chen'), await db.people.byId('lin')];
  if (!chen || !lin) throw new Error('no people');
  administrator = personTile(chen, now);
  inspector = personTile(lin, now);
  await db.bookings.insert(aBooking({ id: 'nine', ...decided }));
  await db.bookings.insert(
    aBooking({ id: 'two', ...decided, startsAt: '2026-11-25T06:30:00.000Z', endsAt: '2026-11-25T07:30:00.000Z', caseName: '另一案' }),
  );
  active = startKiosk();
});
afterEach(async () => {
  for (const kiosk of kiosks) await kiosk.recording?.close();
  await store.remove();
  expect(problems).toEqual([]);
});

type EarlyPhase = 'preparing' | 'checked' | 'ready';

/** A session of the nine o'clock booking with twenty seconds of pre-roll on the disk. */
async function begun(phase: EarlyPhase): Promise<string> {
  const id = await active.begin('nine');
  await roomIo.set('recordLamp', true);
  for (const startedAt of ['2026-11-25T00:47:00.000Z', '2026-11-25T00:47:10.000Z']) recorders.at(-1)?.close(startedAt);
  now = new Date('2026-11-25T00:47:22.000Z');
  if (phase === 'preparing') return id;
  const checked = { checkedAt: now.toISOString(), checkedById: 'chen', checkReason: null, checkReport: '{}' };
  await active.apply(id, 'chen', { kind: 'devices-checked' }, checked);
  if (phase === 'checked') return id;
  for (const personId of ['lin', 'huang'])
    await active.apply(id, personId, { kind: 'inspector-signed-in', inspector: { personId, name: personId, badgeNumber: personId } });
  active.entry.expect(board);
  return id;
}

/** The door opens and somebody is seen inside. */
function somebodyComesIn(): void {
  now = new Date('2026-11-25T00:47:24.000Z');
  board = { ...board, door: 'open' };
  tell();
  now = new Date('2026-11-25T00:47:25.000Z');
  board = { ...board, presence: 'present' };
  tell();
}

describe('a session to which nobody comes', () => {
  it.each<EarlyPhase>(['preparing', 'checked', 'ready'])(
    'abandoned while %s it leaves no file, and the room is free for another booking',
    async (phase) => {
      const id = await begun(phase);
      await expect(active.begin('two')).rejects.toMatchObject({ code: 'session.busy' });
      const rolled = await mediaOf(id);
      expect(rolled).toHaveLength(3);

      await active.abandon(id, '被询问人没有到场', 'lin');
      expect(recorders.map(({ running }) => running)).toEqual([false]);
      expect(existsSync(active.folderOf(id))).toBe(false);
      expect([active.id, board.recordLamp, ended]).toEqual([undefined, 'off', [id]]);
      expect(await store.db.sessions.byId(id)).toMatchObject({
        phase: 'abandoned',
        abandonedAt: '2026-11-25T00:47:22.000Z',
        abandonReason: '被询问人没有到场',
        abandonedById: 'lin',
      });

      const other = await active.begin('two');
      expect([await phaseOf(other), active.id, recorders.at(-1)?.running]).toEqual(['preparing', other, true]);
      expect(await checkDatabase(store.db, recordings())).toEqual([]);
    },
  );

  it('the audit log says who gave it up and why, and names every file that was discarded (规定§18)', async () => {
    const id = await begun('checked');
    const rolled = await mediaOf(id);
    await active.abandon(id, '被询问人没有到场', 'lin');
    const [entry, ...more] = await discarded();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actor: 'system', object: id });
    for (const file of rolled) expect(entry?.outcome).toContain(file);
    expect(await store.db.audit.tail(50)).toContainEqual(
      expect.objectContaining({ actor: 'lin', action: 'session.abandoned', object: id, outcome: 'abandoned: 被询问人没有到场' }),
    );
  });

  it('[row 93] once the person has entered it can not be abandoned, and nothing of it is discarded (规定§15, 制度§19)', async () => {
    const id = await begun('ready');
    const rolled = await mediaOf(id);
    somebodyComesIn();
    await waitFor('the entry', async () => (await phaseOf(id)) === 'opening' && (await store.db.segments.ofSession(id)).length === 2);
    await expect(active.abandon(id, '误按', 'lin')).rejects.toMatchObject({ code: 'session.wrong-phase', detail: { phase: 'opening' } });
    expect([await mediaOf(id), recorders[0]?.running, board.recordLamp, active.id, ended]).toEqual([rolled, true, 'on', id, []]);
    expect(await discarded()).toEqual([]);
  });

  it('who comes in while it is being abandoned takes no number of the register, and the lamp goes off (规定§17)', async () => {
    const id = await begun('ready');
    const abandoning = active.abandon(id, '被询问人没有到场', 'lin');
    somebodyComesIn();
    await abandoning;
    // Begins only after the entry has been dealt with.
    await active.begin('two');
    expect(await store.db.sessions.byId(id)).toMatchObject({ phase: 'abandoned', startedAt: null, registrationCode: null });
    await waitFor('the lamp off', () => board.recordLamp === 'off');
  });

  it.each<EarlyPhase>(['preparing', 'checked', 'ready'])('found %s after a restart it can be abandoned all the same', async (phase) => {
    const id = await begun(phase);
    await active.detach();
    active = startKiosk();
    await active.resume();
    await active.abandon(id, '被询问人没有到场', 'chen');
    expect([active.id, existsSync(active.folderOf(id)), recorders.at(-1)?.running]).toEqual([undefined, false, false]);
    await active.begin('two');
  });

  it('a kiosk that died between the decision and the discarding finishes it at the next start', async () => {
    const id = await begun('ready');
    const rolled = await mediaOf(id);
    await store.db.sessions.update(id, {
      phase: 'abandoned',
      abandonedAt: now.toISOString(),
      abandonReason: '被询问人没有到场',
      abandonedById: 'chen',
    });
    expect((await checkDatabase(store.db, recordings())).map(({ invariant }) => invariant)).toEqual([13, 13, 13]);
    active = startKiosk();
    await active.resume();
    expect([active.id, existsSync(active.folderOf(id)), recorders.at(-1)?.running]).toEqual([undefined, false, false]);
    for (const file of rolled) expect((await discarded())[0]?.outcome).toContain(file);
    expect(await checkDatabase(store.db, recordings())).toEqual([]);
  });

  it('[row 86] the same booking begins again in the same row, with nothing known of the time before (规定§12)', async () => {
    const id = await begun('ready');
    await active.abandon(id, '被询问人迟到', 'lin');
    now = new Date('2026-11-25T01:20:00.000Z');
    expect(await active.begin('nine')).toBe(id);
    expect(await store.db.sessions.byId(id)).toMatchObject({
      phase: 'preparing',
      createdAt: '2026-11-25T01:20:00.000Z',
      checkedAt: null,
      checkedById: null,
      checkReport: null,
      leadId: null,
      recorderId: null,
      abandonedAt: null,
      abandonReason: null,
      abandonedById: null,
    });
    expect((await stat(active.folderOf(id))).isDirectory()).toBe(true);
    expect(await mediaOf(id)).toEqual(['cam-1/open.mp4']);
    expect(await checkDatabase(store.db, recordings())).toEqual([]);
  });
});

describe('the booking of an abandoned session', () => {
  const parts = () => ({ db: store.db, audit, clock, publish: () => undefined });

  it('can be cancelled before the key is out, and not while its session stands (规定§11)', async () => {
    const bookings = new Bookings(parts());
    const id = await begun('checked');
    await expect(bookings.cancel('nine', '不来了', administrator)).rejects.toMatchObject({ code: 'booking.wrong-state' });
    await active.abandon(id, '被询问人没有到场', 'lin');
    expect(await bookings.cancel('nine', '不来了', administrator)).toMatchObject({ status: 'cancelled', session: { phase: 'abandoned' } });
    expect((await readToday(store.db, administrator, now)).tasks.filter(({ bookingId }) => bookingId === 'nine')).toEqual([]);
  });

  it('is checked again or cleaned up after: the key that is out comes back (规定§11, §12)', async () => {
    // 规定§7: looked at today, or the door stays shut.
    await store.db.readiness.appendCheck({
      ...{ roomId: 'X1', checkedOn: officeDate(now), checkedAt: now.toISOString(), checkedById: 'chen' },
      ...{ devices: 'good', cleanliness: 'good', note: '' },
    });
    const keys = new Keys({ ...parts(), roomIo });
    const id = await begun('ready');
    await keys.issueKey('nine', administrator);
    await active.abandon(id, '被询问人没有到场', 'lin');
    const { links } = await readChain(store.db, 'nine', administrator);
    expect(links.find(({ state }) => state === 'now')).toMatchObject({ link: 'device-check' });
    const today = await readToday(store.db, administrator, now);
    expect(today.hero?.booking.id).toBe('nine');
    expect(today.tasks.filter(({ bookingId }) => bookingId === 'nine').map(({ kind }) => kind)).toEqual([
      'begin-preflight',
      'receive-cleaned-room',
    ]);
    expect((await readToday(store.db, inspector, now)).tasks).toEqual([]);

    expect(await keys.returnKey('nine', administrator)).toMatchObject({ status: 'keyReturned' });
    const closed = await readChain(store.db, 'nine', administrator);
    expect(closed.links.filter(({ state }) => state === 'now' || state === 'missing')).toEqual([]);
    expect(await checkDatabase(store.db, recordings())).toEqual([]);
  });
});
