import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomIo } from '../../devices/room-io/room-io';
import { openAuditLog } from '../../services/audit/audit-log';
import type { BookingDraft } from '../../services/contract/bookings';
import type { PersonTile } from '../../services/contract/people';
import { personTile } from '../../services/people/person-tile';
import { Admissions } from '../../services/rooms/admissions';
import { readBookingHistory } from '../../services/rooms/booking-history';
import { Bookings } from '../../services/rooms/bookings';
import { Keys } from '../../services/rooms/keys';
import { ReadinessDesk } from '../../services/rooms/readiness-desk';
import { RoomTimes } from '../../services/rooms/room-times';
import { readToday } from '../../services/rooms/today';
import { aBooking, aPerson, openTestStore, type TestStore } from '../support/builders';

/* One store for all: each test has a day of its own. */
let store: TestStore;
let now: Date;
let desk: Awaited<ReturnType<typeof open>>;
const told: string[] = [];
const published: { readonly name: string; readonly value: unknown }[] = [];
const at = (text: string) => new Date(`2028-${text}:00+08:00`);
const person = async (id: string): Promise<PersonTile> => {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, now);
};
const draft = (from: string, to: string, change: Partial<BookingDraft> = {}): BookingDraft => ({
  roomId: 'X1',
  purpose: 'questioning',
  startsAt: at(from).toISOString(),
  endsAt: at(to).toISOString(),
  enforcementCase: { number: '', name: '康雅口腔门诊部案' },
  questioned: { name: '欧阳秀兰', role: 'party', position: '', idNumber: '' },
  ...change,
});

async function open() {
  const { db } = store;
  const clock = () => now;
  const audit = await openAuditLog(db, clock, 'boot', join(store.folder, 'audit.jsonl'));
  const act = (name: string) => {
    told.push(name);
    return Promise.resolve();
  };
  const roomIo: RoomIo = {
    unlock: () => act('unlock'),
    lock: () => act('lock'),
    set: (output, on) => act(`${output} ${on ? 'on' : 'off'}`),
    watch: () => () => undefined,
    close: () => Promise.resolve(),
  };
  const parts = { db, audit, clock, roomIo, roomId: 'X1', dailyCheck: 'unlock' as const };
  const base = { ...parts, publish: (name: string, value: unknown) => void published.push({ name, value }) };
  const bookings = new Bookings(base);
  const promote = (roomId: string) => bookings.promote(roomId);
  const admissions = new Admissions({ ...base, onMoved: () => undefined, verify: () => Promise.reject(new Error('nobody approves here')) });
  return {
    ...{ audit, bookings, admissions, keys: new Keys({ ...base, onFreed: promote }), times: new RoomTimes({ ...base, promote }) },
    readiness: new ReadinessDesk(base),
  };
}

beforeAll(async () => {
  store = await openTestStore();
  await store.db.rooms.put({ id: 'X2', name: '第二调查询问室', place: '办公楼三楼 308 室' });
  const registered = { registeredAt: '2028-01-01T00:00:00.000Z', registeredById: 'chen' };
  await store.db.readiness.appendResponsible({ ...registered, roomId: 'X2', name: '梁淑芬', position: '' });
  await store.db.people.save(aPerson({ id: 'deng', name: '邓伟明', role: 'department-head' }));
  now = at('02-28T08:00');
  desk = await open();
});
afterAll(() => store.remove());

describe('asking, asking back, changing', () => {
  it('需补充 waits for the answer, and the history says who and when', async () => {
    const { bookings } = desk;
    const { id } = await bookings.request(draft('02-29T09:00', '02-29T10:00'), await person('lin'));
    await bookings.askMore(id, '请写明案由', await person('deng'));
    expect((await readToday(store.db, await person('lin'), now)).tasks.map(({ kind }) => kind)).toEqual(['answer-more']);
    await expect(bookings.approve(id, await person('deng'))).rejects.toMatchObject({ code: 'booking.wrong-state' });
    await expect(bookings.answerMore(id, '见附', await person('huang'))).rejects.toMatchObject({ code: 'people.not-allowed' });
    await bookings.answerMore(id, '无证行医', await person('lin'));
    await bookings.approve(id, await person('deng'));
    const { events } = await readBookingHistory(store.db, id, await person('lin'));
    expect(events.map(({ kind, by, text }) => `${kind} ${by} ${text}`)).toEqual([
      'requested 林志强 ',
      'more-asked 邓伟明 请写明案由',
      'more-answered 林志强 无证行医',
      'approved 邓伟明 ',
    ]);
  });

  it('a change across midnight asks anew and keeps what stood before; another room has its own times', async () => {
    const { bookings } = desk;
    const lin = await person('lin');
    const { id } = await bookings.request(draft('03-01T09:00', '03-01T10:00'), lin);
    await bookings.approve(id, await person('deng'));
    const change = { roomId: 'X2', startsAt: at('03-01T23:00').toISOString(), endsAt: at('03-02T01:30').toISOString() };
    expect(await bookings.change(id, change, '当事人晚到', lin)).toMatchObject({ ...change, status: 'requested', decidedAt: undefined });
    const { events } = await readBookingHistory(store.db, id, lin);
    expect(events.at(-1)).toMatchObject({
      kind: 'changed',
      text: '当事人晚到',
      before: { roomName: '第一调查询问室', startsAt: at('03-01T09:00').toISOString(), attendees: [] },
      after: { roomName: '第二调查询问室', startsAt: change.startsAt, endsAt: change.endsAt },
    });
    await bookings.change(id, { attendees: [{ name: '何律师', kind: 'lawyer', organisation: '' }] }, '加律师', lin);
    const changes = (await readBookingHistory(store.db, id, lin)).events.filter(({ kind }) => kind === 'changed');
    expect(
      changes.map(({ before, after }) => [before?.attendees.length, after?.attendees.map(({ name }) => name), after?.startsAt]),
    ).toEqual([
      [0, [], change.startsAt],
      [0, ['何律师'], change.startsAt],
    ]);
    await expect(bookings.request(draft('03-02T01:00', '03-02T02:00', { roomId: 'X2' }), lin)).rejects.toMatchObject({
      code: 'booking.overlaps',
      detail: { minutes: '30' },
    });
  });

  it('[row 74] a purpose that is none of 规定§3 is refused before and by the store, and leaves nothing (规定§6)', async () => {
    const lin = await person('lin');
    const wanted = draft('03-02T14:00', '03-02T15:00');
    const meeting = 'staff-meeting' as BookingDraft['purpose'];
    await expect(desk.bookings.request({ ...wanted, purpose: meeting }, lin)).rejects.toMatchObject({
      code: 'input.invalid',
      detail: { field: 'purpose' },
    });
    await expect(desk.times.wait({ ...wanted, purpose: meeting }, lin)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(
      store.db.bookings.insert(aBooking({ startsAt: wanted.startsAt, endsAt: wanted.endsAt, purpose: meeting })),
    ).rejects.toThrow('CHECK');
    expect(await store.db.bookings.between('X1', wanted.startsAt, wanted.endsAt)).toEqual([]);
  });

  it('[row 71] the procedure is kept with the booking, also one that needn’t use the room; another is refused (规定§3)', async () => {
    const lin = await person('lin');
    const { id, procedure } = await desk.bookings.request(draft('03-02T16:00', '03-02T17:00', { procedure: 'summary' }), lin);
    expect([procedure, (await store.db.bookings.byId(id))?.procedure]).toEqual(['summary', 'summary']);
    const other = 'any' as NonNullable<BookingDraft['procedure']>;
    await expect(desk.bookings.request(draft('03-02T17:00', '03-02T18:00', { procedure: other }), lin)).rejects.toMatchObject({
      code: 'input.invalid',
      detail: { field: 'procedure' },
    });
  });

  it('keeps an instant through the summer time of another zone, on 29 February, and refuses a day that is none', async () => {
    const { bookings } = desk;
    const lin = await person('lin');
    // Berlin has no 02:30 on that day, New York two of 01:30 on the other; Shanghai has both once.
    for (const [from, to] of [
      ['03-26T08:30', '03-26T10:30'],
      ['11-05T13:30', '11-05T15:30'],
      ['02-29T23:30', '03-01T00:30'],
    ] as const) {
      const wanted = draft(from, to);
      const offset = await bookings.request({ ...wanted, startsAt: `2028-${from}:00+08:00` }, lin);
      expect(await store.db.bookings.byId(offset.id)).toMatchObject({ startsAt: wanted.startsAt, endsAt: wanted.endsAt });
    }
    await expect(
      bookings.request({ ...draft('03-26T08:30', '03-26T10:30'), startsAt: '2027-02-29T09:00:00+08:00' }, lin),
    ).rejects.toMatchObject({
      code: 'input.invalid',
      detail: { field: 'startsAt' },
    });
  });

  it('keeps a 300-character name, an emoji and an SQL fragment to the character, refuses 301 and an end before the start', async () => {
    const { bookings } = desk;
    const lin = await person('lin');
    for (const [n, name] of ['张'.repeat(300), '👩‍⚖️ 李', "x'); DROP TABLE bookings;--"].entries()) {
      const wanted = draft(`03-03T1${n}:00`, `03-03T1${n}:30`, { questioned: { name, role: 'party', position: '', idNumber: '' } });
      const { id } = await bookings.request(wanted, lin);
      expect((await store.db.bookings.byId(id))?.questionedName).toBe(name);
    }
    const long = { name: '张'.repeat(301), role: 'party', position: '', idNumber: '' } as const;
    await expect(bookings.request(draft('03-03T15:00', '03-03T16:00', { questioned: long }), lin)).rejects.toMatchObject({
      code: 'input.invalid',
      detail: { field: 'questioned.name' },
    });
    await expect(bookings.request(draft('03-03T16:00', '03-03T15:00'), lin)).rejects.toMatchObject({ code: 'booking.ends-before-start' });
  });
});

describe('closed times and the waiting list', () => {
  it('a closed time is refused with its reason, and the search finds the room that is free or the next free time', async () => {
    const { bookings, times } = desk;
    const closed = {
      roomId: 'X1',
      weekday: 6,
      fromMinute: 540,
      toMinute: 660,
      firstOn: '2028-03-01',
      lastOn: undefined,
      reason: '设备保养',
    };
    await times.close(closed, await person('chen'));
    const wished = draft('03-04T10:00', '03-04T11:30');
    await expect(bookings.request(wished, await person('lin'))).rejects.toMatchObject({
      code: 'booking.closed-time',
      detail: { reason: '设备保养' },
    });
    expect((await times.free(wished)).map(({ roomId, startsAt, asWished }) => ({ roomId, startsAt, asWished }))).toEqual([
      { roomId: 'X2', startsAt: wished.startsAt, asWished: true },
      { roomId: 'X1', startsAt: at('03-04T11:00').toISOString(), asWished: false },
    ]);
  });

  it('who waits is promoted in turn when the time becomes free, and is told until it is noted', async () => {
    const { bookings, times } = desk;
    const [lin, huang] = [await person('lin'), await person('huang')];
    const { id } = await bookings.request(draft('03-06T09:00', '03-06T11:00'), lin);
    await expect(times.wait(draft('03-06T14:00', '03-06T15:00'), huang)).rejects.toMatchObject({ code: 'waiting.time-is-free' });
    await times.wait(draft('03-06T09:30', '03-06T10:30'), huang);
    expect((await times.wait(draft('03-06T10:00', '03-06T11:00'), lin)).map(({ ahead }) => ahead)).toEqual([0, 1]);
    await bookings.cancel(id, '当事人改期', lin);
    const live = (await store.db.bookings.between('X1', at('03-06T00:00').toISOString(), at('03-07T00:00').toISOString())).filter(
      ({ status }) => status === 'requested',
    );
    expect(live.map(({ requestedById, startsAt }) => [requestedById, startsAt])).toEqual([['huang', at('03-06T09:30').toISOString()]]);
    const told = (await readToday(store.db, huang, now)).tasks.filter(({ kind }) => kind === 'turn-came');
    expect(told.map(({ bookingId }) => bookingId)).toEqual([live[0]?.id]);
    const [place] = (await times.waiting(huang)).filter(({ booking }) => booking);
    await times.leave(place?.number ?? 0, huang);
    expect((await readToday(store.db, huang, now)).tasks.filter(({ kind }) => kind === 'turn-came')).toEqual([]);
  });
});

describe('the waiting list and what it keeps', () => {
  const named = [{ name: '何律师', kind: 'lawyer', organisation: '南方律师事务所' }] as const;

  it('who waits keeps whom the application names, and the procedure of the case', async () => {
    const { bookings, times } = desk;
    const [lin, huang] = [await person('lin'), await person('huang')];
    const { id } = await bookings.request(draft('03-13T09:00', '03-13T10:00'), lin);
    await times.wait(draft('03-13T09:00', '03-13T10:00', { attendees: named, procedure: 'complex-report' }), huang);
    await expect(times.wait(draft('03-13T09:00', '03-13T10:00'), huang)).rejects.toMatchObject({ code: 'waiting.already-waits' });
    const waits = (await times.waiting(huang)).filter(({ startsAt }) => startsAt === at('03-13T09:00').toISOString());
    expect(waits.map(({ attendees }) => attendees)).toEqual([named]);
    await bookings.reject(id, '另有安排', await person('deng'));
    const [place] = (await times.waiting(huang)).filter(({ booking }) => booking);
    const { attendees, events } = await readBookingHistory(store.db, place?.booking?.id ?? '', huang);
    expect(attendees).toEqual(named);
    expect(events.map(({ kind }) => kind)).toEqual(['promoted']);
    expect(await store.db.bookings.byId(place?.booking?.id ?? '')).toMatchObject({ procedure: 'complex-report' });
    await times.leave(place?.number ?? 0, huang);
  });

  it('a turn that came while nobody was there is noticed at the next start', async () => {
    const { bookings, times } = desk;
    const [lin, huang] = [await person('lin'), await person('huang')];
    const { id } = await bookings.request(draft('03-14T09:00', '03-14T10:00'), lin);
    await times.wait(draft('03-14T09:00', '03-14T10:00'), huang);
    // Another kiosk of the bureau, or the moment before a power cut: the time is free and nobody has looked.
    await store.db.bookings.update(id, { status: 'cancelled' });
    expect((await times.waiting(huang)).filter(({ booking }) => booking)).toEqual([]);
    await bookings.promoteAll();
    expect((await readToday(store.db, huang, now)).tasks.map(({ kind }) => kind)).toContain('turn-came');
    const [place] = (await times.waiting(huang)).filter(({ booking }) => booking);
    await times.leave(place?.number ?? 0, huang);
  });

  it('nobody waits for a time at which the room is closed, and a room without anybody answering for it is not offered', async () => {
    const { times } = desk;
    const once = { weekday: 3, fromMinute: 540, toMinute: 600, firstOn: '2028-03-15', lastOn: '2028-03-15' };
    await times.close({ ...once, roomId: 'X1', reason: '消防演练' }, await person('chen'));
    await expect(times.wait(draft('03-15T09:00', '03-15T10:00'), await person('lin'))).rejects.toMatchObject({
      code: 'booking.closed-time',
    });
    await store.db.rooms.put({ id: 'X0', name: '未启用的询问室', place: '' });
    expect((await times.free(draft('03-15T09:00', '03-15T10:00'))).map(({ roomId }) => roomId)).toEqual(['X2', 'X1']);
  });
});

describe('the room', () => {
  it('[row 72] without a first responsible person is not bookable, with the article (规定§4)', async () => {
    await store.db.rooms.put({ id: 'X3', name: '第三调查询问室', place: '' });
    await expect(desk.bookings.request(draft('03-08T09:00', '03-08T10:00', { roomId: 'X3' }), await person('lin'))).rejects.toMatchObject({
      code: 'room.no-responsible',
      detail: { article: '规定§4' },
    });
  });

  it('[row 75] opens after the check of the day, for a booking that is registered then, to a named person; and is not locked against who is inside (规定§7, §9)', async () => {
    const { bookings, keys, readiness } = desk;
    const [lin, chen] = [await person('lin'), await person('chen')];
    const { id } = await bookings.request(draft('03-09T09:00', '03-09T10:00'), lin);
    await bookings.approve(id, await person('deng'));
    now = at('03-09T08:45');
    await expect(keys.issueKey(id, chen)).rejects.toMatchObject({ code: 'room.not-checked-today', detail: { article: '规定§7' } });
    await expect(readiness.check({ devices: 'faulty', cleanliness: 'good', note: ' ' }, chen)).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await readiness.check({ devices: 'good', cleanliness: 'good', note: '' }, chen);
    await expect(keys.issueKey(id, chen, 'huang')).rejects.toMatchObject({ code: 'key.not-named' });
    expect(told).not.toContain('unlock');
    expect(await keys.issueKey(id, chen)).toMatchObject({ status: 'keyIssued', registeredAt: now.toISOString() });
    const { inside } = await desk.admissions.enter({ standing: 'staff', personId: 'huang' }, chen);
    await expect(keys.returnKey(id, chen)).rejects.toMatchObject({ code: 'room.occupied' });
    await desk.admissions.leave(inside[0]?.number ?? 0, chen);
    await desk.admissions.toldUnlisted(await desk.admissions.appendUnlisted());
    await keys.clean(id, lin);
    expect(await keys.returnKey(id, chen)).toMatchObject({ status: 'keyReturned' });
    for (const { number } of (await desk.admissions.inside()).inside) await desk.admissions.leave(number, chen);
    const { events } = await readBookingHistory(store.db, id, lin);
    expect(events.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      'requested 林志强',
      'approved 邓伟明',
      'registered 陈静怡',
      'key-issued 陈静怡',
      'cleaned 林志强',
      'key-returned 陈静怡',
    ]);
  });
});
