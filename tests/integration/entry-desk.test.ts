import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RoomIoError, type RoomIo } from '../../devices/room-io/room-io';
import { openAuditLog } from '../../services/audit/audit-log';
import type { RoomAlarmView } from '../../services/contract/entry';
import { Refusal } from '../../services/contract/errors';
import type { PersonTile } from '../../services/contract/people';
import type { AuthorisationDraft, EntryDraft } from '../../services/contract/room-use';
import { personTile } from '../../services/people/person-tile';
import { AdmissionWatch } from '../../services/rooms/admission-watch';
import { Admissions } from '../../services/rooms/admissions';
import { Authorisations } from '../../services/rooms/authorisations';
import { emergencyUnlock } from '../../services/rooms/emergency-unlock';
import { Keys } from '../../services/rooms/keys';
import { ReadinessDesk } from '../../services/rooms/readiness-desk';
import { PaperStore } from '../../services/rooms/paper-store';
import { RoomAlarms } from '../../services/rooms/room-alarms';
import { aBooking, aPerson, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let desk: Awaited<ReturnType<typeof open>>;
let chen: PersonTile;
const now = new Date('2026-11-25T09:00:00+08:00');
/** What the board was told, and whether this room has an electric lock. */
const told: string[] = [];
let moves = 0;
let electric = true;
let deaf = false;
const pin = '111111';

async function open() {
  const { db } = store;
  const act = (name: string) =>
    electric ? Promise.resolve(void told.push(name)) : Promise.reject(new RoomIoError('room-io.not-fitted', name));
  const roomIo: RoomIo = {
    unlock: () => act('unlock'),
    lock: () => act('lock'),
    set: (output, on) => {
      if (deaf) return Promise.reject(new RoomIoError('room-io.no-acknowledgement', output));
      return Promise.resolve(void told.push(`${output} ${on ? 'on' : 'off'}`));
    },
    watch: () => () => undefined,
    close: () => Promise.resolve(),
  };
  const verify = async (credential: { readonly personId: string; readonly pin: string }) => {
    const row = await db.people.byId(credential.personId);
    if (!row || credential.pin !== pin) throw new Refusal('people.wrong-pin', { triesLeft: '4' });
    return row;
  };
  const audit = await openAuditLog(db, () => now, 'boot', join(store.folder, 'audit.jsonl'));
  const room = { id: 'X1', name: '第一调查询问室', place: '办公楼三楼 306 室' };
  const parts = { ...{ db, audit, roomIo, verify, room, roomId: 'X1' }, clock: () => now, publish: () => undefined };
  const admissions = new Admissions({ ...parts, onMoved: () => (moves += 1) });
  const alarms = new RoomAlarms({ ...parts, onIdentified: () => admissions.tell() });
  return {
    ...{ admissions, alarms, keys: new Keys(parts), readiness: new ReadinessDesk(parts) },
    authorisations: new Authorisations({ ...parts, papers: new PaperStore(join(store.folder, 'papers')) }),
    watch: new AdmissionWatch({
      ...parts,
      preparing: () => false,
      onUnlisted: async () => admissions.toldUnlisted(await alarms.raiseUnlisted(() => admissions.appendUnlisted())),
      onEmpty: () => admissions.empty(),
    }),
    emergency: (reason: string, one: string, other: string, otherPin = pin) =>
      emergencyUnlock(parts, reason, { personId: one, pin }, { personId: other, pin: otherPin }),
  };
}

beforeAll(async () => {
  store = await openTestStore();
  await store.db.people.save(aPerson({ id: 'deng', name: '邓伟明', role: 'department-head' }));
  await store.db.people.save(aPerson({ id: 'liang', name: '梁淑芬', role: 'office-staff' }));
  await store.db.people.save(aPerson({ id: 'zhou', name: '周海燕' }));
  desk = await open();
  const row = await store.db.people.byId('chen');
  if (!row) throw new Error('no administrator');
  chen = personTile(row, now);
});
afterAll(() => store.remove());
beforeEach(async () => {
  electric = true;
  deaf = false;
  told.length = 0;
  for (const { number } of (await desk.admissions.inside()).inside) await desk.admissions.leave(number, chen);
});

it('[row 83] an unlisted entry has its line and its alarm together, or neither', async () => {
  const { db } = store;
  const before = (await db.admissions.inside('X1')).length;
  // The line is written, and then its alarm can't be: the line goes with it.
  await expect(
    desk.alarms.raiseUnlisted(async () => {
      await desk.admissions.appendUnlisted();
      throw new Error('no room on the disk');
    }),
  ).rejects.toThrow('no room on the disk');
  expect(await db.admissions.inside('X1')).toHaveLength(before);
  expect(await desk.alarms.open()).toEqual([]);
});

const lawyer: AuthorisationDraft = {
  ...{ name: '何律师', kind: 'lawyer', organisation: '粤北律师事务所', idNumber: '', document: '授权委托书 01' },
  ...{ validFrom: '2026-11-01', validUntil: '2026-11-30' },
};
const guest = (change: Partial<Extract<EntryDraft, { standing: 'approved' }>> = {}): EntryDraft => ({
  ...{ standing: 'approved', name: '帕提古丽', kind: 'interpreter', organisation: '清远市民宗局', reason: '维吾尔语翻译' },
  ...{ escortId: 'lin', approval: { personId: 'deng', pin } },
  ...change,
});
const lines = async () => (await desk.admissions.inside()).inside.length;

describe('who is let in', () => {
  it('[row 78] [row 82] [row 83] a guest: a leading officer, a reason, an approval with the own PIN, then the line; in this order (规定§8, §10)', async () => {
    const refused: readonly (readonly [Parameters<typeof guest>[0], string])[] = [
      [{ escortId: '', reason: '', approval: { personId: 'deng', pin: '000000' } }, 'admission.no-escort'],
      [{ escortId: 'liang', approval: { personId: 'deng', pin: '000000' } }, 'admission.no-escort'],
      [{ reason: ' ', approval: { personId: 'lin', pin: '000000' } }, 'input.invalid'],
      [{ approval: { personId: 'lin', pin } }, 'admission.no-approval'],
      [{ approval: { personId: 'deng', pin: '000000' } }, 'people.wrong-pin'],
    ];
    for (const [change, code] of refused) await expect(desk.admissions.enter(guest(change), chen)).rejects.toMatchObject({ code });
    expect(await lines()).toBe(0);
    const before = moves;
    const { inside } = await desk.admissions.enter(guest(), chen);
    // Whoever shows who is in a session hears of it.
    expect(moves).toBe(before + 1);
    expect(inside).toMatchObject([
      { name: '帕提古丽', kind: 'interpreter', escort: '林志强', approvedBy: '邓伟明', reason: '维吾尔语翻译' },
    ]);
    const row = await store.db.admissions.byNumber(inside[0]?.number ?? 0);
    expect(row).toMatchObject({
      approvedById: 'deng',
      approvedAt: now.toISOString(),
      enteredAt: now.toISOString(),
      registeredById: 'chen',
    });
  });

  it('[row 76] [row 77] staff by their role; whoever is authorised by the paper on file, within its days (规定§8)', async () => {
    expect((await desk.admissions.enter({ standing: 'staff', personId: 'huang' }, chen)).inside).toMatchObject([{ kind: 'officer' }]);
    await expect(desk.admissions.enter({ standing: 'staff', personId: 'huang' }, chen)).rejects.toMatchObject({
      code: 'admission.already-inside',
      detail: { name: '黄晓敏' },
    });
    const [on] = await desk.authorisations.add(lawyer, chen);
    const { inside } = await desk.admissions.enter({ standing: 'authorised', authorisationId: on?.id ?? '', escortId: 'lin' }, chen);
    expect(inside.at(-1)).toMatchObject({ name: '何律师', standing: 'authorised', escort: '林志强' });
  });

  it('[row 79] an authorisation that ran out lets nobody in and opens no door, and says until when it held (规定§9)', async () => {
    const all = await desk.authorisations.add(
      { ...lawyer, name: '黄晓敏', kind: 'officer', validUntil: '2026-11-24', personId: 'huang' },
      chen,
    );
    const lapsed = { code: 'authorisation.expired', detail: { name: '黄晓敏', until: '2026-11-24' } };
    const entry = { standing: 'authorised', authorisationId: all.at(-1)?.id ?? '', escortId: 'lin' } as const;
    await expect(desk.admissions.enter(entry, chen)).rejects.toMatchObject(lapsed);
    await expect(desk.admissions.enter({ standing: 'staff', personId: 'huang' }, chen)).rejects.toMatchObject(lapsed);
    await store.db.bookings.insert(
      aBooking({ id: 'b79', requestedById: 'huang', status: 'approved', decidedById: 'deng', decidedAt: '2026-11-24T01:00:00.000Z' }),
    );
    await desk.readiness.check({ devices: 'good', cleanliness: 'good', note: '' }, chen);
    await expect(desk.keys.issueKey('b79', chen)).rejects.toMatchObject(lapsed);
    expect(told).toEqual([]);
    await desk.authorisations.add({ ...lawyer, name: '黄晓敏', kind: 'officer', personId: 'huang' }, chen);
    electric = false;
    // A room without an electric lock hands out the key alone.
    expect(await desk.keys.issueKey('b79', chen)).toMatchObject({ status: 'keyIssued' });
  });

  it('[row 80] [row 88] while a questioning has the key, a second person to be questioned is refused (规定§9, §13)', async () => {
    expect(await desk.keys.holderName('X1')).toBe('黄晓敏');
    await desk.admissions.enter(guest({ name: '欧阳秀兰', kind: 'party', reason: '接受询问' }), chen);
    await expect(desk.admissions.enter(guest({ name: '李四', kind: 'witness', reason: '作证' }), chen)).rejects.toMatchObject({
      code: 'admission.second-questioned',
      detail: { name: '李四', first: '欧阳秀兰' },
    });
    await desk.admissions.enter(guest(), chen);
    expect(await lines()).toBe(2);
    for (const { number } of (await desk.admissions.inside()).inside) await desk.admissions.leave(number, chen);
    await desk.keys.returnKey('b79', chen);
  });
});

describe('the paper of an authorisation', () => {
  const files = { pdf: '%PDF-1.7\nabc', exe: 'MZ not a paper' } as const;
  const put = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(store.folder, name), content);
    return join(store.folder, name);
  };

  it('[row 77] is taken in by its content and proved when it is opened; one that was changed or is missing is said', async () => {
    const [one] = await desk.authorisations.add({ ...lawyer, name: '附文件' }, chen).then((all) => all.slice(-1));
    const id = one?.id ?? '';
    await expect(desk.authorisations.paper(id)).rejects.toMatchObject({ code: 'authorisation-paper.none' });
    const pdf = await put('委托书.txt', files.pdf);
    const all = await desk.authorisations.attachPaper(id, () => Promise.resolve(pdf), chen);
    const taken = all?.find((each) => each.id === id);
    expect(taken?.paperName).toBe('委托书.txt');
    const paper = await desk.authorisations.paper(id);
    expect(paper).toMatchObject({ kind: 'application/pdf', name: '委托书.txt' });
    await appendFile(paper.file, ' ');
    await expect(desk.authorisations.paper(id)).rejects.toMatchObject({
      code: 'authorisation-paper.changed',
      detail: { name: '委托书.txt' },
    });
    await rm(paper.file);
    await expect(desk.authorisations.paper(id)).rejects.toMatchObject({ code: 'authorisation-paper.missing' });
  });

  it('is refused where it is none, too large or not to be read; then nothing is kept', async () => {
    const [one] = await desk.authorisations.add({ ...lawyer, name: '拒收' }, chen).then((all) => all.slice(-1));
    const id = one?.id ?? '';
    const kept = await readdir(join(store.folder, 'papers'));
    const attach = (file: string | undefined) => desk.authorisations.attachPaper(id, () => Promise.resolve(file), chen);
    expect(await attach(undefined)).toBeUndefined();
    const ask = () => Promise.reject(new Error('asked'));
    await expect(desk.authorisations.attachPaper('nowhere', ask, chen)).rejects.toMatchObject({ code: 'authorisation.unknown' });
    await expect(attach(await put('paper.pdf', files.exe))).rejects.toMatchObject({ code: 'authorisation-paper.not-a-paper' });
    await expect(attach(await put('big.pdf', Buffer.concat([Buffer.from(files.pdf), Buffer.alloc(20_000_000)])))).rejects.toMatchObject({
      code: 'authorisation-paper.too-large',
    });
    await expect(attach(join(store.folder, 'nowhere.pdf'))).rejects.toMatchObject({ code: 'authorisation-paper.unreadable' });
    await expect(attach(store.folder)).rejects.toMatchObject({ code: 'authorisation-paper.unreadable' });
    expect(await readdir(join(store.folder, 'papers'))).toEqual(kept);
    expect((await desk.authorisations.list()).find((each) => each.id === id)?.paperName).toBeUndefined();
  });
});

describe('what the room calls about', () => {
  const kinds = (alarms: readonly RoomAlarmView[]) => alarms.map(({ kind }) => kind);

  it('[row 69] somebody whom nobody admitted: an alarm and a line, until the administrator says who it was; the empty room ends the line (规定§2)', async () => {
    const { alarms, admissions, watch } = desk;
    const see = (presence: 'present' | 'absent', door: 'open' | 'closed') => watch.look({ presence, door });
    await see('absent', 'closed');
    await see('absent', 'open');
    await see('present', 'open');
    const [alarm] = await alarms.open();
    expect(alarm).toMatchObject({ kind: 'unlisted-entry', grade: 'alarm', place: '办公楼三楼 306 室' });
    expect(await admissions.inside()).toMatchObject({ inside: [{ standing: 'unlisted', name: '' }] });
    expect(told).toEqual(['buzzer on']);
    const number = alarm?.number ?? 0;
    await expect(alarms.answer(number, ' ', { personId: 'chen', pin })).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(alarms.answer(number, '保洁', { personId: 'lin', pin })).rejects.toMatchObject({ code: 'alarm.administrator-only' });
    await expect(alarms.answer(number, '保洁', { personId: 'chen', pin: '000000' })).rejects.toMatchObject({ code: 'people.wrong-pin' });
    expect(await alarms.answer(number, '保洁员赵姐，未登记', { personId: 'chen', pin })).toEqual([]);
    await expect(alarms.answer(number, '又一次', { personId: 'chen', pin })).rejects.toMatchObject({ code: 'alarm.unknown' });
    expect(told.at(-1)).toBe('buzzer off');
    expect(await admissions.inside()).toMatchObject({ inside: [{ standing: 'unlisted', name: '保洁员赵姐，未登记' }] });
    // Somebody who sits still isn't seen: only a door that opened lets anybody out.
    await see('present', 'closed');
    await see('absent', 'closed');
    expect(await lines()).toBe(1);
    await see('present', 'closed');
    await see('present', 'open');
    await see('absent', 'open');
    expect(await lines()).toBe(0);
    expect((await alarms.latest())[0]).toMatchObject({ answered: { by: '陈静怡', text: '保洁员赵姐，未登记' } });
  });

  it('the button: once while it waits, answered by anybody with the own PIN, and never changed after', async () => {
    const { alarms } = desk;
    await Promise.all([alarms.raise('duress'), alarms.raise('duress'), alarms.raise('tamper')]);
    const open = await alarms.open();
    expect(kinds(open)).toEqual(['duress', 'tamper']);
    await alarms.answer(open[0]?.number ?? 0, '误碰，人员平安', { personId: 'lin', pin });
    expect(told.at(-1)).toBe('buzzer off');
    expect(kinds(await alarms.answer(open[1]?.number ?? 0, '检修控制箱', { personId: 'lin', pin }))).toEqual([]);
    await expect(
      store.db.alarms.answer(open[0]?.number ?? 0, { answeredAt: now.toISOString(), answeredById: 'lin', answer: '改' }),
    ).resolves.toBe(false);
    const written: readonly string[] = (await store.db.audit.tail(100)).map(({ action }) => action);
    expect(written).toEqual(expect.arrayContaining(['alarm.duress', 'alarm.answered.duress', 'alarm.unlisted-entry']));
  });

  it('the buzzer is told again until the board acknowledges: an order that got lost must not let it sound for ever', async () => {
    const { alarms } = desk;
    await alarms.raise('duress');
    deaf = true;
    const [open] = await alarms.open();
    await alarms.answer(open?.number ?? 0, '误碰', { personId: 'lin', pin });
    await alarms.payOwed();
    expect(told).toEqual(['buzzer on']);
    deaf = false;
    await alarms.payOwed();
    await alarms.payOwed();
    expect(told).toEqual(['buzzer on', 'buzzer off']);
  });
});

describe('the door in an emergency', () => {
  it('opens for a reason and two people, each with the own PIN, which is written down before; without an electric lock it says: by key', async () => {
    await expect(desk.emergency('有人晕倒', 'lin', 'lin')).rejects.toMatchObject({ code: 'emergency.same-person' });
    await expect(desk.emergency(' ', 'lin', 'huang')).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(desk.emergency('有人晕倒', 'lin', 'huang', '000000')).rejects.toMatchObject({ code: 'people.wrong-pin' });
    expect(told).toEqual([]);
    expect(await desk.emergency('有人晕倒', 'lin', 'huang')).toBe('electric');
    expect(told).toEqual(['unlock']);
    electric = false;
    expect(await desk.emergency('门锁断电', 'lin', 'huang')).toBe('by-key');
    expect(await store.db.readiness.emergencies('X1')).toMatchObject([{ reason: '有人晕倒' }, { reason: '门锁断电', secondId: 'huang' }]);
  });

  it('is not locked against who is inside; a room without an electric lock says so', async () => {
    const { inside } = await desk.admissions.enter({ standing: 'staff', personId: 'zhou' }, chen);
    await expect(desk.keys.lock('X1', chen)).rejects.toMatchObject({ code: 'room.occupied', detail: { names: '周海燕' } });
    await desk.admissions.leave(inside[0]?.number ?? 0, chen);
    await desk.keys.lock('X1', chen);
    expect(told).toEqual(['lock']);
    electric = false;
    await expect(desk.keys.lock('X1', chen)).rejects.toMatchObject({ code: 'door.no-electric-lock' });
  });
});
