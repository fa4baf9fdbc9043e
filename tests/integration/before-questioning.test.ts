import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonRow } from '../../db/entities/person.entity';
import type { PersonDraft } from '../../services/contract/bookings';
import type { PersonTile } from '../../services/contract/people';
import { openAuditLog } from '../../services/audit/audit-log';
import { BeforeDesk } from '../../services/interviews/before-desk';
import { BeforeQuestioning } from '../../services/interviews/before-questioning';
import { Companions } from '../../services/interviews/companions';
import { NoticeAnswers } from '../../services/interviews/notice-answers';
import { expectNotElsewhere } from '../../services/interviews/officer-elsewhere';
import { Interviews } from '../../services/interviews/interviews';
import { inspectorsOf, readSessionFacts } from '../../services/interviews/session-facts';
import { stateOfRow } from '../../services/interviews/session-rows';
import { sessionNews } from '../../services/interviews/session-view';
import { aBooking, aPerson, aSession, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let before: BeforeQuestioning;
let companions: Companions;
let answers: NoticeAnswers;
const ready = { phase: 'ready', checkedAt: '2026-11-25T00:52:46.000Z', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' };
const around = { agency: { name: '某所', noticeName: '某所' }, cameras: [], sealProblem: undefined, now: '2026-11-25T01:00:00.000Z' };
const view = async (sessionId: string) => ({ ...sessionNews(await readSessionFacts(store.db, sessionId, around)), transcript: [] });

const stateOf = async (id: string) => {
  const row = await store.db.sessions.byId(id);
  if (!row) throw new Error('no session');
  return { row, state: stateOfRow(row, await inspectorsOf(store.db, row)) };
};

beforeEach(async () => {
  store = await openTestStore();
  const { db } = store;
  await db.rooms.put({ id: 'X2', name: '第二调查询问室', place: '三楼' });
  await db.bookings.insert(aBooking({ id: 'b1', questionedWorkUnit: '', questionedPosition: '' }));
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', ...ready }));
  const now = () => new Date('2026-11-25T00:58:00.000Z');
  const audit = await openAuditLog(db, now, 'boot', join(store.folder, 'audit.jsonl'));
  const desk = new BeforeDesk({ db, audit, active: { state: stateOf }, view, onChange: () => undefined });
  before = new BeforeQuestioning(desk, db, now);
  companions = new Companions(desk, db, now);
  answers = new NoticeAnswers({ db, active: { state: stateOf }, view, now, onChange: () => undefined });
});
afterEach(() => store.remove());

const whole: PersonDraft = {
  ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '44010619850214124４ ', workUnit: '康雅口腔门诊部' },
  ...{ position: '法定代表人', phone: '0763-3360000', address: '清远市清城区先锋中路 12 号' },
};

describe('who is questioned', () => {
  it('says field by field what the head of the record still wants, and takes what was completed', async () => {
    expect((await view('s1')).gaps).toEqual([
      ...['idNumber', 'sex', 'bornOn', 'workUnit', 'position', 'phone', 'address'].map((field) => `person.${field}`),
      'checklist',
    ]);
    const completed = await before.completePerson('s1', whole, 'lin');
    expect(completed.gaps).toEqual(['checklist']);
    expect(completed.questioned).toMatchObject({ idNumber: '440106198502141244', sex: 'female', bornOn: '1985-02-14' });
    // What the number says stands in no column of its own.
    expect(await store.db.bookings.byId('b1')).toMatchObject({ questionedSex: null, questionedBornOn: null });
  });

  it('keeps what a number says and what was typed apart: another document, another birth', async () => {
    await before.completePerson('s1', { ...whole, document: 'passport', idNumber: 'E12345678', sex: 'male', bornOn: '2010-05-01' }, 'lin');
    expect((await view('s1')).questioned).toMatchObject({ document: 'passport', sex: 'male', bornOn: '2010-05-01' });
    await before.completePerson('s1', { ...whole, sex: 'male', bornOn: '2010-05-01' }, 'lin');
    expect((await view('s1')).questioned).toMatchObject({ sex: 'female', bornOn: '1985-02-14' });
  });

  it.each([
    { change: { idNumber: '440106198502141243' }, code: 'document.wrong-check' },
    { change: { idNumber: '4401061985' }, code: 'document.wrong-length' },
    { change: { name: ' ' }, code: 'input.invalid' },
    { change: { document: 'passport' as const, idNumber: 'E12345678', bornOn: '2026-11-26' }, code: 'input.invalid' },
    { change: { document: 'passport' as const, idNumber: 'E12345678', bornOn: '2026-02-30' }, code: 'input.invalid' },
  ])('refuses $change: $code, and changes nothing', async ({ change, code }) => {
    await expect(before.completePerson('s1', { ...whole, ...change }, 'lin')).rejects.toMatchObject({ code });
    expect(await store.db.bookings.byId('b1')).toMatchObject({ questionedIdNumber: '', questionedPhone: '' });
  });

  it('no more once the record is being read: its head stands in it', async () => {
    await store.db.sessions.update('s1', {
      phase: 'reviewing',
      startedAt: '2026-11-25T01:02:14.000Z',
      noticeGivenAt: '2026-11-25T01:03:36.000Z',
    });
    await expect(before.completePerson('s1', whole, 'lin')).rejects.toMatchObject({ code: 'session.wrong-phase' });
  });

  it('[row 88] is in one room at a time: at the application and at the console the other booking is named (规定§13)', async () => {
    await before.completePerson('s1', whole, 'lin');
    const elsewhere = aBooking({ id: 'b2', roomId: 'X2', startsAt: '2026-11-25T03:00:00.000Z', endsAt: '2026-11-25T04:00:00.000Z' });
    await expect(store.db.bookings.insert({ ...elsewhere, questionedIdNumber: '440106198502141244' })).rejects.toThrow('person-elsewhere');
    await store.db.bookings.insert(elsewhere);
    await store.db.sessions.insert(
      aSession({ id: 's2', bookingId: 'b2', roomId: 'X2', ...ready, leadId: null, recorderId: null, phase: 'checked' }),
    );
    await expect(before.completePerson('s2', whole, 'lin')).rejects.toMatchObject({
      code: 'booking.person-elsewhere',
      detail: { name: '欧阳秀兰', room: '第一调查询问室', with: '09:00–11:30 医疗机构监督科' },
    });
    // Over, or called off: that time is free again.
    await store.db.bookings.update('b1', { status: 'cancelled' });
    expect((await before.completePerson('s2', whole, 'lin')).gaps).toEqual(['checklist']);
  });
});

const lin = { ...{ id: 'lin', name: '林志强', role: 'inspector', department: '', badgeNumber: 'B-lin' }, demoPin: undefined } as PersonTile;
const items = ['uniform', 'insignia', 'certificates', 'papers', 'equipment'];
const inOrder = items.map((item) => ({ item, inOrder: true, reason: '' }));

describe('[row 13] the checklist (制度§7)', () => {
  it('is kept line by line with who looked and when', async () => {
    const { checklist, gaps } = await before.check('s1', inOrder, lin);
    expect(gaps).not.toContain('checklist');
    expect(checklist).toMatchObject({ at: '2026-11-25T00:58:00.000Z', by: '林志强' });
    expect(checklist?.items.map(({ key, state }) => [key, state])).toEqual(items.map((item) => [item, 'in-order']));
  });
  it('takes what is lacking with its reason, and not without', async () => {
    const lacking = (reason: string) => inOrder.map((check) => (check.item === 'insignia' ? { ...check, inOrder: false, reason } : check));
    await expect(before.check('s1', lacking(' '), lin)).rejects.toMatchObject({ code: 'checklist.no-reason' });
    expect((await view('s1')).gaps).toContain('checklist');
    const { checklist, gaps } = await before.check('s1', lacking('臂章在换发'), lin);
    expect(gaps).not.toContain('checklist');
    expect(checklist?.items.find(({ key }) => key === 'insignia')).toMatchObject({ state: 'lacking', reason: '臂章在换发' });
  });
  it('is whole or not at all, and by one of the two officers', async () => {
    await expect(before.check('s1', inOrder.slice(1), lin)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(before.check('s1', inOrder, { ...lin, id: 'chen' })).rejects.toMatchObject({ code: 'people.not-allowed' });
    expect((await view('s1')).checklist?.at).toBeUndefined();
  });
});

describe('[row 93] what is answered to the notice (规定§14)', () => {
  const of = (question: string, answer: string) => ({ question, answer, mark: `按下：${answer}` });
  beforeEach(() => store.db.sessions.update('s1', { phase: 'opening', startedAt: '2026-11-25T00:57:00.000Z' }));

  it('is kept with its moment and who wrote it, and marked in the recording; the earlier answer stays in the store', async () => {
    await answers.answer('s1', of('withdrawal', '申请回避'), null);
    const after = await answers.answer('s1', of('withdrawal', ' 不申请了 '), 'lin');
    expect(after.answers).toMatchObject([
      { question: 'withdrawal', answer: '申请回避', at: '2026-11-25T00:58:00.000Z', by: undefined },
      { question: 'withdrawal', answer: '不申请了', by: '林志强' },
    ]);
    expect(after.marks.map(({ text }) => text)).toEqual(['按下：申请回避', '按下： 不申请了 ']);
  });

  it('takes from the screen only what can be pressed there, and nothing to a question that wasn’t put', async () => {
    for (const draft of [of('withdrawal', '随便'), of('withdrawal', ' '), of('weather', '好')])
      await expect(answers.answer('s1', draft, null)).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await view('s1')).answers).toEqual([]);
  });

  it('no more once the record is being read', async () => {
    await store.db.sessions.update('s1', { phase: 'reviewing', noticeGivenAt: '2026-11-25T00:57:30.000Z' });
    await expect(answers.answer('s1', of('notice', '听清楚了'), 'lin')).rejects.toMatchObject({ code: 'session.wrong-phase' });
  });
});

describe('who has to be there', () => {
  const girl: PersonDraft = { ...whole, document: 'passport', idNumber: 'E12345678', sex: 'female', bornOn: '2012-05-01' };
  const mother = { role: 'guardian', name: '陈桂芳', document: 'resident-id', idNumber: '11010519491231002X', relation: '母亲' } as const;
  const ofCompanions = async () => (await view('s1')).gaps.filter((gap) => gap.startsWith('companion.'));

  it('an adult and a woman for a girl; named, they stand on the record and the adult signs it', async () => {
    await before.completePerson('s1', girl, 'lin');
    expect(await ofCompanions()).toEqual(['companion.adult', 'companion.woman']);
    await companions.add('s1', mother, 'lin');
    // The file didn't say it of the recorder: whoever enters her has said so.
    const { companions: there } = await companions.add('s1', { role: 'woman-officer', personId: 'huang' }, 'lin');
    expect(await ofCompanions()).toEqual([]);
    expect(there).toMatchObject([
      { role: 'guardian', name: '陈桂芳', relation: '母亲', signs: true, at: '2026-11-25T00:58:00.000Z' },
      { role: 'woman-officer', name: '黄晓敏', signs: false },
    ]);
    expect((await store.db.people.byId('huang'))?.sex).toBe('female');
  });

  it('no woman is asked for where one of the two officers is one', async () => {
    await store.db.people.setSex('huang', 'female');
    await before.completePerson('s1', girl, 'lin');
    expect(await ofCompanions()).toEqual(['companion.adult']);
    await store.db.people.setSex('lin', 'male');
    await expect(companions.add('s1', { role: 'woman-officer', personId: 'lin' }, 'lin')).rejects.toMatchObject({
      code: 'companion.not-a-woman',
    });
  });

  it('another adult stands for the guardian only with the ground', async () => {
    await before.completePerson('s1', { ...girl, sex: 'male' }, 'lin');
    const teacher = { ...mother, role: 'suitable-adult', relation: '班主任', ground: '' } as const;
    await expect(companions.add('s1', teacher, 'lin')).rejects.toMatchObject({ detail: { field: 'companion.ground' } });
    await companions.add('s1', { ...teacher, ground: '父母在外地，已电话告知' }, 'lin');
    expect(await ofCompanions()).toEqual([]);
  });

  it.each([
    { change: { idNumber: '110105194912310021' }, code: 'document.wrong-check' },
    { change: { relation: ' ' }, code: 'input.invalid' },
    { change: { document: 'passport', idNumber: 'E12345678' }, code: 'companion.is-questioned' },
    { change: { idNumber: '440106201202141247' }, code: 'companion.not-of-age' },
  ] as const)('refuses $change: $code', async ({ change, code }) => {
    await before.completePerson('s1', girl, 'lin');
    await expect(companions.add('s1', { ...mother, ...change }, 'lin')).rejects.toMatchObject({ code });
    expect((await view('s1')).companions).toEqual([]);
  });

  it('the interpreter whom the application names, and one line that was entered by mistake stays in the store', async () => {
    await store.db.bookingPersons.put('b1', [{ name: '何晓', kind: 'interpreter', organisation: '市残联' }]);
    expect(await ofCompanions()).toEqual(['companion.interpreter']);
    const interpreter = { ...mother, role: 'interpreter', name: '何晓', organisation: '市残联', language: '手语' } as const;
    const { companions: there } = await companions.add('s1', interpreter, 'lin');
    expect(there).toMatchObject([{ role: 'interpreter', language: '手语', organisation: '市残联', signs: true }]);
    await companions.remove('s1', there[0]?.number ?? 0, 'lin');
    expect(await ofCompanions()).toEqual(['companion.interpreter']);
    await expect(companions.remove('s1', there[0]?.number ?? 0, 'lin')).rejects.toMatchObject({ code: 'companion.unknown' });
  });
});

describe('[row 88] who is questioned is in one session at a time, also past the booked hours (规定§13)', () => {
  const elsewhere = {
    code: 'session.person-elsewhere',
    detail: { name: '欧阳秀兰', room: '第一调查询问室', with: '09:00–11:30 医疗机构监督科' },
  };
  const conduct = { rosterOrder: 9, certificateValidUntil: '2027-12-31' };

  beforeEach(async () => {
    const { db } = store;
    await before.completePerson('s1', whole, 'lin');
    for (const [id, name] of [
      ['he', '何国栋'],
      ['su', '苏文'],
    ] as const)
      await db.people.save(aPerson({ id, name, badgeNumber: `B-${id}`, ...conduct }));
    // It was to begin when the first was over; the first goes on.
    const later = { startsAt: '2026-11-25T03:30:00.000Z', endsAt: '2026-11-25T04:30:00.000Z' };
    await db.bookings.insert(aBooking({ id: 'b2', roomId: 'X2', ...later }));
    await db.sessions.insert(aSession({ id: 's2', bookingId: 'b2', roomId: 'X2', ...ready, leadId: 'he', recorderId: 'su' }));
  });

  it('refuses the number at the console of the second room, and names the first; of equal names without a number nothing is said', async () => {
    await expect(before.completePerson('s2', whole, 'he')).rejects.toMatchObject(elsewhere);
    await before.completePerson('s2', { ...whole, idNumber: '', sex: 'female', bornOn: '1985-02-14' }, 'he');
  });

  it('lets the second room admit one officer and not the second, until the first session has ended', async () => {
    const { db } = store;
    await db.sessions.update('s2', { phase: 'checked', leadId: null, recorderId: null });
    await before.completePerson('s2', whole, 'he');
    const admitted: string[] = [];
    const interviews = new Interviews({
      ...{ db, agency: around.agency, sealProblem: () => undefined, transcriptVersion: () => 0, onChange: () => undefined },
      ...{ audit: undefined as never, roomIo: undefined as never, roomState: undefined as never, thumbprints: undefined },
      active: {
        state: stateOf,
        apply: async (id: string, by: string) => {
          admitted.push(by);
          await db.sessions.update(id, { leadId: by });
          return { phase: 'checked' };
        },
      } as never,
      verify: async ({ personId }) => (await db.people.byId(personId)) as PersonRow,
      now: () => new Date('2026-11-25T03:40:00.000Z'),
    });
    await interviews.admitInspector('s2', { personId: 'he', pin: '' });
    await expect(interviews.admitInspector('s2', { personId: 'su', pin: '' })).rejects.toMatchObject(elsewhere);
    await db.sessions.update('s1', {
      phase: 'abandoned',
      abandonedAt: '2026-11-25T03:00:00.000Z',
      abandonReason: '没有到场',
      abandonedById: 'lin',
    });
    await interviews.admitInspector('s2', { personId: 'su', pin: '' });
    expect(admitted).toEqual(['he', 'su']);
  });
});

describe('[row 87] an officer is in one session at a time (规定§13)', () => {
  beforeEach(async () => {
    await store.db.bookings.insert(
      aBooking({ id: 'b2', roomId: 'X2', startsAt: '2026-11-25T03:00:00.000Z', endsAt: '2026-11-25T04:00:00.000Z' }),
    );
    await store.db.sessions.insert(
      aSession({ id: 's2', bookingId: 'b2', roomId: 'X2', ...ready, leadId: null, recorderId: null, phase: 'checked' }),
    );
  });

  it('refuses the second room and names the first, in the service and in the store', async () => {
    await expect(expectNotElsewhere(store.db, { id: 'huang', name: '黄晓敏' }, 's2')).rejects.toMatchObject({
      code: 'session.officer-elsewhere',
      detail: { name: '黄晓敏', room: '第一调查询问室', with: '09:00–11:30 医疗机构监督科' },
    });
    await expect(store.db.sessions.update('s2', { leadId: 'huang' })).rejects.toThrow('session.officer-elsewhere');
    await expect(expectNotElsewhere(store.db, { id: 'chen', name: '陈静怡' }, 's2')).resolves.toBeUndefined();
  });

  it('lets the officer go when the first session was given up', async () => {
    const abandoned = { phase: 'abandoned', abandonedAt: '2026-11-25T01:00:00.000Z', abandonReason: '没有到场', abandonedById: 'lin' };
    await store.db.sessions.update('s1', abandoned);
    await expect(expectNotElsewhere(store.db, { id: 'huang', name: '黄晓敏' }, 's2')).resolves.toBeUndefined();
    await store.db.sessions.update('s2', { leadId: 'huang' });
  });
});
