import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportFindings } from '../../renderer/papers/session-report-findings';
import { readFilingProblems } from '../../services/archive/read-filing-problems';
import { openAuditLog } from '../../services/audit/audit-log';
import { Refusal } from '../../services/contract/errors';
import type { PersonTile } from '../../services/contract/people';
import type { SessionView } from '../../services/contract/sessions';
import { interviewFile } from '../../services/interviews/interview-file';
import { NoticeAnswers } from '../../services/interviews/notice-answers';
import { rightsAndDuties } from '../../services/interviews/rights-and-duties';
import { inspectorsOf, readSessionFacts } from '../../services/interviews/session-facts';
import { stateOfRow } from '../../services/interviews/session-rows';
import { sessionNews } from '../../services/interviews/session-view';
import { pageTexts } from '../../services/interviews/transcript-text';
import { strikeChanged } from '../../services/interviews/transcript-signings';
import { Withdrawals } from '../../services/interviews/withdrawals';
import { expectNotWithdrawn } from '../../services/interviews/withdrawn-officer';
import { personTile } from '../../services/people/person-tile';
import { readToday } from '../../services/rooms/today';
import { aBooking, aPerson, aSession, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let answers: NoticeAnswers;
let withdrawals: Withdrawals;
let told: string[];
let now: string;
const clock = () => new Date(now);
const pressed = '2026-11-25T01:03:30.000Z';
const around = { agency: { name: '某所', noticeName: '某所' }, cameras: [], sealProblem: undefined };
const opening = {
  ...{ phase: 'opening', checkedAt: '2026-11-25T00:52:46.000Z', checkedById: 'chen', leadId: 'lin', recorderId: 'huang' },
  startedAt: '2026-11-25T01:02:14.000Z',
};
const ended = { unsignedHow: 'stopped', unsignedGround: 'privacy', unsignedWords: '停', unsignedWitness: '' };
const view = async (sessionId: string): Promise<SessionView> => ({
  ...sessionNews(await readSessionFacts(store.db, sessionId, { ...around, now })),
  transcript: [],
});
const tile = async (id: string): Promise<PersonTile> => {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, clock());
};
const tasks = async (id: string) => (await readToday(store.db, await tile(id), clock())).tasks.map(({ kind }) => kind);
const problems = async () => {
  const session = await store.db.sessions.byId('s1');
  const booking = await store.db.bookings.byId('b1');
  if (!session || !booking) throw new Error('no session');
  return readFilingProblems(store.db, booking, session, undefined);
};
const ask = async (id: string, against: readonly string[], reason = '他是我前夫') =>
  withdrawals.ask('s1', { against: against.map((one) => ({ part: 'officer' as const, id: one })), reason }, await tile(id));
const head = { personId: 'head', pin: '260009' };
const press = (answer: string) => answers.answer('s1', { question: 'withdrawal', answer, mark: answer }, null);

beforeEach(async () => {
  [now, told] = [pressed, []];
  store = await openTestStore();
  const { db } = store;
  const office = { badgeNumber: '', certificateValidUntil: null };
  await db.people.save(aPerson({ id: 'head', name: '何主任', role: 'agency-head', rosterOrder: 8, ...office }));
  await db.people.save(aPerson({ id: 'deputy', name: '苏副主任', role: 'supervising-leader', rosterOrder: 9, ...office }));
  await db.bookings.insert(aBooking({ id: 'b1' }));
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', ...opening }));
  const state = async (id: string) => {
    const row = await db.sessions.byId(id);
    if (!row) throw new Error('no session');
    return { row, state: stateOfRow(row, await inspectorsOf(db, row)) };
  };
  answers = new NoticeAnswers({ db, active: { state }, view, now: clock, onChange: () => undefined });
  withdrawals = new Withdrawals({
    ...{ db, now: clock, audit: await openAuditLog(db, clock, 'boot', join(store.folder, 'audit.jsonl')) },
    verify: async ({ personId, pin }) => {
      const person = await db.people.byId(personId);
      if (!person || pin === '000000') throw new Refusal('people.wrong-pin');
      return person;
    },
    onChange: (sessionId) => told.push(sessionId),
    onPages: async (sessionId, at) => strikeChanged(db, await view(sessionId), at),
  });
});
afterEach(() => store.remove());

describe('[row 90] 申请回避 at the notice (规定§14, 行政处罚法§43)', () => {
  it('is written down by the officers, decided by the agency’s head with the own PIN, and stands in report, archive and seal', async () => {
    expect(await problems()).not.toContain('withdrawal-undecided');
    await press('申请回避');
    expect([await tasks('huang'), await tasks('head')]).toEqual([expect.arrayContaining(['write-withdrawal']), []]);
    expect(await problems()).toContain('withdrawal-undecided');

    now = '2026-11-25T01:05:00.000Z';
    await expect(ask('chen', ['lin'])).rejects.toMatchObject({ code: 'people.not-allowed' });
    await expect(ask('huang', ['head'])).rejects.toMatchObject({ code: 'withdrawal.not-here' });
    await expect(ask('huang', ['lin'], ' ')).rejects.toMatchObject({ code: 'input.invalid' });
    const { requests, unwrittenSince } = await ask('huang', ['lin', 'huang']);
    // Its moment is the one at which it was pressed.
    expect(requests).toMatchObject([
      { part: 'officer', id: 'lin', name: '林志强', reason: '他是我前夫', askedAt: pressed, writtenBy: '黄晓敏' },
      { part: 'officer', id: 'huang', name: '黄晓敏' },
    ]);
    expect(unwrittenSince).toBeUndefined();
    await expect(ask('lin', ['lin'])).rejects.toMatchObject({ code: 'withdrawal.already-asked', detail: { name: '林志强' } });
    expect((await view('s1')).marks.map(({ text }) => text)).toEqual([
      '申请回避',
      '申请林志强回避：他是我前夫',
      '申请黄晓敏回避：他是我前夫',
    ]);
    expect(await tasks('huang')).not.toContain('write-withdrawal');
    expect(await tasks('head')).toContain('decide-withdrawal');
    expect(await tasks('deputy')).not.toContain('decide-withdrawal');

    const [first, second] = requests.map(({ number }) => number) as [number, number];
    const deputy = { personId: 'deputy', pin: '260008' };
    await expect(withdrawals.decide(first, 'granted', '属实', deputy)).rejects.toMatchObject({ code: 'withdrawal.not-the-head' });
    await expect(withdrawals.decide(first, 'granted', ' ', head)).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(withdrawals.decide(first, 'granted', '属实', { ...head, pin: '000000' })).rejects.toMatchObject({
      code: 'people.wrong-pin',
    });
    await expect(withdrawals.decide(99, 'granted', '属实', head)).rejects.toMatchObject({ code: 'withdrawal.unknown' });
    now = '2026-11-25T01:09:00.000Z';
    await withdrawals.decide(first, 'granted', '与当事人曾为夫妻', head);
    expect(await problems()).toContain('withdrawal-undecided');
    await withdrawals.decide(second, 'rejected', '与当事人没有关系', head);
    await expect(withdrawals.decide(first, 'rejected', '改', head)).rejects.toMatchObject({
      code: 'withdrawal.decided',
      detail: { name: '林志强' },
    });
    expect(await problems()).not.toContain('withdrawal-undecided');
    expect(await tasks('head')).not.toContain('decide-withdrawal');
    expect(told).toEqual(['s1', 's1', 's1']);

    // In no later session of this case; in another one, or whose request was turned down, all the same.
    const later = { caseNumber: '清卫医立〔2026〕31号', caseName: '同一案' };
    await expect(expectNotWithdrawn(store.db, await tile('lin'), later)).rejects.toMatchObject({ code: 'session.officer-withdrawn' });
    await expectNotWithdrawn(store.db, await tile('huang'), later);
    await expectNotWithdrawn(store.db, await tile('lin'), { ...later, caseNumber: '清卫医立〔2026〕32号' });

    const session = await view('s1');
    expect(session.marks.at(-2)?.text).toBe('何主任决定林志强回避：与当事人曾为夫妻');
    const findings = reportFindings({ session, gaps: [], climate: [], proofs: [], madeAt: now });
    expect(findings.filter((finding) => finding.includes('回避'))).toEqual([
      '执法人员林志强：何主任于 2026-11-25 09:09:00 准予回避，与当事人曾为夫妻。',
    ]);
    const sealed = JSON.parse(interviewFile(session)) as { readonly withdrawals: readonly unknown[] };
    expect(sealed.withdrawals).toEqual([
      {
        ...{ name: '林志强', part: 'officer', reason: '他是我前夫', at: pressed, writtenBy: '黄晓敏' },
        decision: { verdict: 'granted', reason: '与当事人曾为夫妻', by: '何主任', at: now },
      },
      expect.objectContaining({ name: '黄晓敏', decision: expect.objectContaining({ verdict: 'rejected' }) as unknown }),
    ]);
  });

  it('an answer that was taken back leads to nothing', async () => {
    await press('申请回避');
    await press('不申请回避');
    expect(await tasks('huang')).not.toContain('write-withdrawal');
    expect(await problems()).not.toContain('withdrawal-undecided');
  });

  it('of the interpreter by name; after the end only what was answered on the recording is completed, without a mark in what was sealed', async () => {
    const { db } = store;
    const interpreter = { relation: '', ground: '', personId: null, document: 'resident-id', idNumber: '110105194912310021' };
    await db.preparation.addCompanion({
      ...{ sessionId: 's1', role: 'interpreter', name: '帕提古丽', organisation: '翻译社', language: '维吾尔语', at: now, byId: 'lin' },
      ...interpreter,
    });
    await press('申请回避');
    const marks = (await view('s1')).marks.length;
    const acts = {
      unsignedFirstAt: '2026-11-25T01:04:00.000Z',
      unsignedFirstId: 'lin',
      unsignedSecondAt: '2026-11-25T01:04:10.000Z',
      unsignedSecondId: 'huang',
    };
    await db.sessions.update('s1', { phase: 'concluded', ...ended, ...acts });
    now = '2026-11-25T05:00:00.000Z';
    expect(await tasks('huang')).toContain('write-withdrawal');
    const { targets } = await withdrawals.ofSession('s1', await tile('huang'));
    expect(targets.map(({ part, name }) => `${part} ${name}`)).toEqual(['officer 林志强', 'officer 黄晓敏', 'interpreter 帕提古丽']);
    const against = targets.filter(({ part }) => part === 'interpreter').map(({ part, id }) => ({ part, id }));
    const { requests } = await withdrawals.ask('s1', { against, reason: '译得不对' }, await tile('huang'));
    expect(requests).toMatchObject([{ part: 'interpreter', name: '帕提古丽', askedAt: pressed }]);
    expect((await view('s1')).marks).toHaveLength(marks);
    await expect(ask('huang', ['lin'])).rejects.toMatchObject({ code: 'withdrawal.too-late' });
  });

  it('what the person has checked is signed with the request in it; a decision that comes later changes no page and stands in the 附记', async () => {
    const { db } = store;
    await db.sessions.update('s1', { credentialsShownAt: opening.startedAt, noticeReadAt: opening.startedAt, rightsToldAt: pressed });
    const rights = JSON.stringify(rightsAndDuties('questioning'));
    await db.notes.append({ sessionId: 's1', kind: 'rights-told', at: pressed, text: rights, byId: 'lin', detail: null });
    await press('申请回避');
    now = '2026-11-25T01:05:00.000Z';
    const [first, second] = (await ask('huang', ['lin', 'huang'])).requests.map(({ number }) => number) as [number, number];
    const said = async () => (await view('s1')).withdrawalNotes;
    const asked = '欧阳秀兰申请执法人员林志强回避，理由：他是我前夫。（黄晓敏记下）';
    const pending = '此申请待主要负责人决定，决定作出前不停止调查。';
    const granted = '主要负责人何主任决定：准予，林志强回避。理由：属实。';
    expect((await said())?.onPages[0]).toEqual({ at: pressed, text: asked + pending });

    await db.sessions.update('s1', { phase: 'reviewed', reviewedAt: '2026-11-25T02:00:00.000Z' });
    const [page] = pageTexts(await view('s1'), 'read');
    if (!page) throw new Error('no page');
    expect(page.content).toContain('理由：他是我前夫');
    const signing = { image: '', strokes: '[]', device: 'paper', textHash: '0'.repeat(64), at: now };
    await db.pageSignings.sign({ ...signing, sessionId: 's1', page: 1, content: page.content, pageHash: page.hash });
    // Nor does it where the clock is set back meanwhile.
    now = '2026-11-25T01:30:00.000Z';
    await withdrawals.decide(first, 'granted', '属实', head);
    expect((await view('s1')).signing.pages).toMatchObject([{ page: 1, holds: true }]);
    expect((await said())?.added).toEqual([{ at: '2026-11-25T02:00:00.000Z', text: granted }]);

    // Checked again, it is read with the pages, and they are signed again.
    await db.sessions.update('s1', { phase: 'reviewing', reviewedAt: null });
    now = '2026-11-25T02:10:00.000Z';
    await withdrawals.decide(second, 'rejected', '没有关系', head);
    expect((await said())?.onPages.map(({ text }) => text)).toEqual([
      ...[asked, granted, '欧阳秀兰申请执法人员黄晓敏回避，理由：他是我前夫。（黄晓敏记下）'],
      '主要负责人何主任决定：驳回对执法人员黄晓敏的回避申请。理由：没有关系。',
    ]);
    expect((await view('s1')).signing.pages).toEqual([]);
  });

  it('is neither changed nor taken away in the store', async () => {
    await press('申请回避');
    const [request] = (await ask('huang', ['lin'])).requests;
    await withdrawals.decide(request?.number ?? 0, 'rejected', '没有关系', head);
    const raw = await new DataSource({ type: 'sqlite', database: store.file }).initialize();
    for (const table of ['withdrawal_requests', 'withdrawal_decisions']) {
      await expect(raw.query(`UPDATE ${table} SET reason = 'x'`)).rejects.toThrow('store.append-only');
      await expect(raw.query(`DELETE FROM ${table}`)).rejects.toThrow('store.append-only');
    }
    await raw.destroy();
  });
});
