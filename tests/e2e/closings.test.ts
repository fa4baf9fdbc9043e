import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { purposesAmongOfficers, type RoomPurpose } from '../../services/contract/bookings';
import records from '../../services/interviews/templates/records.json';
import { cast, checkOfficers, giveNotice, lock, openConsole, seeRecording, seeSealed, signIn, writeLines } from '../support/interview';
import { review, sign } from '../support/review-and-sign';
import { ScreenLooks } from '../support/screen-looks';
import { manifestOf, pdfDefects, pdfText } from '../support/sealed-papers';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { writtenTime } from './beijing';

/** The endings of 规定§3 that neither the interview nor the hearing has, one after the other in one kiosk. The way there is gone by calls. */

type OtherPurpose = Exclude<RoomPurpose, 'questioning' | 'hearing'>;
interface Written {
  readonly choose?: string;
  readonly fill: Readonly<Record<string, string>>;
  readonly outcome: string;
}
const written: Readonly<Record<OtherPurpose, Written>> = {
  'pre-case-discussion': { fill: { 汇报人: '林志强', 案情摘要: '群众举报无证行医，已初步核实。' }, outcome: '符合立案条件，建议立案。' },
  'expert-discussion': { fill: { 研讨事项: '洗牙、补牙是否属于诊疗活动' }, outcome: '属于诊疗活动。' },
  deliberation: {
    fill: { 违法事实: '未取得许可证开展口腔诊疗', 主要证据: '现场笔录、照片', 违反的规定和处罚依据: '《医疗机构管理条例》第二十四条' },
    outcome: '给予罚款的行政处罚。',
  },
  'statement-and-defence': { fill: { 告知书文号: '清卫医罚告〔2026〕12号', 提交的证据和材料: '无' }, outcome: '请求减轻处罚。' },
  'collective-discussion': {
    fill: { '主持人（职务）': '罗永辉（所长）', '参加人员（职务）': '谭国华', 汇报人: '林志强' },
    outcome: '同意合议意见。',
  },
  'serving-decision': {
    choose: '本人签收',
    fill: { 送达文书名称: '行政处罚决定书', 文号: '清卫医罚〔2026〕12号' },
    outcome: '当场宣读并交付，受送达人签收。',
  },
};

let stage: ThrowAwayKiosk;
let desk: Page;
let second: Page;
const looks = new ScreenLooks();
beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
  ({ console: desk, second } = stage);
});
afterAll(() => stage.close());

/** Asked for, approved, checked, unlocked, both officers signed in, and the lead at the console. */
async function ready(purpose: OtherPurpose): Promise<{ readonly bookingId: string; readonly sessionId: string }> {
  const now = Date.now();
  const heard = purposesAmongOfficers.has(purpose) ? '' : cast.questioned.name;
  await signIn(desk, cast.lead);
  const booking = await answer(desk, 'booking.request', {
    ...{ roomId: 'X1', purpose, startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() },
    enforcementCase: cast.case,
    questioned: { ...cast.questioned, name: heard, role: 'party' },
  });
  await lock(desk);
  await signIn(desk, cast.administrator);
  await answer(desk, 'readiness.check', { devices: 'good', cleanliness: 'good', note: '' });
  await answer(desk, 'booking.approve', booking.id);
  const { sessionId } = await answer(desk, 'preflight.begin', booking.id);
  await answer(desk, 'preflight.confirm', 'record-lamp', true);
  await waitFor('every device proved', async () => (await answer(desk, 'preflight.state'))?.mayPass === true, 40_000);
  await answer(desk, 'preflight.pass', undefined);
  await answer(desk, 'key.issue', booking.id);
  const people = await answer(desk, 'people.list');
  for (const { name, pin } of [cast.lead, cast.recorder])
    await answer(desk, 'session.admitInspector', sessionId, { personId: people.find((person) => person.name === name)?.id ?? '', pin });
  await lock(desk);
  await signIn(desk, cast.lead);
  await openConsole(desk);
  return { bookingId: booking.id, sessionId };
}

/** By an officer's word, or by the entry and the notice. */
async function begin(purpose: OtherPurpose): Promise<void> {
  if (purposesAmongOfficers.has(purpose)) {
    await desk.getByRole('button', { name: /^宣布.+开始$/ }).click();
    await seeRecording(desk);
    return;
  }
  await checkOfficers(desk);
  await stage.room.order('/scenes', { scene: 'person-enters' });
  await seeRecording(desk);
  await giveNotice(desk);
}

/** What the form asks for, then the act that closes it; read and signed in between where somebody of outside signs. */
async function writeAndClose(purpose: OtherPurpose): Promise<void> {
  const { name, act, outcome } = records[purpose];
  const { choose, fill, outcome: result } = written[purpose];
  const dialog = desk.getByRole('dialog');
  // What a field holds already is part of its label's text.
  const field = (label: string) => dialog.getByLabel(new RegExp(`^${label}`));
  await desk.getByRole('button', { name: `写${name}…` }).click();
  if (choose !== undefined) await dialog.getByLabel(choose, { exact: true }).check();
  for (const [label, text] of Object.entries(fill)) await field(label).fill(text);
  await field(outcome.label).fill(result);
  await looks.at(`写${name}`, desk, second);
  await dialog.getByRole('button', { name: /^写好/ }).click();
  if ('signature' in records[purpose]) {
    await review(second);
    await sign(second, () => looks.at(`签${name}`, desk, second));
    await desk.getByRole('button', { name: `${act}…` }).click();
  }
  await dialog.getByRole('combobox', { name: '由谁宣布' }).click();
  await desk.locator('.ant-select-item-option', { hasText: cast.lead.name }).click();
  await looks.at(act, desk, second);
  await dialog.getByLabel('由谁宣布的 6 位口令').fill(cast.lead.pin);
  await dialog.getByRole('button', { name: act, exact: true }).click();
}

/**
 * One that begins by word, one that is signed page by page, and the receipt. The other three differ from the first in the fields of their form
 * alone: all run over the services in every `npm test`, and here with MINGXUN_ALL_ENDINGS=1.
 */
const each: readonly OtherPurpose[] = ['deliberation', 'statement-and-defence', 'serving-decision'];
const played = process.env['MINGXUN_ALL_ENDINGS'] === '1' ? (Object.keys(written) as OtherPurpose[]) : each;

it.each(played)('[row 70] %s ends by its own act, and is sealed with its record (规定§3)', async (purpose) => {
  onTestFailed(() => stage.picture(`closing-${purpose}`));
  const { bookingId, sessionId } = await ready(purpose);
  await begin(purpose);
  const spoken = 'minutes' in records[purpose] ? ['主持人：现在开始。'] : [];
  await writeLines(desk, spoken);
  await writeAndClose(purpose);
  const code = await seeSealed(desk);

  const folder = stage.folderOf(sessionId);
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [], registrationCode: code });
  const { startedAt = '', endedAt = '' } = await manifestOf(folder);
  const paper = path.join(folder, `${records[purpose].name}.pdf`);
  expect(await pdfDefects(paper)).toEqual([]);
  const text = await pdfText(paper);
  const { fill, outcome } = written[purpose];
  for (const part of [...Object.values(fill), outcome, ...spoken, code, `${writtenTime(startedAt)}至${writtenTime(endedAt)}`])
    expect(text).toContain(part.replace(/\s/g, ''));

  await desk.getByRole('button', { name: '返回今日工作' }).click();
  await lock(desk);
  await stage.room.order('/scenes', { scene: 'person-leaves' });
  await signIn(desk, cast.administrator);
  await answer(desk, 'key.return', bookingId);
  await lock(desk);
  expect(stage.problems()).toEqual([]);
});

it('finds nothing serious on any screen of the endings, and nothing that only a pointer reaches', () => {
  expect(looks.problems()).toEqual([]);
});
