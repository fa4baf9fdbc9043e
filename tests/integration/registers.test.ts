import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import type { Paper } from '../../services/contract/papers';
import type { PersonTile } from '../../services/contract/people';
import { registerNames, type RegisterName } from '../../services/contract/registers';
import { roomPurposes } from '../../services/contract/bookings';
import { personTile } from '../../services/people/person-tile';
import { RegisterDesk } from '../../services/registers/register-desk';
import { aPerson, openTestStore, type TestStore } from '../support/builders';
import { seededRandom } from '../support/random';
import { insertUse, returnKey } from '../support/register-rows';

let store: TestStore;
let audit: AuditLog;
let desk: RegisterDesk;
let now: Date;
let printed: Paper[];
let chen: PersonTile;

beforeEach(async () => {
  store = await openTestStore();
  now = new Date('2026-10-10T02:00:00.000Z');
  printed = [];
  const clock = () => now;
  audit = await openAuditLog(store.db, clock, 'boot', path.join(store.folder, 'audit.jsonl'));
  desk = new RegisterDesk({
    ...{ db: store.db, audit, now: clock, agencyName: '清远市卫生监督所', room: { id: 'X1', name: '第一调查询问室' } },
    key: await openSigningKey(path.join(store.folder, 'keys')),
    printer: {
      print: (paper) => {
        printed.push(paper);
        return Promise.resolve(Buffer.from(`%PDF ${JSON.stringify(paper)}`));
      },
    },
    setsFolder: path.join(store.folder, 'registers'),
    targets: { defaultFolder: path.join(store.folder, 'exports'), roots: [], closed: [] },
  });
  chen = await person('chen');
});
afterEach(() => store.remove());

async function person(id: string): Promise<PersonTile> {
  const row = await store.db.people.byId(id);
  if (!row) throw new Error(`no ${id}`);
  return personTile(row, now);
}
const query = (register: RegisterName, month?: string) => ({ register, roomId: 'X1', month });
const lines = async (register: RegisterName, month?: string) => (await desk.page(query(register, month), undefined, chen)).lines;
const setFolder = () => path.join(store.folder, 'registers', 'X1', '2026-10');
const fault = { device: '法制一号机位', what: '画面发绿', foundAt: '2026-10-09T01:00:00.000Z', outOfUse: true };

/** A use in October whose key comes back in November, a whole one, and one fault. */
async function october(): Promise<void> {
  await insertUse(store.db, {
    ...{ id: 'b1', issuedAt: '2026-10-09T01:00:00.000Z', returnedAt: '2026-10-09T03:30:00.000Z', startedAt: '2026-10-09T01:05:00.000Z' },
    change: { caseName: '=HYPERLINK("http://x")', caseNumber: '', questionedName: '@欧阳' },
  });
  await audit.record('chen', 'booking.approved', 'b1', 'ok');
  await desk.faults.report(fault, chen);
  await insertUse(store.db, { id: 'b2', issuedAt: '2026-10-31T15:00:00.000Z', returnedAt: undefined });
  await audit.record('chen', 'key.issued', 'b2', 'lin');
}

describe('the registers', () => {
  it('[row 73] derive a line each from booking, key, session, decision and fault (规定§5)', async () => {
    await october();
    const [use] = (await lines('use')).toReversed();
    expect(use).toMatchObject({
      number: '2026-0001',
      month: '2026-10',
      cells: {
        at: '2026-10-09 09:00',
        department: '医疗机构监督科',
        purpose: '询问',
        approvedBy: '陈静怡',
        returned: '2026-10-09 11:30 陈静怡',
      },
    });
    expect((await lines('key')).map(({ number, cells }) => [number, cells['kind'], cells['from'], cells['to']])).toEqual([
      ['2026-0003', '领取', '陈静怡', '林志强'],
      ['2026-0002', '交还', '林志强', '陈静怡'],
      ['2026-0001', '领取', '陈静怡', '林志强'],
    ]);
    expect((await lines('admission'))[0]?.cells).toMatchObject({ person: '@欧阳', escorts: '林志强、黄晓敏', at: '2026-10-09 09:05' });
    expect((await lines('approval'))[0]?.cells).toMatchObject({ decision: '批准', actor: '陈静怡', reason: '' });
    expect((await lines('fault'))[0]?.cells).toMatchObject({ device: '法制一号机位', dueOn: '2026-10-12', outOfUse: '2026-10-10 10:00' });
  });

  it('[row 73] numbers have no gaps in a register and year, also for lines that were refused in between', async () => {
    for (let n = 1; n <= 5; n += 1) {
      const day = `2026-12-${String(26 + n).padStart(2, '0')}T18:00:00.000Z`;
      // What fails gives its number back with the row.
      await expect(
        store.db.transaction(async () => {
          await store.db.keys.append({ roomId: 'X1', bookingId: 'nowhere', kind: 'issued', fromId: 'chen', toId: 'lin', at: day });
        }),
      ).rejects.toThrow('FOREIGN KEY');
      await insertUse(store.db, { id: `y${n}`, issuedAt: day, returnedAt: undefined });
    }
    // The last two begin after midnight of the new year in Shanghai.
    expect((await lines('use')).map(({ number }) => number)).toEqual(['2027-0001', '2026-0004', '2026-0003', '2026-0002', '2026-0001']);
  });

  it('come by keyset pages, each line once, filtered by month and room', async () => {
    for (let n = 0; n < 130; n += 1) {
      const at = Date.parse('2026-09-20T00:00:00.000Z') + n * 4 * 3_600_000;
      await insertUse(store.db, { id: `p${n}`, issuedAt: new Date(at).toISOString(), returnedAt: new Date(at + 3_600_000).toISOString() });
    }
    const seen: string[] = [];
    for (let after: number | undefined, page; ; after = page.next) {
      page = await desk.page(query('use'), after, chen);
      expect(page.total).toBe(130);
      seen.push(...page.lines.map(({ number }) => number));
      if (page.next === undefined) break;
    }
    expect(seen).toEqual(Array.from({ length: 130 }, (_, n) => `2026-${String(130 - n).padStart(4, '0')}`));
    const ofMonth = await desk.page(query('use', '2026-09'), undefined, chen);
    expect(ofMonth.lines.every(({ month }) => month === '2026-09')).toBe(true);
    expect(ofMonth.total).toBe(seen.length - (await desk.page(query('use', '2026-10'), undefined, chen)).total);
    expect((await desk.page({ register: 'use', roomId: 'X2', month: undefined }, undefined, chen)).lines).toEqual([]);
  });

  it('hide the case of another department from a head of department (制度§15)', async () => {
    await october();
    await store.db.people.save(
      aPerson({ id: 'zhou', name: '周海燕', role: 'department-head', department: '公共场所监督科', rosterOrder: 5 }),
    );
    const page = await desk.page(query('use'), undefined, await person('zhou'));
    expect(page.lines.map(({ cells }) => [cells['case'], cells['person']])).toEqual(
      Array(2).fill(['（其他科室案件）', '（其他科室案件）']),
    );
    expect(JSON.stringify(page)).not.toContain('欧阳');
  });

  it('[row 105] a fault goes its way once: reported, sent, repaired, with the date by which it is due (规定§22, 制度§17)', async () => {
    const { id, overdue } = await desk.faults.report(fault, chen);
    expect(overdue).toBe(false);
    now = new Date('2026-10-13T02:00:00.000Z');
    expect((await desk.faults.open())[0]).toMatchObject({ id, dueOn: '2026-10-12', overdue: true });
    await desk.faults.send(id, chen);
    await expect(desk.faults.send(id, chen)).rejects.toMatchObject({ code: 'fault.wrong-state' });
    await desk.faults.repaired(id, '海康维保 王工', '更换镜头，恢复使用', chen);
    expect(await desk.faults.open()).toEqual([]);
    await expect(desk.faults.repaired(id, 'x', 'x', chen)).rejects.toMatchObject({ code: 'fault.wrong-state' });
    expect((await lines('fault'))[0]?.cells).toMatchObject({ repaired: '2026-10-13 10:00 海康维保 王工', result: '更换镜头，恢复使用' });
    await expect(desk.faults.report({ ...fault, foundAt: '2026-10-14T00:00:00.000Z' }, chen)).rejects.toMatchObject({
      code: 'fault.wrong-time',
    });
  });
});

describe('the monthly close', () => {
  beforeEach(october);

  it('[row 73] makes one numbered, signed set of a month that is over, with the audit head on its papers (规定§5)', async () => {
    await expect(desk.close.close('2026-10', chen)).rejects.toMatchObject({ code: 'register.month-running' });
    // Shanghai is in November eight hours before UTC.
    now = new Date('2026-10-31T15:59:59.000Z');
    await expect(desk.close.close('2026-10', chen)).rejects.toMatchObject({ code: 'register.month-running' });
    now = new Date('2026-10-31T16:00:00.000Z');
    const head = await store.db.audit.head();
    const [one, two] = await Promise.allSettled([desk.close.close('2026-10', chen), desk.close.close('2026-10', chen)]);
    expect(one).toMatchObject({
      status: 'fulfilled',
      value: { number: 1, closedBy: '陈静怡', audit: { count: head.count, head: head.hash } },
    });
    expect(two).toMatchObject({ status: 'rejected', reason: { code: 'register.month-closed' } });
    expect(printed.map((paper) => paper.kind === 'register' && paper.register.closure?.audit)).toEqual(
      registerNames.map(() => ({ count: head.count, head: head.hash })),
    );
    expect((await readdir(setFolder())).toSorted()).toEqual(
      [...registerNames.map((name) => `${name}.pdf`), 'manifest.json', 'manifest.sig', 'public-key.pem', 'registers.json'].toSorted(),
    );
    const manifest = await readFile(path.join(setFolder(), 'manifest.json'));
    expect((await store.db.audit.ofAction('register.closed')).map(({ outcome }) => outcome)).toEqual([`1 ${sha256Of(manifest)}`]);
    expect(await desk.close.verify('2026-10')).toEqual([]);
    await expect(desk.close.verify('2026-11')).rejects.toMatchObject({ code: 'register.not-closed' });
  });

  it('[row 73] a byte changed in any file of the set is found and named', async () => {
    now = new Date('2026-11-02T00:00:00.000Z');
    await desk.close.close('2026-10', chen);
    for (const file of await readdir(setFolder())) {
      const place = path.join(setFolder(), file);
      const bytes = await readFile(place);
      const middle = Math.floor(bytes.length / 2);
      const spoiled = Buffer.from(bytes);
      spoiled.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      await chmod(place, 0o644);
      await writeFile(place, spoiled);
      const findings = await desk.close.verify('2026-10');
      expect(findings.map((finding) => finding.file)).toContain(file === 'manifest.json' ? 'manifest.sig' : file);
      await writeFile(place, bytes);
    }
    await writeFile(path.join(setFolder(), 'more.pdf'), 'x');
    expect(await desk.close.verify('2026-10')).toEqual([{ file: 'more.pdf', code: 'unlisted' }]);
  });

  it('[row 73] later changes stand beside the set as numbered corrections: old, new, who, when, why; the set keeps every byte', async () => {
    now = new Date('2026-11-02T00:00:00.000Z');
    await desk.close.close('2026-10', chen);
    const before = await readFile(path.join(setFolder(), 'registers.json'));
    const [open] = await lines('use', '2026-10');
    expect(open).toMatchObject({ cells: { returned: '使用中' }, corrections: [] });

    await returnKey(store.db, 'b2', '2026-11-02T01:00:00.000Z');
    now = new Date('2026-11-02T01:00:01.000Z');
    await audit.record('chen', 'key.returned', 'b2', 'cleaned');
    const newText = '康雅口腔门诊部案';
    const wanted = { month: '2026-10', lineSeq: open?.seq ?? 0, register: 'use', column: 'case', newText, reason: '案名写错' } as const;
    await desk.correct(wanted, chen);
    await expect(desk.correct(wanted, chen)).rejects.toMatchObject({ code: 'register.same-text' });
    await expect(desk.correct({ ...wanted, column: 'nothing' }, chen)).rejects.toMatchObject({ code: 'register.unknown-line' });
    await expect(desk.correct({ ...wanted, month: '2026-11' }, chen)).rejects.toMatchObject({ code: 'register.not-closed' });

    const [line] = await lines('use', '2026-10');
    expect(line?.cells).toEqual(open?.cells);
    expect(line?.corrections).toEqual([
      {
        ...{ number: 1, lineSeq: line?.seq, column: 'returned', oldText: '使用中', newText: '2026-11-02 09:00 陈静怡' },
        ...{ at: '2026-11-02T01:00:01.000Z', by: '陈静怡', reason: '钥匙交还' },
      },
      expect.objectContaining({ number: 2, column: 'case', oldText: open?.cells['case'], newText, by: '陈静怡', reason: '案名写错' }),
    ]);
    expect(await readFile(path.join(setFolder(), 'registers.json'))).toEqual(before);
    expect(await desk.close.verify('2026-10')).toEqual([]);
    expect((await desk.close.months()).map(({ month, closed, closable }) => [month, closed?.corrections, closable])).toEqual([
      ['2026-11', undefined, false],
      ['2026-10', 2, false],
    ]);
  });

  it('takes over a whole set that a crash kept from being registered, and never writes over a damaged one', async () => {
    now = new Date('2026-11-02T00:00:00.000Z');
    const insert = store.db.registers.close;
    store.db.registers.close = () => Promise.reject(new Error('power cut'));
    await expect(desk.close.close('2026-10', chen)).rejects.toThrow('power cut');
    store.db.registers.close = insert;
    const json = path.join(setFolder(), 'registers.json');
    const bytes = await readFile(json);
    await chmod(json, 0o644);
    await writeFile(json, Buffer.concat([bytes, Buffer.from(' ')]));
    await expect(desk.close.close('2026-10', chen)).rejects.toMatchObject({ code: 'register.folder-taken' });
    await writeFile(json, bytes);
    const papers = printed.length;
    expect(await desk.close.close('2026-10', chen)).toMatchObject({ number: 1, closedAt: '2026-11-02T00:00:00.000Z' });
    expect(printed).toHaveLength(papers);
    expect(await desk.close.verify('2026-10')).toEqual([]);
  });
});

describe('statistics', () => {
  it('[row 106] equal a plain recount of the rows, by month, department and purpose (规定§23)', async () => {
    const random = seededRandom(106);
    const departments = ['医疗机构监督科', '公共场所监督科', '职业卫生科'];
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const rows = Array.from({ length: 120 }, (_, n) => {
      const issued = Date.parse('2026-08-31T15:30:00.000Z') + n * 20 * 3_600_000 + Math.floor(random() * 3_600_000);
      const returned = issued + 600_000 + Math.floor(random() * 15 * 3_600_000);
      return { n, issued, returned: n === 119 ? undefined : returned, department: pick(departments), purpose: pick(roomPurposes) };
    });
    for (const { n, issued, returned, department, purpose } of rows) {
      const change = { department, purpose };
      const returnedAt = returned === undefined ? undefined : new Date(returned).toISOString();
      await insertUse(store.db, { id: `r${n}`, issuedAt: new Date(issued).toISOString(), returnedAt, change });
    }
    const view = await desk.statistics('2026-09', '2026-11');
    const monthOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7);
    const counted = rows.filter(({ issued }) => monthOf(issued) >= '2026-09' && monthOf(issued) <= '2026-11');
    // The first begins at 23:30 of 31 August in Shanghai, some lie in December.
    expect(counted.length).toBeLessThan(rows.length - 1);
    const recount = (part: typeof rows) => ({
      uses: part.length,
      hours: part.reduce((sum, { issued, returned }) => sum + (returned === undefined ? 0 : returned - issued), 0) / 3_600_000,
      open: part.filter(({ returned }) => returned === undefined).length,
    });
    expect(view.total).toEqual(recount(counted));
    for (const month of view.months) {
      const { uses, hours, open, useRate, openHours } = month;
      expect({ uses, hours, open }).toEqual(recount(counted.filter(({ issued }) => monthOf(issued) === month.month)));
      expect(useRate).toBe(hours / openHours);
    }
    // Monday to Friday: 22, 22 and 21 days of 8 hours.
    expect(view.months.map(({ openHours }) => openHours)).toEqual([176, 176, 168]);
    for (const { name, ...figures } of view.departments) {
      const { uses, hours, open } = recount(counted.filter(({ department }) => department === name));
      expect({ ...figures, hours: figures.hours.toFixed(9) }).toEqual({ uses, hours: hours.toFixed(9), open });
    }
    expect(view.departments.reduce((sum, { uses }) => sum + uses, 0)).toBe(counted.length);
    expect(view.purposes.reduce((sum, { uses }) => sum + uses, 0)).toBe(counted.length);
    await expect(desk.statistics('2026-11', '2026-09')).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('exports', () => {
  beforeEach(october);

  it('CSV and XLSX hold every line; what begins with = + - @ is text', async () => {
    const csv = await desk.export(query('use'), 'csv', '', chen);
    const text = await readFile(csv.file, 'utf8');
    expect(text.startsWith('\uFEFF编号,领取钥匙时间,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(`,'@欧阳,`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);

    const xlsx = await desk.export(query('use'), 'xlsx', '', chen);
    expect(path.basename(xlsx.file)).toMatch(/^调查询问室使用登记簿-\d{12}-[0-9a-f]{8}\.xlsx$/);
    expect((await readFile(xlsx.file)).subarray(0, 2).toString()).toBe('PK');
    expect((await store.db.audit.ofAction('register.exported')).map(({ outcome }) => outcome.split(' ')[1])).toEqual(['2', '2']);
    await expect(desk.export(query('use'), 'csv', '/etc', chen)).rejects.toMatchObject({ code: 'derived.folder' });
  });
});
