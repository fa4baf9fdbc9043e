import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import { CopyFault } from '../../recordings/copies/copy-fault';
import type { SecondDiskProof } from '../../recordings/copies/second-disk';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import type { PreflightView } from '../../services/contract/room';
import { personTile } from '../../services/people/person-tile';
import type { RecordingProof } from '../../services/rooms/check-facts';
import { PreFlight } from '../../services/rooms/pre-flight';
import { aBooking, aSession, openTestStore, type TestStore } from '../support/builders';
import { waitFor } from '../support/wait-for';

let store: TestStore;
let now: Date;
let board: RoomIoState;
let proofs: RecordingProof[];
let tick: () => void;
let sayBoard: () => void;
let ticking: boolean;
let freeBytes: number;
let secondDisk: () => Promise<SecondDiskProof>;
let preFlight: PreFlight;
let administrator: PersonTile;
let shown: PreflightView | undefined;
const bookingId = 'booking';
const clock = () => now;

beforeEach(async () => {
  store = await openTestStore();
  now = new Date('2026-11-25T00:47:05.000Z');
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
  proofs = [];
  freeBytes = 900e9;
  secondDisk = () => Promise.resolve({ freeBytes: 900e9, totalBytes: 1e12, sameDisk: false });
  const { db } = store;
  const chen = await db.people.byId('chen');
  if (!chen) throw new Error('no administrator');
  administrator = personTile(chen, now);
  await db.bookings.insert(aBooking({ id: bookingId, status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
  const watchers = new Set<(state: RoomIoState) => void>();
  sayBoard = () => watchers.forEach((watcher) => watcher(board));
  const roomIo: RoomIo = {
    unlock: () => Promise.resolve(),
    lock: () => Promise.resolve(),
    set: (output, on) => {
      board = { ...board, [output]: on ? 'on' : 'off' };
      sayBoard();
      return Promise.resolve();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(board);
      return () => watchers.delete(watcher);
    },
    close: () => Promise.resolve(),
  };
  preFlight = new PreFlight({
    db,
    audit: await openAuditLog(db, clock, 'boot', join(store.folder, 'audit.jsonl')),
    clock,
    publish: (name, value) => {
      if (name === 'preflight.changed') shown = value as PreflightView | undefined;
    },
    roomIo,
    cameras: [{ id: 'cam-1', name: '法制一号机位', clockOffsetMs: () => Promise.resolve(120) }],
    proofs: () => proofs,
    clockReference: () => Promise.resolve({ state: 'synchronized', by: 'chrony', server: undefined, offsetSeconds: 0.0004 }),
    freeBytes: () => Promise.resolve(freeBytes),
    probeSecondCopy: () => secondDisk(),
    burners: [],
    thumbprints: {
      identity: () => Promise.resolve('R503'),
      capture: () => Promise.reject(new Error('not now')),
      close: () => Promise.resolve(),
    },
    startPreRoll: async (id) => {
      const known = await db.sessions.byBooking(id);
      if (!known) await db.sessions.insert(aSession({ id: 'session', bookingId: id }));
      proofs = [
        {
          cameraId: 'cam-1',
          at: now.toISOString(),
          state: 'recording',
          proved: true,
          bytesPerSecond: 612_000,
          totalBytes: 1_000_000,
          pictureAgeMs: 400,
          picture: 'moving',
          sound: { levelDb: -21, silentSinceMs: 0 },
        },
      ];
      return { sessionId: 'session' };
    },
    devicesChecked: (sessionId, _by, columns) => db.sessions.update(sessionId, { phase: 'checked', ...columns }),
    every: (_ms, act) => {
      tick = act;
      ticking = true;
      return () => {
        ticking = false;
      };
    },
  });
});
afterEach(() => store.remove());

/** Seconds pass until the slow answers are in. */
async function untilOnlyTheLampIsOpen(): Promise<void> {
  await waitFor('all but the lamp proved', () => {
    now = new Date(now.getTime() + 10);
    tick();
    return preFlight
      .state()
      ?.checks.every(({ check, state }) => state === (check === 'record-lamp' ? 'ask' : check === 'drive' ? 'attention' : 'proved'));
  });
}

describe('the pre-flight (规定§12)', () => {
  it('[row 86] [row 36] turns light, lamp and cameras on, keeps “pass” shut until the lamp was seen, and stores what each check proved', async () => {
    const begun = await preFlight.begin(bookingId, administrator);
    expect(begun).toMatchObject({ bookingId, sessionId: 'session', mayPass: false });
    expect(board).toMatchObject({ light: 'on', recordLamp: 'on' });
    await untilOnlyTheLampIsOpen();
    await expect(preFlight.pass(undefined, administrator)).rejects.toMatchObject({
      code: 'preflight.not-passed',
      detail: { checks: 'record-lamp' },
    });
    expect(await preFlight.confirm('record-lamp', true, administrator)).toMatchObject({ mayPass: true });
    await preFlight.pass(undefined, administrator);
    const row = await store.db.sessions.byId('session');
    expect(row).toMatchObject({ phase: 'checked', checkedAt: now.toISOString(), checkedById: 'chen', checkReason: null });
    expect(JSON.parse(row?.checkReport ?? '')).toMatchObject({
      passedBy: 'chen',
      mayPass: true,
      checks: [{ check: 'camera', state: 'proved' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    expect([board.recordLamp, preFlight.state(), shown, ticking]).toEqual(['off', undefined, undefined, false]);
  });

  it('tells a verdict as soon as it is seen, and figures alone once a second', async () => {
    await preFlight.begin(bookingId, administrator);
    await untilOnlyTheLampIsOpen();
    tick();
    const told = shown;
    now = new Date(now.getTime() + 250);
    tick();
    expect(shown).toBe(told);
    board = { ...board, light: 'off' };
    sayBoard();
    now = new Date(now.getTime() + 250);
    tick();
    expect(shown?.checks.find(({ check }) => check === 'light')?.state).toBe('failed');
    const failed = shown;
    now = new Date(now.getTime() + 1_000);
    tick();
    expect(shown).not.toBe(failed);
  });

  it('[row 86] goes on past a failed check only with a reason, which is kept and audited', async () => {
    await preFlight.begin(bookingId, administrator);
    await preFlight.confirm('record-lamp', false, administrator);
    await expect(preFlight.pass('  ', administrator)).rejects.toMatchObject({ code: 'preflight.not-passed' });
    await preFlight.pass('门口灯已报修', administrator);
    expect(await store.db.sessions.byId('session')).toMatchObject({ phase: 'checked', checkReason: '门口灯已报修' });
    expect((await store.db.audit.tail(1))[0]).toMatchObject({
      action: 'preflight.passed',
      outcome: expect.stringContaining('门口灯已报修') as string,
    });
  });

  it('needs a reason, which is kept and audited, to go on without a second copy that works', async () => {
    secondDisk = () => Promise.reject(new CopyFault('missing', '/mnt/second'));
    await preFlight.begin(bookingId, administrator);
    await preFlight.confirm('record-lamp', true, administrator);
    await waitFor('the missing disk', () => {
      tick();
      return preFlight
        .state()
        ?.checks.some(({ check, state, cause }) => check === 'second-copy' && state === 'failed' && cause?.code === 'copy.missing');
    });
    await expect(preFlight.pass(undefined, administrator)).rejects.toMatchObject({ code: 'preflight.not-passed' });
    await preFlight.pass('第二块盘已送修', administrator);
    expect(await store.db.sessions.byId('session')).toMatchObject({ phase: 'checked', checkReason: '第二块盘已送修' });
    expect((await store.db.audit.tail(1))[0]?.outcome).toMatch(/second-copy.*: 第二块盘已送修/);
  });

  it('does not begin on a disk that is too small for the booking, and no reason passes one that became so', async () => {
    const hour = 3_600 * 625_000 * 2;
    freeBytes = hour;
    await expect(preFlight.begin(bookingId, administrator)).rejects.toMatchObject({
      code: 'recording.disk-too-small',
      detail: { free: '4.5 GB', needed: expect.stringMatching(/ GB$/) as string },
    });
    expect(await store.db.sessions.byBooking(bookingId)).toBeUndefined();
    freeBytes = 900e9;
    await preFlight.begin(bookingId, administrator);
    freeBytes = hour;
    await waitFor('the small disk', () => {
      now = new Date(now.getTime() + 1_000);
      tick();
      return preFlight.state()?.checks.some(({ check, state }) => check === 'disk' && state === 'failed');
    });
    await expect(preFlight.pass('会够的', administrator)).rejects.toMatchObject({ code: 'recording.disk-too-small' });
  });

  it('shows a black picture in the next second, and does not take a stopped recorder for a good one', async () => {
    await preFlight.begin(bookingId, administrator);
    const camera = () => shown?.checks.find(({ check }) => check === 'camera')?.state;
    expect(camera()).toBe('proved');
    proofs = proofs.map((proof) => ({ ...proof, picture: 'black' }));
    tick();
    expect(camera()).toBe('failed');
    proofs = [];
    now = new Date(now.getTime() + 1_000);
    tick();
    expect(camera()).toBe('waiting');
  });

  it('begun again it asks everything anew; once passed it cannot be begun again', async () => {
    await preFlight.begin(bookingId, administrator);
    await preFlight.confirm('record-lamp', true, administrator);
    const again = await preFlight.begin(bookingId, administrator);
    expect(again.checks.find(({ check }) => check === 'record-lamp')?.state).toBe('ask');
    await preFlight.pass('试', administrator);
    await expect(preFlight.begin(bookingId, administrator)).rejects.toMatchObject({ code: 'session.wrong-phase' });
  });

  it('ends itself when its session was abandoned, and for no other session', async () => {
    await preFlight.begin(bookingId, administrator);
    preFlight.endFor('another');
    expect(ticking).toBe(true);
    preFlight.endFor('session');
    expect([preFlight.state(), shown, ticking]).toEqual([undefined, undefined, false]);
  });

  it('refuses a booking that is not approved, and a confirmation while nothing is checked', async () => {
    await store.db.bookings.insert(aBooking({ id: 'other', startsAt: '2026-11-25T06:30:00.000Z', endsAt: '2026-11-25T07:30:00.000Z' }));
    await expect(preFlight.begin('other', administrator)).rejects.toMatchObject({ code: 'booking.wrong-state' });
    await expect(preFlight.begin('nowhere', administrator)).rejects.toMatchObject({ code: 'booking.unknown' });
    await expect(preFlight.confirm('record-lamp', true, administrator)).rejects.toMatchObject({ code: 'preflight.not-running' });
    expect(await store.db.sessions.activeOf('X1')).toBeUndefined();
  });
});
