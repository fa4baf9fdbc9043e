import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InspectionDraft } from '../../services/contract/inspections';
import type { PersonTile } from '../../services/contract/people';
import { InspectionDesk } from '../../services/inspections/inspection-desk';
import { aPerson } from '../support/builders';
import { openRegisterStage, type RegisterStage } from '../support/register-stage';

let stage: RegisterStage;
let desk: InspectionDesk;
let legal: PersonTile;
let deng: PersonTile;

const year = { from: '2026-01', to: '2026-11' };
const draft: InspectionDraft = {
  ...{ heldOn: '2026-11-10', unit: '清远市卫生健康局', inspectors: '赵敏、钱进', department: '医疗机构监督科', personId: 'lin' },
  ...{ subject: 'QYWS-X1-2026-0147', found: '告知权利时没有读到申请回避', demand: { text: '重新学习规范用语', dueOn: '2026-11-20' } },
};

beforeEach(async () => {
  stage = await openRegisterStage();
  stage.now = new Date('2026-11-19T02:00:00.000Z');
  const { db } = stage.store;
  await db.people.save(aPerson({ id: 'zhou', name: '周明', role: 'legal-inspection', department: '法制稽查科', badgeNumber: '' }));
  await db.people.save(aPerson({ id: 'deng', name: '邓伟明', role: 'department-head', badgeNumber: '' }));
  await db.people.save(aPerson({ id: 'he', name: '何科长', role: 'department-head', department: '学校卫生监督科', badgeNumber: '' }));
  [legal, deng] = [await stage.person('zhou'), await stage.person('deng')];
  desk = new InspectionDesk({
    ...{ db, audit: stage.audit, now: () => stage.now, agencyName: '清远市卫生监督所' },
    printer: { print: (paper) => Promise.resolve(Buffer.from(JSON.stringify(stage.printed.push(paper) && paper))) },
    targets: { defaultFolder: path.join(stage.store.folder, 'exports'), roots: [], closed: [] },
  });
});
afterEach(() => stage.store.remove());

const standings = async (viewer: PersonTile) =>
  (await desk.page(year, viewer)).inspections.map(({ number, standing }) => `${number} ${standing}`);

it('[row 38] who checked whom, of what, what was found and what was corrected, until when: overdue, then made good (制度§18)', async () => {
  await desk.add(draft, legal);
  expect(await standings(deng)).toEqual(['1 open']);
  stage.now = new Date('2026-11-20T16:00:00.000Z');
  expect(await standings(deng)).toEqual(['1 overdue']);
  await desk.correct(1, { text: '11 月 21 日全科学习', doneOn: '2026-11-21' }, deng);
  expect((await desk.page(year, deng)).inspections).toEqual([
    {
      ...{ number: 1, standing: 'corrected-late' },
      cells: {
        ...{ heldOn: '2026-11-10', by: '清远市卫生健康局　赵敏、钱进', whom: '医疗机构监督科　林志强', subject: 'QYWS-X1-2026-0147' },
        ...{ found: '告知权利时没有读到申请回避', demand: '重新学习规范用语', dueOn: '2026-11-20', standing: '逾期整改' },
        correction: '2026-11-21　11 月 21 日全科学习（邓伟明 2026-11-21 00:00 登记）',
      },
    },
  ]);
  const log = await stage.store.db.audit.tail(2);
  expect(log.map(({ actor, action, object }) => `${actor} ${action} ${object}`)).toEqual([
    'zhou inspection.added 0001',
    'deng inspection.corrected 0001',
  ]);
});

it('[row 38] a head sees the own department’s checks alone and enters their corrections alone (制度§15、制度§18)', async () => {
  await desk.add(draft, legal);
  await desk.add({ ...draft, department: '学校卫生监督科', personId: undefined, demand: undefined }, legal);
  const he = await stage.person('he');
  expect(await standings(deng)).toEqual(['1 open']);
  expect(await standings(he)).toEqual(['2 clear']);
  expect((await desk.page({ ...year, department: '医疗机构监督科' }, he)).inspections.map(({ number }) => number)).toEqual([2]);
  expect((await desk.page(year, he)).departments).toEqual(['学校卫生监督科']);
  const done = { text: '已学习', doneOn: '2026-11-12' };
  await expect(desk.correct(1, done, he)).rejects.toMatchObject({ code: 'inspection.outside-department' });
  await expect(desk.correct(2, done, he)).rejects.toMatchObject({ code: 'inspection.nothing-demanded' });
  await expect(desk.correct(9, done, legal)).rejects.toMatchObject({ code: 'inspection.unknown' });
  await expect(desk.add({ ...draft, department: '没有的科' }, legal)).rejects.toMatchObject({ code: 'inspection.unknown-department' });
  await expect(desk.add({ ...draft, personId: 'nobody' }, legal)).rejects.toMatchObject({ code: 'people.unknown' });
});

it('[row 38] a report per department and period, on the screen and as a file, department by department (制度§18)', async () => {
  await desk.add({ ...draft, heldOn: '2025-12-31' }, legal);
  await desk.add({ ...draft, heldOn: '2026-10-31', subject: '第一调查询问室' }, legal);
  await desk.add({ ...draft, department: '学校卫生监督科', personId: undefined, demand: undefined }, legal);
  await desk.add({ ...draft, subject: '使用登记簿' }, legal);
  const of = async (query: { from: string; to: string; department?: string }) =>
    (await desk.page(query, legal)).inspections.map(({ number }) => number);
  expect(await of(year)).toEqual([4, 3, 2]);
  expect(await of({ from: '2026-10', to: '2026-10' })).toEqual([2]);
  expect(await of({ ...year, department: '学校卫生监督科' })).toEqual([3]);
  expect((await desk.page(year, legal)).firstMonth).toBe('2025-12');

  const csv = await desk.export(year, 'csv', legal);
  expect(path.basename(csv.file)).toMatch(/^全过程记录检查整改情况表-2026-01 至 2026-11-/);
  const [, ...lines] = (await readFile(csv.file, 'utf8')).trim().split('\r\n');
  expect(lines.map((line) => line.slice(0, 4))).toEqual(['0003', '0002', '0004']);
  expect(lines.find((line) => line.startsWith('0002'))).toContain(
    '第一调查询问室,告知权利时没有读到申请回避,重新学习规范用语,2026-11-20,待整改',
  );
  const ofOne = await desk.export({ from: '2026-11', to: '2026-11', department: '医疗机构监督科' }, 'xlsx', legal);
  expect(path.basename(ofOne.file)).toMatch(/^全过程记录检查整改情况表（医疗机构监督科）-2026-11-.*\.xlsx$/);
  await desk.export(year, 'pdf', await stage.person('he'));
  expect(stage.printed.at(-1)).toMatchObject({
    kind: 'register',
    register: { title: '全过程记录检查整改情况表（学校卫生监督科）', period: '2026-01 至 2026-11', lines: [{ number: '0003' }] },
  });
  expect((await stage.store.db.audit.tail(1))[0]?.action).toBe('inspection.exported');
});

it('[row 38] a department’s name that no file may carry still gives a file (制度§18)', async () => {
  const department = '监督一科/二科';
  await stage.store.db.people.save(aPerson({ id: 'wu', name: '吴敏', department }));
  await desk.add({ ...draft, department, personId: 'wu' }, legal);
  const { file } = await desk.export({ ...year, department }, 'csv', legal);
  expect(path.basename(file)).toContain('（监督一科_二科）');
});

it('[row 38] neither a check nor its correction is changed or deleted (制度§18)', async () => {
  await desk.add(draft, legal);
  await desk.correct(1, { text: '已学习', doneOn: '2026-11-19' }, deng);
  const { file } = stage.store;
  const source = await new DataSource({ type: 'sqlite', database: file }).initialize();
  for (const table of ['inspection_checks', 'inspection_acts']) {
    await expect(source.query(`UPDATE ${table} SET at = at`)).rejects.toThrow('store.append-only');
    await expect(source.query(`DELETE FROM ${table}`)).rejects.toThrow('store.append-only');
  }
  await source.destroy();
});
