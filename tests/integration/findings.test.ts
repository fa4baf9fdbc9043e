import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealFolder } from '../../recordings/evidence/seal';
import { openChain } from '../../recordings/evidence/chain';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { FindingDesk } from '../../services/findings/finding-desk';
import { Refusal } from '../../services/contract/errors';
import type { FindingView } from '../../services/contract/findings';
import type { PersonTile } from '../../services/contract/people';
import { readToday } from '../../services/rooms/today';
import { aBooking, aPerson, aSegment, aSession, sealedColumns } from '../support/builders';
import { openRegisterStage, type RegisterStage } from '../support/register-stage';

const month = '2026-11';
const code = 'QYWS-X1-2026-0147';
const { startedAt } = sealedColumns;
const minutesIn = (minutes: number) => new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();

let stage: RegisterStage;
let desk: FindingDesk;
let legal: PersonTile;
let manifestSha256: string;

let sessionOpen = false;

beforeEach(async () => {
  sessionOpen = false;
  stage = await openRegisterStage();
  stage.now = new Date('2026-11-29T02:00:00.000Z');
  const { db } = stage.store;
  await db.people.save(aPerson({ id: 'zhou', name: '周明', role: 'legal-inspection', department: '法制稽查科', badgeNumber: '' }));
  await db.people.save(aPerson({ id: 'he', name: '何科长', role: 'department-head', department: '学校卫生监督科', badgeNumber: '' }));
  legal = await stage.person('zhou');
  desk = new FindingDesk({
    ...{ db, audit: stage.audit, now: () => stage.now, agencyName: '清远市卫生监督所' },
    printer: { print: (paper) => Promise.resolve(Buffer.from(JSON.stringify(stage.printed.push(paper) && paper))) },
    targets: { defaultFolder: path.join(stage.store.folder, 'exports'), roots: [], closed: [] },
    verify: ({ pin }) => (pin === '246810' ? Promise.resolve() : Promise.reject(new Refusal('people.wrong-pin'))),
    folderOf: (id) => path.join(stage.store.folder, id),
    sessionOpen: () => sessionOpen,
  });
});
afterEach(() => stage.store.remove());

/** A questioning of 25 November, sealed, in which the first camera missed five minutes. */
async function sealedWithGap(cause = 'unreachable'): Promise<void> {
  const { db, folder } = stage.store;
  const booking = aBooking({ id: 'b1', status: 'keyReturned', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' });
  await db.bookings.insert({ ...booking, cleanedAt: minutesIn(160), cleanedById: 'chen' });
  await db.sessions.insert(aSession({ id: 's1', bookingId: 'b1', leadId: 'lin', recorderId: 'huang' }));
  const place = path.join(folder, 's1');
  const chain = await openChain(place);
  const spans = [
    [0, 60],
    [65, 128],
  ] as const;
  for (const [index, [from, to]] of spans.entries()) {
    const times = { startedAt: minutesIn(from), endedAt: minutesIn(to) };
    await db.segments.append([aSegment({ sessionId: 's1', n: index + 1, ...times, sha256: String(index + 1).repeat(64) })]);
  }
  await chain.close();
  const seal = await sealFolder({
    folder: place,
    key: await openSigningKey(path.join(folder, 'keys')),
    sealedAt: sealedColumns.sealedAt,
    facts: {
      ...{ agency: '清远市卫生监督所', room: { id: 'X1', name: '第一调查询问室' }, registrationCode: code, producers: [] },
      enforcementCase: { number: booking.caseNumber, name: booking.caseName },
      ...{ questionedPerson: booking.questionedName, purpose: 'questioning', cameras: [{ id: 'cam-1', name: '一号机位' }] },
      gaps: [{ cameraId: 'cam-1', from: minutesIn(60), to: minutesIn(65), cause }],
      software: 'mingxun test',
    },
  });
  ({ manifestSha256 } = seal);
  const { chainHead } = seal;
  await db.sessions.update('s1', {
    ...sealedColumns,
    manifestSha256,
    chainHead,
    registrationCode: code,
    registrationYear: 2026,
    registrationNumber: 1,
  });
}

const found = async (viewer = legal): Promise<readonly FindingView[]> => (await desk.page(month, viewer)).findings;
const kinds = async () => (await found()).map(({ kind }) => kind).toSorted();

describe('what may have to be answered for (规定§24)', () => {
  it('[row 107] finds gaps, too few officers and a late handover of a session, each once, with the evidence that proves it', async () => {
    await sealedWithGap();
    stage.now = new Date('2026-11-27T02:00:00.000Z');
    const { db } = stage.store;
    await db.presence.append({ sessionId: 's1', personId: 'huang', change: 'out', at: minutesIn(10), byId: 'lin' });
    await db.presence.append({ sessionId: 's1', personId: 'huang', change: 'in', at: minutesIn(12), byId: 'huang' });
    expect(await kinds()).toEqual(['few-officers', 'gap']);
    const gap = (await found()).find(({ kind }) => kind === 'gap');
    expect(gap?.cells).toMatchObject({
      at: '2026-11-25 10:02:14–10:07:14',
      kind: '录音录像中断（规定§15）',
      what: '一号机位没有录像，持续 5 分 0 秒。原因：连不上摄像机（电源或网络中断）',
      people: '医疗机构监督科　林志强　黄晓敏',
    });
    const evidence = gap?.cells['evidence']?.split('\n') ?? [];
    expect(evidence).toContain(`录像编码 ${code}`);
    expect(evidence).toContain(`封存清单 SHA-256 ${manifestSha256}`);
    expect(evidence.filter((line) => line.startsWith('cam-1/'))).toEqual([
      `cam-1/00001.mp4（第 1 环，09:02:14–10:02:14）SHA-256 ${'1'.repeat(64)}`,
      `cam-1/00002.mp4（第 2 环，10:07:14–11:10:14）SHA-256 ${'2'.repeat(64)}`,
    ]);
    // 制度§9: two working days after Wednesday the 25th are over with Friday; they have been handed over on Monday.
    stage.now = new Date('2026-11-30T02:00:00.000Z');
    expect(await kinds()).toEqual(['few-officers', 'gap', 'late-handover']);
    await db.sessions.update('s1', { handedOverAt: '2026-11-30T03:00:00.000Z', handedOverById: 'lin' });
    const late = (await found()).find(({ kind }) => kind === 'late-handover');
    expect(late?.cells['what']).toBe('应于 2026-11-27 前移交，2026-11-30 11:00:00 移交');
    expect((await found()).map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
  });

  it.each(['suspended', 'picture-withheld'])(
    'finds nothing in what the law took away: %s has its own statement (制度§19)',
    async (cause) => {
      stage.now = new Date('2026-11-27T02:00:00.000Z');
      await sealedWithGap(cause);
      expect(await kinds()).toEqual([]);
    },
  );

  it('[row 107] finds a sealed folder that is not as it was sealed, and what a viewer’s check found', async () => {
    stage.now = new Date('2026-11-27T02:00:00.000Z');
    await sealedWithGap();
    expect(await kinds()).toEqual(['gap']);
    await stage.audit.record('zhou', 'playback.verified', 's1', 'intact');
    await stage.audit.record('zhou', 'playback.verified', 's1', 'broken: 2');
    await rm(path.join(stage.store.folder, 's1', 'manifest.sig'));
    const broken = (await found()).filter(({ kind }) => kind === 'integrity').map(({ cells }) => cells);
    expect(broken.map(({ what }) => what)).toEqual(['查阅时核验，2 处与封存时不同', '封存文件夹或清单缺失']);
    expect(broken[0]?.['evidence']).toContain('操作日志第 2 条');
  });

  it('[row 107] finds unlisted entries, alarms that nobody answered, the door opened in an emergency, an order to stop and what was not recorded', async () => {
    const { db } = stage.store;
    const alarm = { roomId: 'X1', admission: null, raisedAt: '2026-11-28T01:00:00.000Z' };
    const nobody = {
      bookingId: null,
      kind: null,
      personId: null,
      authorisationId: null,
      escortId: null,
      approvedById: null,
      approvedAt: null,
    };
    const admission = await db.admissions.append({
      ...{ ...nobody, roomId: 'X1', standing: 'unlisted', name: '', organisation: '', reason: '', registeredById: null },
      enteredAt: alarm.raisedAt,
    });
    await db.alarms.append({ ...alarm, admission, kind: 'unlisted-entry' });
    const answered = await db.alarms.append({ ...alarm, kind: 'door-held' });
    await db.alarms.answer(answered, { answeredAt: '2026-11-28T01:04:00.000Z', answeredById: 'chen', answer: '已关门' });
    await db.alarms.append({ ...alarm, kind: 'tamper', raisedAt: '2026-11-29T01:55:00.000Z' });
    await db.readiness.appendEmergency({
      roomId: 'X1',
      at: '2026-11-27T12:00:00.000Z',
      reason: '有人昏倒',
      firstId: 'lin',
      secondId: 'chen',
    });
    await db.bookings.insert(aBooking({ id: 'b2', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
    const other = { startsAt: '2026-11-28T01:00:00.000Z', endsAt: '2026-11-28T03:00:00.000Z' };
    await db.bookings.insert(
      aBooking({ ...other, id: 'b3', status: 'keyIssued', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z', caseNumber: '' }),
    );
    await db.sessions.insert(aSession({ id: 's3', bookingId: 'b3', leadId: 'lin', recorderId: 'huang' }));
    await db.supervision.append({ sessionId: 's3', kind: 'stop', text: '停止询问', sentAt: '2026-11-28T01:30:00.000Z', sentById: 'zhou' });
    expect(await kinds()).toEqual(['emergency-unlock', 'must-record', 'must-record', 'stop-order', 'unanswered-alarm', 'unlisted-entry']);
    const cells = new Map((await found()).map((one) => [one.kind, one.cells]));
    expect(cells.get('unanswered-alarm')?.['what']).toBe('警情第 1 号（未经登记进入），超过十分钟未处置；至今没有人处置');
    expect(cells.get('emergency-unlock')).toMatchObject({ what: '林志强、陈静怡：有人昏倒', evidence: '紧急开门登记第 1 号' });
    expect(cells.get('stop-order')?.['what']).toBe('周明：停止询问');
    expect(cells.get('must-record')).toMatchObject({ what: '询问：已批准，没有领钥匙，没有录音录像', evidence: '预约 b2' });
  });

  it('[row 107] stays on the list when its cause is made good; legal inspection’s acts are added with the own PIN and never changed', async () => {
    const { db } = stage.store;
    await db.bookings.insert(aBooking({ id: 'b2', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }));
    expect(await kinds()).toEqual(['must-record']);
    await db.sessions.insert(aSession({ id: 's2', bookingId: 'b2', leadId: 'lin', recorderId: 'huang' }));
    await db.sessions.update('s2', { phase: 'opening', startedAt });
    expect(await kinds()).toContain('must-record');
    await expect(desk.act(1, 'minor', '批评教育', '000000', legal)).rejects.toMatchObject({ code: 'people.wrong-pin' });
    await expect(desk.act(9, 'minor', '批评教育', '246810', legal)).rejects.toMatchObject({ code: 'finding.unknown' });
    await desk.act(1, 'minor', '批评教育', '246810', legal);
    await desk.act(1, 'no-fault', '已补录', '246810', legal);
    expect((await found()).find(({ number }) => number === 1)?.cells['outcome']).toBe(
      '轻微：批评教育（周明 2026-11-29 10:00:00）\n不构成过错：已补录（周明 2026-11-29 10:00:00）',
    );
    await expect(stage.store.db.findings.appendAct({ finding: 1, grade: 'minor', text: ' ', at: startedAt, byId: 'zhou' })).rejects.toThrow(
      'CHECK',
    );
    expect((await db.audit.tail(2)).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'zhou finding.minor',
      'zhou finding.no-fault',
    ]);
  });

  it('[row 107] what nobody opened is a task of legal inspection alone, a month each, until it is graded', async () => {
    const { db } = stage.store;
    await sealedWithGap();
    await db.bookings.insert({
      ...aBooking({ id: 'b0', status: 'approved', decidedById: 'chen', decidedAt: '2026-10-12T01:00:00.000Z' }),
      ...{ caseNumber: '清卫医立〔2026〕12号', startsAt: '2026-10-13T01:00:00.000Z', endsAt: '2026-10-13T03:00:00.000Z' },
    });
    const tasks = async (of: PersonTile) =>
      (await readToday(db, of, stage.now, await desk.tasks(of))).tasks.map(
        ({ kind, subject, month: of }) => `${kind} ${subject} ${of ?? ''}`,
      );
    const october = 'grade-findings 2026-10　1 条 2026-10';
    expect(await tasks(await stage.person('he'))).toEqual([]);
    expect(await tasks(legal)).toEqual([october, 'grade-findings 2026-11　2 条 2026-11']);
    const [one, two] = await found();
    await desk.act(one?.number ?? 0, 'minor', '批评教育', '246810', legal);
    await desk.act(two?.number ?? 0, 'open', '已向执法人员了解情况', '246810', legal);
    expect(await tasks(legal)).toEqual([october, 'grade-findings 2026-11　1 条 2026-11']);
    await desk.act(two?.number ?? 0, 'no-fault', '设备故障', '246810', legal);
    expect(await tasks(legal)).toEqual([october]);
    // What comes up later is looked for again after ten minutes.
    await db.supervision.append({ sessionId: 's1', kind: 'stop', text: '停止询问', sentAt: minutesIn(20), sentById: 'zhou' });
    expect(await tasks(legal)).toEqual([october]);
    stage.now = new Date(stage.now.getTime() + 10 * 60_000);
    expect(await tasks(legal)).toEqual([october, 'grade-findings 2026-11　1 条 2026-11']);
  });

  it('[row 107] it looks by itself too, but never while a session is open', async () => {
    const { db } = stage.store;
    await sealedWithGap();
    sessionOpen = true;
    await desk.lookByItself();
    expect(await db.findings.ofMonth('2026-11')).toEqual([]);
    sessionOpen = false;
    await desk.lookByItself();
    const rows = await db.findings.ofMonth('2026-11');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ foundAt }) => foundAt === stage.now.toISOString())).toBe(true);
  });

  it('[row 107] the export for discipline contains the evidence references and the outcome; a head gets the own department’s alone', async () => {
    await sealedWithGap();
    await found();
    await desk.act(1, 'serious', '移交处理', '246810', legal);
    const { file } = await desk.export(month, 'csv', legal);
    const text = await readFile(file, 'utf8');
    for (const reference of [code, manifestSha256, '1'.repeat(64), 'cam-1/00002.mp4', '场次 s1', '预约 b1', '严重：移交处理'])
      expect(text).toContain(reference);
    await desk.export(month, 'pdf', legal);
    expect(stage.printed.at(-1)).toMatchObject({ kind: 'register', register: { title: '执法过错线索登记表', period: month } });
    expect((await desk.export(month, 'xlsx', legal)).file).toMatch(/执法过错线索登记表-2026-11-.*\.xlsx$/);
    expect(await found(await stage.person('he'))).toEqual([]);
    expect((await stage.store.db.audit.tail(1))[0]?.action).toBe('finding.exported');
  });

  it('[row 103] what should have been recorded goes out as a table, with the number of each booking', async () => {
    await stage.store.db.bookings.insert(
      aBooking({ id: 'b2', status: 'approved', decidedById: 'chen', decidedAt: '2026-11-24T01:00:00.000Z' }),
    );
    const { file } = await stage.desk.exportCoverage(month, 'csv', legal);
    expect(path.basename(file)).toMatch(/^应录未录情况表-2026-11-/);
    const [, line] = (await readFile(file, 'utf8')).split('\r\n');
    expect(line).toBe(
      '1,2026-11-25 09:00,第一调查询问室,询问,康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案　清卫医立〔2026〕31号,医疗机构监督科　林志强,已批准，没有领钥匙，没有录音录像,b2,',
    );
  });
});
