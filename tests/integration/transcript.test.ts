import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../db/data-source';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile } from '../../services/contract/people';
import type { TranscriptNews } from '../../services/contract/sessions';
import type { ActiveSession } from '../../services/interviews/active-session';
import { lineHistories } from '../../services/interviews/line-histories';
import { readLineHistories } from '../../services/interviews/read-line-histories';
import { TranscriptDesk } from '../../services/interviews/transcript-desk';
import { aBooking, aSession, openTestStore } from '../support/builders';

let store: Awaited<ReturnType<typeof openTestStore>>;
const told: TranscriptNews[] = [];
const sessionId = 'session';
let phase: 'questioning' | 'reviewing';
let second: number;
beforeEach(async () => {
  store = await openTestStore();
  told.length = 0;
  [phase, second] = ['questioning', 0];
  const booking = aBooking();
  await store.db.bookings.insert(booking);
  await store.db.sessions.insert(aSession({ id: sessionId, bookingId: booking.id }));
});
afterEach(() => store.remove());

/** The desk over a store, as each start of the kiosk makes it. */
async function deskOver(db: Database): Promise<TranscriptDesk> {
  const now = () => new Date(Date.UTC(2026, 10, 25, 1, 30, second++));
  const audit = await openAuditLog(db, now, 'test', path.join(store.folder, 'audit.jsonl'));
  const state = async (id: string) => {
    const row = await db.sessions.byId(id);
    if (!row) throw new Error('no session');
    return { row, state: { phase } } as unknown as Awaited<ReturnType<ActiveSession['state']>>;
  };
  return new TranscriptDesk({
    db,
    audit,
    active: { state },
    now,
    onLine: (news) => void told.push(news),
    onCorrected: () => Promise.resolve(),
  });
}
const texts = async (db: Database) => (await db.transcripts.ofSession(sessionId)).map(({ text }) => text);
const line = (text: string, more: { readonly id?: string; readonly after?: string } = {}) => ({
  ...{ id: undefined, kind: 'answer' as const, text },
  ...more,
});

it('a line between two others has its own moment and its place; what is told puts it there', async () => {
  const desk = await deskOver(store.db);
  const first = await desk.write(sessionId, line('一'));
  const last = await desk.write(sessionId, line('三'));
  const between = await desk.write(sessionId, line('二', { after: first.id }));
  expect(await texts(store.db)).toEqual(['一', '二', '三']);
  expect(between.at > last.at).toBe(true);
  expect(told.map(({ version, after }) => [version, after])).toEqual([
    [1, undefined],
    [2, first.id],
    [3, first.id],
  ]);
});

it('a line without text is struck: gone from the 笔录, still in the store, and back where it was after going back', async () => {
  const desk = await deskOver(store.db);
  const first = await desk.write(sessionId, line('一'));
  const second = await desk.write(sessionId, line('二'));
  await desk.write(sessionId, line('三'));
  await desk.write(sessionId, line('', { id: second.id }));
  expect(await texts(store.db)).toEqual(['一', '三']);
  expect((await store.db.transcriptVersions.ofLine(second.id)).map(({ text, struck }) => [text, struck])).toEqual([
    ['二', false],
    ['', true],
  ]);
  expect(await desk.undo(sessionId, 'back')).toMatchObject({ struck: false, after: first.id, line: { text: '二', at: second.at } });
  expect(await texts(store.db)).toEqual(['一', '二', '三']);
});

it('goes back change by change over lines and over a restart, and forth again; nothing that was ever typed is gone', async () => {
  const desk = await deskOver(store.db);
  const first = await desk.write(sessionId, line('一'));
  await desk.write(sessionId, line('一百', { id: first.id }));
  await desk.write(sessionId, line('二'));
  const db = await store.reopen();
  const later = await deskOver(db);
  await later.undo(sessionId, 'back');
  expect(await texts(db)).toEqual(['一百']);
  await later.undo(sessionId, 'back');
  expect(await texts(db)).toEqual(['一']);
  await later.undo(sessionId, 'forward');
  await later.undo(sessionId, 'forward');
  expect(await texts(db)).toEqual(['一百', '二']);
  expect(await later.undo(sessionId, 'forward')).toBeUndefined();
  for (let n = 0; n < 3; n += 1) await later.undo(sessionId, 'back');
  expect(await texts(db)).toEqual([]);
  expect(await later.undo(sessionId, 'back')).toBeUndefined();
  expect((await db.transcriptVersions.newest(sessionId, 100)).map(({ change }) => change)).toEqual([
    'written',
    'written',
    'written',
    'undone',
    'undone',
    'redone',
    'redone',
    'undone',
    'undone',
    'undone',
  ]);
});

it('nobody goes back behind a correction of the questioned person, and not while the 笔录 is reviewed (规定§15)', async () => {
  const desk = await deskOver(store.db);
  const first = await desk.write(sessionId, line('周六'));
  phase = 'reviewing';
  await expect(desk.undo(sessionId, 'back')).rejects.toMatchObject({ code: 'session.wrong-phase' });
  await desk.correct(sessionId, first.id, '周日');
  await expect(desk.correct(sessionId, 'nowhere', '周日')).rejects.toMatchObject({ code: 'transcript.unknown-line' });
  phase = 'questioning';
  expect(await desk.undo(sessionId, 'back')).toBeUndefined();
  expect(await texts(store.db)).toEqual(['周日']);
});

it('the history of every line goes into interview.json: what was taken out, by whom and when, struck lines in their place (规定§16)', async () => {
  const desk = await deskOver(store.db);
  const first = await desk.write(sessionId, line('是周'), 'lin');
  await desk.write(sessionId, line('是周六', { id: first.id }), 'lin');
  await desk.write(sessionId, line('是周日', { id: first.id }), 'huang');
  const wrong = await desk.write(sessionId, line('记错的一句'), 'huang');
  await desk.write(sessionId, line('', { id: wrong.id }), 'huang');
  const last = await desk.write(sessionId, line('没有。'), 'huang');
  phase = 'reviewing';
  await desk.correct(sessionId, first.id, '是周一');
  const people = await store.db.people.list();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const [lin, huang] = [nameOf('lin'), nameOf('huang')];
  const histories = lineHistories(await store.db.transcriptVersions.ofSession(sessionId), nameOf);
  expect(histories).toMatchObject([
    {
      line: 1,
      versions: [
        // What was only typed on is one state.
        { change: 'written', text: '是周六', by: lin },
        { change: 'written', text: '是周日', by: huang },
        { change: 'corrected', text: '是周一' },
      ],
    },
    {
      struckAfter: 1,
      versions: [
        { text: '记错的一句', by: huang },
        { text: '', struck: true, by: huang },
      ],
    },
    { line: 2, versions: [{ text: '没有。', by: huang, at: last.at }] },
  ]);
  expect(histories[0]?.versions.at(-1)).not.toHaveProperty('by');
});

it('shows what lines said before, of one or of all that were changed or struck, by whom; only to who may see the case (制度§15)', async () => {
  const { db } = store;
  const desk = await deskOver(db);
  const officer = { id: 'lin', name: '林志强', role: 'inspector', department: '医疗机构监督科' } as PersonTile;
  const first = await desk.write(sessionId, line('是周'), 'lin');
  await desk.write(sessionId, line('是周六', { id: first.id }), 'lin');
  await desk.write(sessionId, line('周日', { id: first.id }), 'huang');
  const struck = await desk.write(sessionId, line('错行'), 'lin');
  await desk.write(sessionId, line('', { id: struck.id }), 'huang');
  const unchanged = await desk.write(sessionId, line('没有'), 'lin');
  phase = 'reviewing';
  await desk.correct(sessionId, first.id, '周天');

  const [history, ...others] = await readLineHistories(db, sessionId, first.id, officer);
  expect(others).toEqual([]);
  // What was only typed on is one state.
  expect(history?.versions.map(({ text, by, change }) => [text, by, change])).toEqual([
    ['是周六', '林志强', 'written'],
    ['周日', '黄晓敏', 'written'],
    ['周天', undefined, 'corrected'],
  ]);
  const all = await readLineHistories(db, sessionId, undefined, officer);
  expect(all.map((one) => [one.lineId, one.struck])).toEqual([
    [first.id, false],
    [struck.id, true],
  ]);
  expect(all[1]?.versions.at(-1)).toMatchObject({ struck: true, by: '黄晓敏' });
  expect(await readLineHistories(db, sessionId, unchanged.id, officer)).toEqual([]);
  const stranger = { ...officer, id: 'somebody', department: '公共场所监督科' };
  await expect(readLineHistories(db, sessionId, first.id, stranger)).rejects.toMatchObject({ code: 'people.not-allowed' });
  await expect(readLineHistories(db, 'nowhere', first.id, officer)).rejects.toMatchObject({ code: 'session.unknown' });
});
