import { afterEach, beforeEach, expect, it, onTestFailed } from 'vitest';
import { approve, cast, goTo, lock, openConsole, requestRoom, seeRecording, signIn } from '../support/interview';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { reachQuestioning } from './reach-questioning';

let stage: ThrowAwayKiosk;
beforeEach(async () => {
  stage = await ThrowAwayKiosk.open();
});
afterEach(() => stage.close());

const patience = { timeout: 30_000 };
const drop = (on: boolean) => stage.room.order('/cameras/cam2/faults', { fault: 'drop', on });
const deed = (name: string) => stage.console.getByRole('button', { name, exact: true });
const stateOf = (testId: string, attribute: string) => stage.console.getByTestId(testId).getAttribute(attribute);

async function beginChecks(): Promise<void> {
  await goTo(stage.console, '今日');
  await stage.console
    .getByRole('button', { name: /开始设备检查/ })
    .first()
    .click(patience);
  await stage.console.getByTestId('check-cam2').waitFor(patience);
}

it('[row 75] [row 86] [row 105] a dead camera: its line says so, its fault takes it out of use, and it is used again after its test', async () => {
  onTestFailed(() => stage.picture('upkeep'));
  const desk = stage.console;
  await drop(true);
  await signIn(desk, cast.administrator);
  await goTo(desk, '维护');
  await deed('现在自检').click(patience);
  await waitFor(
    'the line of the dead camera',
    async () => (await stateOf('test-cam2', 'data-verdict').catch(() => null)) === 'failed',
    60_000,
  );
  expect(await stateOf('test-cam1', 'data-verdict')).toBe('passed');
  expect(await desk.getByTestId('test-cam2').textContent()).toContain('法制二号机位');
  // Nothing was opened for it.
  expect((await stage.room.state()).coils).toMatchObject({ lock: false, light: false, recordLamp: false });

  await desk.getByTestId('test-cam2').getByRole('button', { name: '报告故障…' }).click();
  await deed('报告这项故障').click(patience);
  await desk.locator('.ant-segmented').getByText('报修', { exact: true }).click();
  const ticket = desk.locator('.ticket');
  expect(await ticket.first().textContent(patience)).toMatch(/\d{4}-0001　法制二号机位/);
  await ticket.getByRole('button', { name: '登记送修' }).click();
  await ticket.getByText('待办公室答复').waitFor(patience);
  await lock(desk);

  await signIn(desk, cast.lead);
  await requestRoom(desk);
  await lock(desk);
  await signIn(desk, cast.administrator);
  await approve(desk);
  await beginChecks();
  await waitFor('the camera that is out of use', async () => (await stateOf('check-cam2', 'data-state')) === 'attention', 30_000);
  expect(await desk.getByTestId('check-cam2').textContent()).toMatch(/已停用（故障 \d{4}-0001）/);
  await waitFor('the camera that is used', async () => (await stateOf('check-cam1', 'data-state')) === 'proved', 30_000);
  // The strip doesn't demand it either.
  expect(await desk.getByTestId('recording-strip').textContent()).not.toContain('法制二号机位');
  await deed('本场不进行…').click();
  await desk.getByRole('dialog').getByRole('textbox').fill('摄像机待修');
  await deed('确认本场不进行').click();
  // It leads home by itself.
  await desk.locator('.home').waitFor(patience);

  await drop(false);
  await goTo(desk, '维护');
  await desk.locator('.ant-segmented').getByText('报修', { exact: true }).click();
  await ticket.getByRole('button', { name: '恢复使用…' }).click(patience);
  await deed('自检这台设备').click(patience);
  await desk.getByText(/自检已通过（第 \d+ 号/).waitFor({ timeout: 60_000 });
  await desk.getByLabel('修复人（单位）').fill('办公室');
  await desk.getByLabel('结果').fill('更换网线');
  await deed('登记修复，恢复使用').click();
  await desk.getByText('未修复 0 件').waitFor(patience);

  await beginChecks();
  await waitFor('both cameras', async () => (await stateOf('check-cam2', 'data-state')) === 'proved', 30_000);
  expect(stage.problems()).toEqual([]);
});

it('[row 104] who supervises sends a message and the order to stop into the session; they stand on the console until an inspector takes note', async () => {
  onTestFailed(() => stage.picture('supervision'));
  const desk = stage.console;
  const id = await reachQuestioning(stage);
  await desk.keyboard.press('F12');
  await signIn(desk, { name: '谭国华', pin: '260008' });
  for (const [open, submit, text] of [
    ['发送提醒…', '发送这条提醒', '请放慢语速，逐句核对'],
    ['下达停止令…', '下达停止令', '只有一名执法人员在场'],
  ] as const) {
    await deed(open).click(patience);
    await desk.getByRole('dialog').getByRole('textbox').fill(text);
    await deed(submit).click();
    await desk.locator('.supervision').getByText(text).waitFor(patience);
  }
  await lock(desk);
  await signIn(desk, cast.lead);
  await openConsole(desk);
  const notice = desk.getByRole('dialog');
  await notice.getByText('请放慢语速，逐句核对').waitFor(patience);
  // While its sign of work fades out, the button's name begins with it.
  const takeNote = notice.getByRole('button', { name: /已阅知$/ });
  await takeNote.click();
  await notice.getByText('只有一名执法人员在场').waitFor(patience);
  await desk.keyboard.press('Escape');
  await takeNote.click();
  await notice.waitFor({ state: 'hidden' });
  // The recording never stopped, and all of it is in its marks.
  await seeRecording(desk);
  const session = await answer(stage.second, 'session.current');
  expect(session?.id).toBe(id);
  expect(session?.marks.map(({ text }) => text).filter((text) => text.includes('督导'))).toHaveLength(4);
  expect(stage.problems()).toEqual([]);
});
