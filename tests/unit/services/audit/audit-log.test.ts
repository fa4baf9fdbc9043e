import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceFor } from '../../../../db/data-source';
import { openAuditLog } from '../../../../services/audit/audit-log';
import { openTestStore, type TestStore } from '../../../support/builders';

let store: TestStore;
let twinFile: string;
const clock = () => new Date('2026-11-25T01:00:00.000Z');
beforeEach(async () => {
  store = await openTestStore();
  twinFile = join(store.folder, 'audit.jsonl');
});
afterEach(() => store.remove());

async function withEntries(count: number) {
  const log = await openAuditLog(store.db, clock, 'boot-1', twinFile);
  await Promise.all(Array.from({ length: count }, (_, index) => log.record('chen', 'test.done', `object-${index}`, 'ok')));
  return log;
}

/** What somebody with the file and a database tool can do. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const source = await dataSourceFor(store.file).initialize();
  for (const statement of ['DROP TRIGGER audit_log_never_change', 'DROP TRIGGER audit_log_never_disappear', ...statements])
    await source.query(statement);
  await source.destroy();
}

describe('the chain of the audit log', () => {
  it('is intact however many record at once, and the twin file has the same lines', async () => {
    await withEntries(50);
    expect(await store.db.audit.verify()).toMatchObject({ intact: true, entries: 50 });
    const lines = (await readFile(twinFile, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual(await store.db.audit.after(0));
  });

  it('stores what belongs to an entry with it', async () => {
    const log = await withEntries(2);
    const rename = () => store.db.rooms.put({ id: 'X1', name: '第二调查询问室', place: '' });
    await log.record('chen', 'room.renamed', 'X1', 'ok', rename);
    expect(await store.db.rooms.byId('X1')).toMatchObject({ name: '第二调查询问室' });
    expect(await store.db.audit.verify()).toMatchObject({ intact: true, entries: 3 });
  });

  it('has no entry of what the store refused, nothing of it is stored, and the next entry follows', async () => {
    const log = await withEntries(2);
    const refused = async () => {
      await store.db.rooms.put({ id: 'X1', name: '第二调查询问室', place: '' });
      throw new Error('refused');
    };
    const [first] = await Promise.allSettled([
      log.record('chen', 'room.renamed', 'X1', 'ok', refused),
      log.record('chen', 'test.done', 'after', 'ok'),
    ]);
    expect(first.status).toBe('rejected');
    expect(await store.db.rooms.byId('X1')).toMatchObject({ name: '第一调查询问室' });
    expect(await store.db.audit.tail(1)).toMatchObject([{ n: 3, object: 'after' }]);
    expect((await readFile(twinFile, 'utf8')).trimEnd().split('\n')).toHaveLength(3);
  });

  it('keeps what was typed on one line', async () => {
    const log = await withEntries(0);
    await log.record('chen', 'booking.rejected', 'b-1', 'no\n{"n":99}\u202e');
    expect(await store.db.audit.tail(1)).toMatchObject([{ outcome: 'no{"n":99}' }]);
  });

  it.each([
    { title: 'a changed word', statement: "UPDATE audit_log SET outcome = 'refused' WHERE n = 3", n: 3, problem: 'content' },
    {
      title: 'a changed number of milliseconds',
      statement: 'UPDATE audit_log SET monotonicMs = monotonicMs + 1 WHERE n = 4',
      n: 4,
      problem: 'content',
    },
    { title: 'an entry taken out', statement: 'DELETE FROM audit_log WHERE n = 2', n: 2, problem: 'number' },
    {
      title: 'an entry taken out and the rest moved up',
      statement: 'DELETE FROM audit_log WHERE n = 2; ',
      then: 'UPDATE audit_log SET n = n - 1 WHERE n > 2',
      n: 2,
      problem: 'link',
    },
    {
      title: 'two entries exchanged',
      statement: 'UPDATE audit_log SET n = -2 WHERE n = 2',
      then: 'UPDATE audit_log SET n = 2 WHERE n = 3',
      last: 'UPDATE audit_log SET n = 3 WHERE n = -2',
      n: 2,
      problem: 'link',
    },
  ])('shows $title', async ({ statement, then, last, n, problem }) => {
    await withEntries(5);
    await tamper(statement, ...(then === undefined ? [] : [then]), ...(last === undefined ? [] : [last]));
    expect(await store.db.audit.verify()).toEqual({ intact: false, n, problem });
  });
});

describe('the twin file', () => {
  it('is completed when a power cut tore its last lines', async () => {
    await withEntries(4);
    const whole = await readFile(twinFile, 'utf8');
    await truncate(twinFile, Buffer.byteLength(whole) - 500);
    const log = await openAuditLog(store.db, clock, 'boot-2', twinFile);
    expect(log.twin).toBe('repaired');
    const repaired = await readFile(twinFile, 'utf8');
    expect(repaired.startsWith(whole)).toBe(true);
    expect(await store.db.audit.tail(1)).toMatchObject([{ n: 5, action: 'audit.twin-compared', outcome: 'repaired', bootId: 'boot-2' }]);
  });

  it('shows a store that was put back to an older state, and is kept', async () => {
    await withEntries(4);
    await tamper('DELETE FROM audit_log WHERE n > 2');
    expect(await store.db.audit.verify()).toMatchObject({ intact: true, entries: 2 });
    const log = await openAuditLog(store.db, clock, 'boot-2', twinFile);
    expect(log.twin).toBe('ahead');
    expect((await readdir(store.folder)).filter((name) => name.startsWith('audit.jsonl.ahead-'))).toHaveLength(1);
    expect((await openAuditLog(store.db, clock, 'boot-3', twinFile)).twin).toBe('agrees');
  });

  it('shows a line that reads otherwise', async () => {
    await withEntries(3);
    await writeFile(twinFile, (await readFile(twinFile, 'utf8')).replace('object-1', 'object-9'));
    expect((await openAuditLog(store.db, clock, 'boot-2', twinFile)).twin).toBe('differs');
  });
});
