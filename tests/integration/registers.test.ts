import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBooking, aPerson, aSession } from '../support/builders';
import { insertUse } from '../support/register-rows';
import { aFault, october, openRegisterStage, type RegisterStage } from '../support/register-stage';

let stage: RegisterStage;
beforeEach(async () => {
  stage = await openRegisterStage();
});
afterEach(() => stage.store.remove());

describe('the registers', () => {
  it('[row 73] derive a line each from booking, key, session, decision and fault (规定§5)', async () => {
    await october(stage);
    const [use] = (await stage.lines('use')).toReversed();
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
    expect((await stage.lines('key')).map(({ number, cells }) => [number, cells['kind'], cells['from'], cells['to']])).toEqual([
      ['2026-0003', '领取', '陈静怡', '林志强'],
      ['2026-0002', '交还', '林志强', '陈静怡'],
      ['2026-0001', '领取', '陈静怡', '林志强'],
    ]);
    expect((await stage.lines('admission'))[0]?.cells).toMatchObject({
      person: '@欧阳',
      escorts: '林志强、黄晓敏',
      at: '2026-10-09 09:05',
    });
    expect((await stage.lines('approval'))[0]?.cells).toMatchObject({ decision: '批准', actor: '陈静怡', reason: '' });
    expect((await stage.lines('fault'))[0]?.cells).toMatchObject({
      device: '法制一号机位',
      // A Saturday that is worked for the holiday before it (调休).
      dueOn: '2026-10-10',
      outOfUse: '2026-10-10 10:00',
    });
  });

  it('[row 82] [row 83] admissions have a line each, with who led, approved and registered; the sensors add nobody twice (规定§10)', async () => {
    const { db } = stage.store;
    const nobody = { personId: null, authorisationId: null, escortId: null, approvedById: null, approvedAt: null, registeredById: 'chen' };
    const entry = { ...nobody, roomId: 'X1', bookingId: null, kind: null, organisation: '', reason: '' };
    await db.bookings.insert(aBooking({ id: 'b1', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
    await db.admissions.append({
      ...{ ...entry, bookingId: 'b1', standing: 'approved', name: '梁国强', kind: 'lawyer', organisation: '北江律师事务所' },
      ...{ reason: '当事人委托', escortId: 'lin', approvedById: 'chen', approvedAt: '2026-11-25T00:50:00.000Z' },
      enteredAt: '2026-11-25T01:00:00.000Z',
    });
    const party = await db.admissions.append({
      ...{ ...entry, bookingId: 'b1', standing: 'staff', name: '欧阳秀兰', kind: 'party', enteredAt: '2026-11-25T01:01:00.000Z' },
    });
    await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', leadId: 'lin', recorderId: 'huang' }));
    await db.sessions.update('s1', { phase: 'opening', startedAt: '2026-11-25T01:02:00.000Z' });
    await db.admissions.append({ ...entry, standing: 'unlisted', name: '', registeredById: null, enteredAt: '2026-11-25T08:00:00.000Z' });
    await db.admissions.leave(party, '2026-11-25T03:00:00.000Z');
    const found = (await stage.lines('admission')).toReversed();
    expect(found.map(({ number, cells }) => [number, cells['person'], cells['standing'], cells['left']])).toEqual([
      ['2026-0001', '梁国强', '临时批准　当事人委托', ''],
      ['2026-0002', '欧阳秀兰', '本单位人员', '2026-11-25 11:00'],
      ['2026-0003', '（姓名不详）', '未经登记进入', ''],
    ]);
    expect(found[0]?.cells).toMatchObject({
      role: '律师　北江律师事务所',
      escorts: '林志强',
      approvedBy: '陈静怡',
      registeredBy: '陈静怡',
    });
    expect(found[2]?.cells).toMatchObject({ registeredBy: '系统', case: '' });
  });

  it('[row 84] decisions are lines of the booking’s own steps, with who and why; the log alone makes none (规定§11)', async () => {
    const { db } = stage.store;
    await db.bookings.insert(aBooking({ id: 'b1' }));
    await stage.audit.record('chen', 'booking.rejected', 'b1', '日志里的话');
    expect(await stage.lines('approval')).toEqual([]);
    const step = { bookingId: 'b1', at: '2026-11-24T01:00:00.000Z', byId: 'chen', detail: null };
    await db.bookingEvents.append({ ...step, kind: 'more-asked', text: '写明案号' });
    await db.bookingEvents.append({ ...step, kind: 'rejected', text: '时间冲突' });
    expect((await stage.lines('approval')).map(({ cells }) => [cells['decision'], cells['actor'], cells['reason']])).toEqual([
      ['不批准', '陈静怡', '时间冲突'],
    ]);
  });

  it('[row 73] numbers have no gaps in a register and year, also for lines that were refused in between', async () => {
    for (let n = 1; n <= 5; n += 1) {
      const day = `2026-12-${String(26 + n).padStart(2, '0')}T18:00:00.000Z`;
      // What fails gives its number back with the row.
      await expect(
        stage.store.db.transaction(async () => {
          await stage.store.db.keys.append({ roomId: 'X1', bookingId: 'nowhere', kind: 'issued', fromId: 'chen', toId: 'lin', at: day });
        }),
      ).rejects.toThrow('FOREIGN KEY');
      await insertUse(stage.store.db, { id: `y${n}`, issuedAt: day, returnedAt: undefined });
    }
    // The last two begin after midnight of the new year in Shanghai.
    expect((await stage.lines('use')).map(({ number }) => number)).toEqual([
      '2027-0001',
      '2026-0004',
      '2026-0003',
      '2026-0002',
      '2026-0001',
    ]);
  });

  it('come by keyset pages, each line once, filtered by month and room', async () => {
    for (let n = 0; n < 130; n += 1) {
      const at = Date.parse('2026-09-20T00:00:00.000Z') + n * 4 * 3_600_000;
      await insertUse(stage.store.db, {
        id: `p${n}`,
        issuedAt: new Date(at).toISOString(),
        returnedAt: new Date(at + 3_600_000).toISOString(),
      });
    }
    const seen: string[] = [];
    for (let after: number | undefined, page; ; after = page.next) {
      page = await stage.desk.page(stage.query('use'), after, stage.chen);
      expect(page.total).toBe(130);
      seen.push(...page.lines.map(({ number }) => number));
      if (page.next === undefined) break;
    }
    expect(seen).toEqual(Array.from({ length: 130 }, (_, n) => `2026-${String(130 - n).padStart(4, '0')}`));
    const ofMonth = await stage.desk.page(stage.query('use', '2026-09'), undefined, stage.chen);
    expect(ofMonth.lines.every(({ month }) => month === '2026-09')).toBe(true);
    expect(ofMonth.total).toBe(seen.length - (await stage.desk.page(stage.query('use', '2026-10'), undefined, stage.chen)).total);
    expect((await stage.desk.page({ register: 'use', roomId: 'X2', month: undefined }, undefined, stage.chen)).lines).toEqual([]);
  });

  it('hide the case of another department from a head of department (制度§15)', async () => {
    await october(stage);
    await stage.store.db.people.save(
      aPerson({ id: 'zhou', name: '周海燕', role: 'department-head', department: '公共场所监督科', rosterOrder: 5 }),
    );
    const page = await stage.desk.page(stage.query('use'), undefined, await stage.person('zhou'));
    expect(page.lines.map(({ cells }) => [cells['case'], cells['person']])).toEqual(
      Array(2).fill(['（其他科室案件）', '（其他科室案件）']),
    );
    expect(JSON.stringify(page)).not.toContain('欧阳');
  });

  it('[row 105] a fault goes its way once: reported, sent, repaired, with the date by which it is due (规定§22, 制度§17)', async () => {
    const { id, overdue } = await stage.desk.faults.report(aFault, stage.chen);
    expect(overdue).toBe(false);
    stage.now = new Date('2026-10-13T02:00:00.000Z');
    expect((await stage.desk.faults.open())[0]).toMatchObject({ id, dueOn: '2026-10-10', overdue: true });
    await stage.desk.faults.send(id, stage.chen);
    await expect(stage.desk.faults.send(id, stage.chen)).rejects.toMatchObject({ code: 'fault.wrong-state' });
    await stage.desk.faults.repaired(id, '海康维保 王工', '更换镜头，恢复使用', stage.chen);
    expect(await stage.desk.faults.open()).toEqual([]);
    await expect(stage.desk.faults.repaired(id, 'x', 'x', stage.chen)).rejects.toMatchObject({ code: 'fault.wrong-state' });
    expect((await stage.lines('fault'))[0]?.cells).toMatchObject({
      repaired: '2026-10-13 10:00 海康维保 王工',
      result: '更换镜头，恢复使用',
    });
    await expect(stage.desk.faults.report({ ...aFault, foundAt: '2026-10-14T00:00:00.000Z' }, stage.chen)).rejects.toMatchObject({
      code: 'fault.wrong-time',
    });
  });
});

describe('exports', () => {
  beforeEach(() => october(stage));

  it('CSV and XLSX hold every line; what begins with = + - @ is text', async () => {
    const csv = await stage.desk.export(stage.query('use'), 'csv', '', stage.chen);
    const text = await readFile(csv.file, 'utf8');
    expect(text.startsWith('\uFEFF编号,领取钥匙时间,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(`,'@欧阳,`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);

    const xlsx = await stage.desk.export(stage.query('use'), 'xlsx', '', stage.chen);
    expect(path.basename(xlsx.file)).toMatch(/^调查询问室使用登记簿-\d{12}-[0-9a-f]{8}\.xlsx$/);
    expect((await readFile(xlsx.file)).subarray(0, 2).toString()).toBe('PK');
    expect((await stage.store.db.audit.ofAction('register.exported')).map(({ outcome }) => outcome.split(' ')[1])).toEqual(['2', '2']);
    await expect(stage.desk.export(stage.query('use'), 'csv', '/etc', stage.chen)).rejects.toMatchObject({ code: 'derived.folder' });
  });
});
