import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed, vi } from 'vitest';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { lawfulCauses } from '../../services/contract/statements';
import people from '../../services/people/templates/simulated-people.json';
import { cast, handForReview, lock, seeRecording, seeSealed, signIn, writeLines, type Person } from '../support/interview';
import { review } from '../support/review-and-sign';
import { ScreenLooks } from '../support/screen-looks';
import { manifestOf, pdfText } from '../support/sealed-papers';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { clockTime, timeInRecording } from './beijing';
import { choose } from './screen';
import { reachQuestioning } from './reach-questioning';

/** How long the recorder stays out: five minutes where somebody asks for them. */
const absenceSeconds = Number(process.env['MINGXUN_ABSENCE_SECONDS'] ?? 0);
vi.setConfig({ testTimeout: 300_000 + absenceSeconds * 1000 });

let stage: ThrowAwayKiosk;
const looks = new ScreenLooks();
beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
});
afterAll(() => stage.close());

function ofRole(role: string): Person {
  const found = people.find((person) => person.role === role);
  if (!found) throw new Error(`nobody is ${role}`);
  return { name: found.name, pin: found.demoPin };
}

/** The PIN beside a name that is chosen already. */
const givePin = (within: Locator, who: string, pin: string) => within.getByLabel(`${who}的 6 位口令`).fill(pin);

/** What an officer writes and signs in one sheet of the 情况说明. */
async function writeStatement(sheet: string, ground: string, account: string, basis: string): Promise<void> {
  const panel = stage.console.getByRole('tabpanel', { name: sheet });
  await panel.getByText(ground).click();
  await panel.getByLabel('无法使用的原因和经过').fill(account);
  await panel.getByLabel('依据').fill(basis);
  await choose(stage.console, '签字的执法人员', cast.lead.name);
  await givePin(panel, '签字的执法人员', cast.lead.pin);
  await panel.getByRole('button', { name: '签字，报主要领导审核' }).click();
  await panel.getByRole('button', { name: '签字，报主要领导审核' }).waitFor({ state: 'detached' });
}

/** What is missing by law, in the order of this story; the third where a camera was begun anew. */
const lawful: readonly string[] = [lawfulCauses.all, lawfulCauses.sound, lawfulCauses.changeover];

/** What a suspension asks for, whatever it suspends. */
async function fillSuspension(dialog: Locator, words: string): Promise<void> {
  const head = ofRole('agency-head');
  await dialog.getByText('涉及个人隐私').click();
  await dialog.getByLabel('为什么要暂停').fill(words);
  await choose(stage.console, '批准人', head.name);
  await givePin(dialog, '批准人', head.pin);
  await givePin(dialog, '主询问人', cast.lead.pin);
}

/** 制度§19 in its lesser measure: pictures are recorded on, the lamp stays on, and both screens say what isn't. */
async function withholdTheSound(dialog: Locator): Promise<void> {
  const { console: desk, second } = stage;
  const said = second.getByText('正在录像，依法没有录音');
  await desk.getByRole('button', { name: '依法暂停…' }).click();
  await dialog.getByText('只停录音，录像照常，询问继续').click();
  await fillSuspension(dialog, '谈到患者病史');
  await dialog.getByRole('button', { name: '暂停录音' }).click();
  await desk.getByTestId('proof-sound').getByText('依法停录音').waitFor();
  await said.waitFor();
  await seeRecording(desk);
  await waitFor('the lamp that stays on', async () => (await stage.room.state()).coils.recordLamp);
  await looks.at('停录音', desk, second);
  await desk.getByRole('button', { name: '恢复录音' }).click();
  await said.waitFor({ state: 'hidden' });
  await seeRecording(desk);
  await desk.getByTestId('proof-sound').getByText('dB').waitFor();
}

/** 行政处罚法§43: the person asks the recorder to withdraw; written down, decided on the spot by the agency's head, and told to the person. */
async function askToWithdraw(dialog: Locator, head: Person): Promise<void> {
  const { console: desk, second } = stage;
  for (const said of ['看清楚了', '听清楚了', '明白', '申请回避']) await second.getByRole('button', { name: said, exact: true }).click();
  await second.getByText(/^您在 .+ 提出申请回避。请说明/).waitFor();
  await desk.getByRole('button', { name: '申请回避（待写明）…' }).click();
  await dialog.getByLabel(`执法人员 ${cast.recorder.name}`).check();
  await dialog.getByLabel('理由（被询问人的原话）').fill('他和举报人是亲戚。');
  await dialog.getByRole('button', { name: '记下申请' }).click();
  await second.getByText(new RegExp(`^您申请执法人员${cast.recorder.name}回避，.+由主要负责人决定`)).waitFor();
  await looks.at('申请回避', desk, second);
  await dialog.getByLabel('驳回申请').check();
  await dialog.getByLabel('决定的理由').fill('经查不是亲属。');
  await choose(desk, '主要负责人', head.name);
  await givePin(dialog, '主要负责人', head.pin);
  await dialog.getByRole('button', { name: '作出决定' }).click();
  await second.getByText(new RegExp(`^您申请${cast.recorder.name}回避，.+${head.name}决定：驳回。理由：经查不是亲属。$`)).waitFor();
  await desk.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** 规定§13: the recorder goes out and comes back with the own PIN; the console names who is missing and since when, and keeps the stretch. */
async function goOutAndBack(dialog: Locator): Promise<{ readonly from: string; readonly to: string }> {
  const { console: desk, second } = stage;
  const chip = desk.locator('.condition-chip', { hasText: '两名执法人员' });
  const moments = desk.locator('.mark-list li');
  const present = desk.locator('.console-fact', { hasText: '在场（登记）' });
  const now = async () => {
    const session = await answer(second, 'session.current');
    const [stretch, ...more] = session?.presence?.short ?? [];
    if (!stretch || more.length > 0) throw new Error('not one stretch');
    return { startedAt: session?.startedAt ?? '', ...stretch };
  };
  const seeAndClose = async (...lines: readonly RegExp[]) => {
    for (const line of lines) await dialog.getByText(line).first().waitFor();
    await desk.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  const officers = () => desk.getByRole('button', { name: '人员进出…' }).click();
  const row = dialog.getByRole('listitem').filter({ hasText: cast.recorder.name });

  await officers();
  await row.getByRole('button', { name: '登记离开' }).click();
  await row.getByText('已离开').waitFor({ timeout: 2_000 });
  const { startedAt, from, ...gone } = await now();
  expect(gone).toEqual({ to: undefined, names: [cast.lead.name] });
  const [left, since] = [timeInRecording(startedAt, from), clockTime(from)];
  await seeAndClose(new RegExp(`^${since} 起，在场：${cast.lead.name}$`));
  expect(await chip.textContent()).toContain(`${left} 起缺 ${cast.recorder.name}`);
  expect(await chip.getAttribute('class')).toContain('condition-broken');
  expect(await present.textContent()).toContain('执法 1');
  expect(await moments.first().textContent()).toContain(`${left}自动室内执法人员 1 名，在场登记：${cast.lead.name}`);
  await desk.keyboard.press('F6');
  await seeAndClose(/^现在不符合/, new RegExp(`^${since} 至 现在，在场登记：${cast.lead.name}$`));

  await stayAtTheDesk(absenceSeconds);
  await officers();
  const back = row.getByRole('button', { name: '返回，本人口令' });
  await givePin(row, '返回的执法人员', '000000');
  await back.click();
  await row.getByText('口令不对').waitFor();
  await looks.at('执法人员离开', desk);
  await givePin(row, '返回的执法人员', cast.recorder.pin);
  await back.click();
  await row.getByText('在场', { exact: true }).waitFor();
  const { to = '' } = await now();
  const audit = (await readFile(path.join(stage.root, 'audit.jsonl'), 'utf8')).split('\n');
  const told = (action: string) => audit.find((line) => line.includes(`"${action}"`));
  expect(told('session.officer-out')).toContain(from);
  expect(told('session.officer-in')).toContain(to);
  const length = '[\\d 分]+(?:秒)?';
  await seeAndClose(new RegExp(`^${since} 至 ${clockTime(to)}，${length}，在场：${cast.lead.name}$`));
  expect(await chip.textContent()).toMatch(new RegExp(`${left} 缺 1 人 ${length}`));
  expect(await present.textContent()).toContain('执法 2');
  expect(await moments.first().textContent()).toContain(`${timeInRecording(startedAt, to)}自动室内执法人员恢复两名`);
  const stretch = new RegExp(`^${since} 至 ${clockTime(to)}，在场登记：${cast.lead.name}$`);
  await desk.keyboard.press('F6');
  await seeAndClose(/^曾经不符合/, stretch);
  return { from, to };
}

/** Who sits at the console touches it now and then: after five minutes without, it would be locked. */
async function stayAtTheDesk(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 60) {
    await stage.console.keyboard.press('Shift');
    await sleep(Math.min(60, left) * 1000);
  }
}

/** What the door and the presence sensor tell of the room as a whole: everybody goes out and comes back. */
async function leaveTheRoom(): Promise<{ readonly from: string; readonly to: string }> {
  const seen = async () => (await answer(stage.second, 'session.current'))?.presence?.empty ?? [];
  await stage.room.order('/scenes', { scene: 'person-leaves' });
  await waitFor('the empty room', async () => (await seen()).length === 1);
  await stage.console
    .locator('.condition-chip', { hasText: '两名执法人员' })
    .getByText(/起感应不到人/)
    .waitFor();
  await stage.room.order('/scenes', { scene: 'person-enters' });
  return waitFor('somebody back', async () => {
    const [{ from, to } = { from: '', to: undefined }] = await seen();
    return to !== undefined && { from, to };
  });
}

it('[row 39] [row 40] [row 87] the person asks an officer to withdraw, the session stands still by law, an officer leaves, a camera dies, the person refuses to sign: each stands in the papers, and the statement is reviewed before anything is filed', async () => {
  onTestFailed(() => stage.picture('stops'));
  const { console: desk, second } = stage;
  const id = await reachQuestioning(stage);
  await writeLines(desk, cast.lines.slice(0, 2));

  const dialog = desk.getByRole('dialog');
  const head = ofRole('agency-head');
  await askToWithdraw(dialog, head);
  await desk.getByRole('button', { name: '依法暂停…' }).click();
  await fillSuspension(dialog, '查看患者病历');
  await looks.at('依法暂停', desk);
  await dialog.getByRole('button', { name: '暂停录制' }).click();
  await desk.getByTestId('recording-strip').getByText('依法暂停', { exact: true }).waitFor();
  await second.getByRole('heading', { name: '询问依法暂停' }).waitFor();
  await looks.at('暂停中', desk, second);
  await waitFor('the lamp to go out', async () => !(await stage.room.state()).coils.recordLamp);
  await desk.getByRole('button', { name: '恢复录制' }).click();
  await seeRecording(desk);
  await withholdTheSound(dialog);

  const short = await goOutAndBack(dialog);
  const empty = await leaveTheRoom();

  const alarm = desk.getByTestId('alarm-line');
  const freeze = (on: boolean) => stage.room.order('/cameras/cam1/faults', { fault: 'freeze', on });
  await freeze(true);
  await alarm.getByText(/法制一号机位 ([7-9]|\d\d) 秒/).waitFor({ timeout: 20_000 });
  await freeze(false);
  await seeRecording(desk);
  await alarm.waitFor({ state: 'hidden' });

  await handForReview(desk);
  await review(second);
  await desk.getByRole('button', { name: '拒绝签名、捺印…' }).click();
  const end = dialog.getByRole('button', { name: '记入并结束询问' });
  await dialog.getByLabel('经过和被询问人的原话').fill('“第三问记得不对，我不签。”');
  for (const who of ['主询问人', '记录人'] as const) await givePin(dialog, who, who === '记录人' ? cast.recorder.pin : cast.lead.pin);
  expect(await end.isDisabled()).toBe(true);
  await looks.at('拒绝签名', desk);
  await dialog.getByText('对笔录内容有异议').click();
  await end.click();
  const code = await seeSealed(desk);
  await second.getByText('您没有在笔录上签名、捺印，执法人员已记录在案。').waitFor();

  const folder = stage.folderOf(id);
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
  const { gaps, signedAt } = await manifestOf(folder);
  expect(signedAt).toBeUndefined();
  const transcript = await pdfText(path.join(folder, '询问笔录.pdf'));
  for (const part of [
    '被询问人拒绝签名、捺印',
    '对笔录内容有异议',
    '第三问记得不对',
    cast.lead.name,
    cast.recorder.name,
    '在场执法人员少于两人',
    '依法暂停录制',
    '查看患者病历',
    '只停录音',
    '谈到患者病史',
    // The request stands behind the notice, with what was decided on it.
    `申请执法人员${cast.recorder.name}回避`,
    '他和举报人是亲戚。',
    '经查不是亲属。',
  ])
    expect(transcript).toContain(part);
  expect(transcript).toContain(`${clockTime(short.from)}–${clockTime(short.to)}，在场：${cast.lead.name}`);
  expect(JSON.parse(await readFile(path.join(folder, interviewFileName), 'utf8'))).toMatchObject({
    unsigned: { how: 'refused' },
    presence: { short: [{ ...short, names: [cast.lead.name] }], empty: [empty] },
    withdrawals: [{ name: cast.recorder.name, reason: '他和举报人是亲戚。', decision: { verdict: 'rejected', by: head.name } }],
  });
  const report = await pdfText(path.join(folder, '场次报告.pdf'));
  for (const part of ['他和举报人是亲戚', '驳回', '被询问人拒绝签名、捺印', '对笔录内容有异议']) expect(report).toContain(part);
  const stretch = `${clockTime(short.from)}至${clockTime(short.to)}，在场登记：${cast.lead.name}`;
  // Among the conditions, and once more among what is to be explained.
  expect(report.split(stretch)).toHaveLength(3);
  expect(report).toContain(`传感器显示室内无人${clockTime(empty.from)}至${clockTime(empty.to)}`);

  const left = async () => (await answer(desk, 'archive.entry', id)).filingProblems;
  expect(await left()).toContain('statement-unsigned');
  await desk.getByRole('button', { name: '写情况说明…' }).click();
  const gap = gaps.find(({ cause }) => !lawful.includes(cause));
  expect(
    gaps
      .filter(({ cause }) => cause === 'suspended')
      .map(({ cameraId }) => cameraId)
      .toSorted(),
  ).toEqual(['cam1', 'cam2']);
  expect(await answer(desk, 'statement.ofSession', id)).toMatchObject([
    { kind: 'fault', state: 'draft', spans: [{ from: gap?.from, to: gap?.to, before: {}, after: {} }] },
    { kind: 'suspended', state: 'draft', spans: lawful.slice(0, 2).map((cause) => ({ cause, before: {}, after: {} })) },
  ]);
  await choose(desk, '分管领导', ofRole('supervising-leader').name);
  await dialog.getByRole('button', { name: '已报告' }).click();
  await dialog.getByText(/向分管领导.+报告$/).waitFor();
  await looks.at('情况说明', desk, second);
  await writeStatement('录制中断', '其他不可抗力因素不能使用', '一号机位网线松动，重新插好后恢复。', '制度第十九条第（三）项');
  await dialog.getByRole('tab', { name: '依法暂停' }).click();
  await writeStatement('依法暂停', '涉及个人隐私', '查看患者病历，涉及他人隐私。', '制度第十九条第（一）项');
  await waitFor('the signed statement', async () => (await left()).includes('statement-unreviewed'), 15_000);
  await desk.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await desk.getByRole('button', { name: '返回今日工作' }).click();
  await lock(desk);
  await signIn(desk, head);
  await desk.getByRole('button', { name: '审核情况说明…' }).first().click();
  for (const kind of ['录制中断', '依法暂停']) {
    await dialog.getByRole('tab', { name: kind }).click();
    await choose(desk, '主要负责人', head.name);
    await looks.at(`审核${kind}`, desk);
    const panel = dialog.getByRole('tabpanel', { name: kind });
    await givePin(panel, '主要负责人', head.pin);
    await panel.getByRole('button', { name: '签字审核' }).click();
    await panel.getByText(`${head.name}审核同意`).waitFor();
  }
  await waitFor('the review', async () => !(await left()).some((problem) => problem.startsWith('statement')));
  const statement = await pdfText(path.join(stage.root, 'papers', code, '情况说明-录制中断.pdf'));
  for (const part of ['法制一号机位', clockTime(gap?.from ?? ''), '一号机位网线松动', '制度第十九条第（三）项', `${head.name}审核同意`])
    expect(statement).toContain(part);
  expect(looks.problems()).toEqual([]);
  expect(stage.problems()).toEqual([]);
});
