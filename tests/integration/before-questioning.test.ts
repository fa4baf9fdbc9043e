import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDraft } from '../../services/contract/bookings';
import { openAuditLog } from '../../services/audit/audit-log';
import { BeforeQuestioning } from '../../services/interviews/before-questioning';
import { inspectorsOf, readSessionFacts } from '../../services/interviews/session-facts';
import { stateOfRow } from '../../services/interviews/session-rows';
import { sessionView } from '../../services/interviews/session-view';
import { aBooking, aSession, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let before: BeforeQuestioning;
const ready = { phase: 'ready', checkedAt: '2026-11-25T00:52:46.000Z', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' };
const view = async (sessionId: string) =>
  sessionView(await readSessionFacts(store.db, sessionId, { name: '某所', noticeName: '某所' }, undefined));

beforeEach(async () => {
  store = await openTestStore();
  const { db } = store;
  await db.rooms.put({ id: 'X2', name: '第二调查询问室', place: '三楼' });
  await db.bookings.insert(aBooking({ id: 'b1', questionedWorkUnit: '', questionedPosition: '' }));
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', ...ready }));
  const state = async (id: string) => {
    const row = await db.sessions.byId(id);
    if (!row) throw new Error('no session');
    return { row, state: stateOfRow(row, await inspectorsOf(db, row)) };
  };
  const now = () => new Date('2026-11-25T00:58:00.000Z');
  const audit = await openAuditLog(db, now, 'boot', join(store.folder, 'audit.jsonl'));
  before = new BeforeQuestioning({ db, audit, active: { state }, view, now, onChange: () => undefined });
});
afterEach(() => store.remove());

const whole: PersonDraft = {
  ...{ name: '欧阳秀兰', role: 'party', document: 'resident-id', idNumber: '44010619850214124４ ', workUnit: '康雅口腔门诊部' },
  ...{ position: '法定代表人', phone: '0763-3360000', address: '清远市清城区先锋中路 12 号' },
};

describe('who is questioned', () => {
  it('says field by field what the head of the record still wants, and takes what was completed', async () => {
    expect((await view('s1')).gaps).toEqual(
      ['idNumber', 'sex', 'bornOn', 'workUnit', 'position', 'phone', 'address'].map((field) => `person.${field}`),
    );
    const completed = await before.completePerson('s1', whole, 'lin');
    expect(completed.gaps).toEqual([]);
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
    expect((await before.completePerson('s2', whole, 'lin')).gaps).toEqual([]);
  });
});
