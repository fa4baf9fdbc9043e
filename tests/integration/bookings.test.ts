import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../db/check';
import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import type { BookingDraft } from '../../services/contract/bookings';
import type { PersonTile } from '../../services/contract/people';
import { personTile } from '../../services/people/person-tile';
import { Bookings } from '../../services/rooms/bookings';
import { Keys } from '../../services/rooms/keys';
import { readChain, readToday } from '../../services/rooms/today';
import { aPerson, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';

let store: TestStore;
let audit: AuditLog;
let now: Date;
let published: string[];
let bookings: Bookings;
const clock = () => now;
const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const draft = (change: Partial<BookingDraft> = {}): BookingDraft => ({
  roomId: 'X1',
  purpose: 'questioning',
  startsAt: at('09:00').toISOString(),
  endsAt: at('11:30').toISOString(),
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部案' },
  questioned: { name: '欧阳秀兰', role: 'party', position: '', idNumber: '' },
  ...change,
});

beforeEach(async () => {
  store = await openTestStore();
  await store.db.people.save(aPerson({ id: 'deng', name: '邓伟明', role: 'department-head', rosterOrder: 4 }));
  await store.db.people.save(aPerson({ id: 'zhou', name: '周海燕', department: '公共场所监督科', rosterOrder: 5 }));
  await store.db.readiness.appendCheck({
    ...{ roomId: 'X1', checkedOn: '2026-11-25', checkedAt: at('08:00').toISOString(), checkedById: 'chen' },
    ...{ devices: 'good', cleanliness: 'good', note: '' },
  });
  now = at('08:20');
  published = [];
  audit = await openAuditLog(store.db, clock, 'boot', join(store.folder, 'audit.jsonl'));
  bookings = new Bookings({ db: store.db, audit, clock, publish: (name) => published.push(name) });
});
afterEach(() => store.remove());

async function person(id: string): Promise<PersonTile> {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, now);
}

/** A board that acknowledges, and what it was told. */
function board(refuses?: 'unlock' | 'lock'): RoomIo & { readonly told: string[] } {
  const told: string[] = [];
  const act = (name: string) => {
    if (name === refuses) return Promise.reject(new RoomIoError('room-io.no-acknowledgement', name));
    told.push(name);
    return Promise.resolve();
  };
  return {
    told,
    unlock: () => act('unlock'),
    lock: () => act('lock'),
    set: (output, on) => act(`${output} ${on ? 'on' : 'off'}`),
    watch: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

describe('asking for the room', () => {
  it('[row 84] is asked for by an inspector and approved by the head of the department, with who and when (规定§11)', async () => {
    const asked = await bookings.request(draft(), await person('lin'));
    expect(asked).toMatchObject({
      status: 'requested',
      requestedBy: '林志强',
      requestedAt: now.toISOString(),
      department: '医疗机构监督科',
    });
    now = at('08:25');
    expect(await bookings.approve(asked.id, await person('deng'))).toMatchObject({
      status: 'approved',
      decidedBy: '邓伟明',
      decidedAt: now.toISOString(),
    });
    expect(published).toEqual(['bookings.changed', 'bookings.changed']);
  });

  it('[row 84] says with which booking it overlaps, and for how many minutes', async () => {
    await bookings.request(draft(), await person('lin'));
    await expect(
      bookings.request(draft({ startsAt: at('11:00').toISOString(), endsAt: at('12:00').toISOString() }), await person('zhou')),
    ).rejects.toMatchObject({
      code: 'booking.overlaps',
      detail: { with: '09:00–11:30 医疗机构监督科', from: at('09:00').toISOString(), to: at('11:30').toISOString(), minutes: '30' },
    });
  });

  it('[row 84] refuses who already has another room at that time, and names it; after it was cancelled the same request stands (规定§11, §13)', async () => {
    await store.db.rooms.put({ id: 'X2', name: '第二调查询问室', place: '清远市区' });
    await store.db.readiness.appendResponsible({
      ...{ roomId: 'X2', name: '陈玉梅', position: '科长', registeredAt: at('08:00').toISOString(), registeredById: 'chen' },
    });
    const [lin, zhou] = [await person('lin'), await person('zhou')];
    const first = await bookings.request(draft(), lin);
    const second = draft({ roomId: 'X2', startsAt: at('11:00').toISOString(), endsAt: at('12:00').toISOString() });
    await expect(bookings.request(second, lin)).rejects.toMatchObject({
      code: 'booking.applicant-elsewhere',
      detail: { name: '林志强', room: (await store.db.rooms.byId('X1'))?.name, with: '09:00–11:30 康雅口腔门诊部案' },
    });
    expect((await bookings.request({ ...second, endsAt: at('11:45').toISOString() }, zhou)).status).toBe('requested');
    const later = await bookings.request({ ...second, startsAt: at('13:00').toISOString(), endsAt: at('14:00').toISOString() }, lin);
    const back = { startsAt: at('10:00').toISOString(), endsAt: at('10:45').toISOString() };
    await expect(bookings.change(later.id, back, '改时间', lin)).rejects.toMatchObject({ code: 'booking.applicant-elsewhere' });
    await bookings.cancel(first.id, '不用了', lin);
    expect((await bookings.change(later.id, back, '改时间', lin)).startsAt).toBe(back.startsAt);
  });

  it('[row 84] of two processes that ask for the same 200 half hours each is granted once (规定§11)', async () => {
    const script = join('node_modules', '.cache', 'booking-writer.mjs');
    await mkdir(join('node_modules', '.cache'), { recursive: true });
    await build({
      entryPoints: ['tests/support/booking-writer.ts'],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    });
    const writers = [0, 1].map(() => spawn(process.execPath, [script, store.file, '200'], { stdio: ['pipe', 'pipe', 'inherit'] }));
    await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
    for (const writer of writers) writer.stdin.end('go\n');
    const outcomes = await Promise.all(
      writers.map(async (writer) => JSON.parse(await text(writer.stdout)) as { granted: number; refused: number }),
    );
    // 45 minutes from every half hour: each one also overlaps the next, so every other one can be had.
    const stored = await store.db.bookings.between('X1', '2026-11-24', '2026-12-31');
    expect(outcomes.reduce((sum, { granted }) => sum + granted, 0)).toBe(stored.length);
    expect(outcomes.map(({ granted, refused }) => granted + refused)).toEqual([200, 200]);
    expect(stored.length).toBeGreaterThanOrEqual(100);
    expect(await checkDatabase(store.db, store.folder)).toEqual([]);
  });

  it.each([
    { title: 'an end before the start', change: { endsAt: at('08:59').toISOString() }, code: 'booking.ends-before-start' },
    { title: 'a start that is past', change: { startsAt: at('08:00').toISOString() }, code: 'booking.in-the-past' },
    { title: 'no case name', change: { enforcementCase: { number: '', name: ' ' } }, code: 'input.invalid' },
    { title: 'nobody', change: { questioned: { name: '', role: 'party', position: '', idNumber: '' } }, code: 'input.invalid' },
    { title: 'an unknown room', change: { roomId: 'X9' }, code: 'input.invalid' },
    { title: 'a purpose that is not in the list (规定§3)', change: { purpose: 'party' as 'questioning' }, code: 'input.invalid' },
    { title: 'no date', change: { startsAt: 'tomorrow' }, code: 'input.invalid' },
  ] as const)('refuses $title', async ({ change, code }) => {
    await expect(bookings.request(draft(change), await person('lin'))).rejects.toMatchObject({ code });
  });

  it('nobody approves the own request, nor another department’s', async () => {
    const own = await bookings.request(draft(), await person('deng'));
    await expect(bookings.approve(own.id, await person('deng'))).rejects.toMatchObject({ code: 'people.not-allowed' });
    const other = await bookings.request(
      draft({ startsAt: at('14:30').toISOString(), endsAt: at('15:30').toISOString() }),
      await person('zhou'),
    );
    await expect(bookings.approve(other.id, await person('deng'))).rejects.toMatchObject({ code: 'people.not-allowed' });
    expect(await bookings.approve(other.id, await person('chen'))).toMatchObject({ status: 'approved' });
  });

  it('[row 84] of two who decide at once one is refused; a rejection carries its reason', async () => {
    const { id } = await bookings.request(draft(), await person('lin'));
    const outcomes = await Promise.allSettled([
      bookings.approve(id, await person('chen')),
      bookings.reject(id, '当日检修', await person('deng')),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    await expect(bookings.reject(id, ' ', await person('chen'))).rejects.toMatchObject({
      code: 'input.invalid',
      detail: { field: 'reason' },
    });
  });

  it('shows another department’s booking without case and party (制度§15), and the corridor neither', async () => {
    await bookings.request(draft(), await person('lin'));
    const [seen] = await bookings.list('2026-11-24', '2026-11-26', await person('zhou'));
    expect(seen).toMatchObject({ department: '医疗机构监督科', enforcementCase: { number: '', name: '' }, questioned: { name: '' } });
    expect(JSON.stringify(await bookings.publicList('X1'))).not.toMatch(/欧阳秀兰|康雅/);
    expect(await bookings.publicList('X1')).toHaveLength(1);
  });
});

describe('the key', () => {
  async function approved(): Promise<string> {
    const { id } = await bookings.request(draft(), await person('lin'));
    await bookings.approve(id, await person('chen'));
    return id;
  }
  const keysOver = (roomIo: RoomIo) => new Keys({ db: store.db, audit, roomIo, clock, publish: (name) => published.push(name) });

  it('[row 84] opens the door from 30 minutes before the start to the end, only for an approved booking (规定§11)', async () => {
    const asked = await bookings.request(draft(), await person('lin'));
    const io = board();
    const keys = keysOver(io);
    now = at('08:40');
    await expect(keys.issueKey(asked.id, await person('chen'))).rejects.toMatchObject({ code: 'booking.wrong-state' });
    await bookings.approve(asked.id, await person('deng'));
    for (const time of ['08:29', '11:30']) {
      now = at(time);
      await expect(keys.issueKey(asked.id, await person('chen'))).rejects.toMatchObject({ code: 'booking.wrong-state' });
    }
    expect(io.told).toEqual([]);
    now = at('08:30');
    expect(await keys.issueKey(asked.id, await person('chen'))).toMatchObject({ status: 'keyIssued' });
    expect(io.told).toEqual(['unlock']);
    expect(await keys.holderName('X1')).toBe('林志强');
    expect(await store.db.keys.ofBooking(asked.id)).toMatchObject([{ kind: 'issued', fromId: 'chen', toId: 'lin', at: now.toISOString() }]);
  });

  it('registers nothing while the board has not acknowledged', async () => {
    const id = await approved();
    now = at('08:45');
    await expect(keysOver(board('unlock')).issueKey(id, await person('chen'))).rejects.toMatchObject({
      code: 'room-io.no-acknowledgement',
    });
    expect(await store.db.keys.ofRoom('X1')).toEqual([]);
    expect(await store.db.bookings.byId(id)).toMatchObject({ status: 'approved' });
  });

  it('[row 80] two who press at once do not get two keys (规定§9)', async () => {
    const id = await approved();
    now = at('08:45');
    const keys = keysOver(board());
    const outcomes = await Promise.allSettled([keys.issueKey(id, await person('chen')), keys.issueKey(id, await person('chen'))]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    expect(await store.db.keys.ofRoom('X1')).toHaveLength(1);
  });

  it('[row 85] comes back cleaned, with the door locked and the light off, and not while the session runs (规定§11)', async () => {
    const id = await approved();
    now = at('08:45');
    const io = board();
    const keys = keysOver(io);
    await keys.issueKey(id, await person('chen'));
    const session = aSession({ bookingId: id, phase: 'questioning', startedAt: sealedColumns.startedAt });
    await store.db.sessions.insert(session);
    now = at('11:20');
    await expect(keys.returnKey(id, await person('chen'))).rejects.toMatchObject({ code: 'session.busy' });
    await store.db.sessions.update(session.id, sealedColumns);
    expect(await keys.returnKey(id, await person('chen'))).toMatchObject({ status: 'keyReturned' });
    expect(io.told).toEqual(['unlock', 'lock', 'light off']);
    expect(await store.db.bookings.byId(id)).toMatchObject({ cleanedAt: now.toISOString(), cleanedById: 'chen' });
    expect(await keys.holderName('X1')).toBe('陈静怡');
  });

  it('[row 85] is refused for the next booking while the one before is open, and says who has it (规定§11)', async () => {
    const first = await approved();
    const second = await bookings.request(
      draft({ startsAt: at('11:30').toISOString(), endsAt: at('12:30').toISOString() }),
      await person('zhou'),
    );
    await bookings.approve(second.id, await person('chen'));
    const keys = keysOver(board());
    now = at('11:15');
    await keys.issueKey(first, await person('chen'));
    await expect(keys.issueKey(second.id, await person('chen'))).rejects.toMatchObject({
      code: 'booking.wrong-state',
      detail: { holder: '林志强' },
    });
    await keys.returnKey(first, await person('chen'));
    expect(await keys.issueKey(second.id, await person('chen'))).toMatchObject({ status: 'keyIssued' });
    expect(await checkDatabase(store.db, store.folder)).toEqual([]);
  });
});

describe('today', () => {
  it('leads each person to the next step of the booking', async () => {
    const { id } = await bookings.request(draft(), await person('lin'));
    const kinds = async (who: string) => (await readToday(store.db, await person(who), now)).tasks.map((task) => task.kind);
    expect([await kinds('deng'), await kinds('lin'), await kinds('zhou')]).toEqual([['approve-booking'], [], []]);
    await bookings.approve(id, await person('deng'));
    now = at('08:35');
    expect(await kinds('chen')).toEqual(['issue-key', 'begin-preflight']);
    const today = await readToday(store.db, await person('chen'), now);
    expect(today).toMatchObject({ date: '2026-11-25', hero: { booking: { id } } });
    expect(today.schedule).toHaveLength(1);
    expect((await readToday(store.db, await person('zhou'), now)).hero).toBeUndefined();
    await expect(readChain(store.db, id, await person('zhou'))).rejects.toMatchObject({ code: 'people.not-allowed' });
  });

  it('keeps asking for the handover until both have signed, on days after the session too (制度§9)', async () => {
    const { id } = await bookings.request(draft(), await person('lin'));
    await bookings.approve(id, await person('deng'));
    const session = aSession({ bookingId: id, leadId: 'lin', recorderId: 'huang', ...sealedColumns });
    await store.db.sessions.insert(session);
    now = new Date('2026-11-27T01:00:00.000Z');
    const tasks = async (who: string) =>
      (await readToday(store.db, await person(who), now)).tasks.filter((task) => task.kind.includes('hand'));
    expect(await tasks('huang')).toMatchObject([
      { kind: 'hand-over', sessionId: session.id, dueAt: '2026-11-27T09:30:00.000Z', article: '制度§9' },
    ]);
    expect(await tasks('chen')).toEqual([]);
    await store.db.sessions.update(session.id, { handedOverById: 'huang', handedOverAt: now.toISOString() });
    expect([await tasks('huang'), await tasks('chen')]).toMatchObject([[], [{ kind: 'receive-handover' }]]);
  });
});
