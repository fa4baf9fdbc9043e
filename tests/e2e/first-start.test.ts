import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, onTestFailed } from 'vitest';
import { startTestRoom, type TestRoom } from '../support/simulated-room';
import { answer, ask, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { lock, signIn } from '../support/interview';

/** A room whose room.json somebody wrote by hand: real for the kiosk, whatever stands at the far ends of its wires. */
let hardware: TestRoom;
let stage: ThrowAwayKiosk | undefined;

beforeAll(async () => {
  hardware = await startTestRoom();
});
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});
afterAll(() => hardware.close());

/** Opens the kiosk on that hardware; `write` makes the text of room.json. */
async function openRealRoom(write: (room: Record<string, unknown>) => string): Promise<ThrowAwayKiosk> {
  const opened = await ThrowAwayKiosk.open(async (home) => {
    const room = JSON.parse(await readFile(hardware.roomFile, 'utf8')) as Record<string, unknown>;
    delete room['demonstration'];
    await writeFile(path.join(home, 'room.json'), write(room));
    await copyFile(hardware.credentialsFile, path.join(home, 'credentials.json'));
  });
  stage = opened;
  onTestFailed(() => opened.picture('first-start'));
  return opened;
}

it('asks a room without people for its first administrator, who is signed in at once; nothing of it is a demonstration', async () => {
  const kiosk = await openRealRoom((room) => JSON.stringify(room, null, 2));
  const desk = kiosk.console;
  await desk.getByRole('heading', { name: '建立第一名管理人员' }).waitFor();
  expect(await desk.getByText('演示', { exact: true }).count()).toBe(0);
  expect(await ask(desk, 'demo.act', 'person-enters')).toMatchObject({ ok: false });
  expect(await answer(desk, 'people.list')).toEqual([]);

  const submit = desk.getByRole('button', { name: '建立管理人员并登录' });
  await desk.getByLabel('姓名').fill('何志远');
  await desk.getByLabel('所在部门').fill('监督考核评价科');
  await desk.getByLabel('6 位口令').fill('111111');
  await desk.getByLabel('再输一次口令').fill('111111');
  await desk.getByText('口令不能是同一个数字').waitFor();
  expect(await submit.isDisabled()).toBe(true);
  await desk.getByLabel('6 位口令').fill('482913');
  await desk.getByLabel('再输一次口令').fill('482913');
  await submit.click();
  await desk.getByRole('heading', { name: '今日工作' }).waitFor();
  expect(await answer(desk, 'people.current')).toMatchObject({
    person: { name: '何志远', role: 'room-administrator', demoPin: undefined },
  });
  const second = { name: '别人', department: '别处', pin: '739105' };
  expect(await ask(desk, 'people.createFirstAdministrator', second)).toMatchObject({
    ok: false,
    error: { code: 'people.administrator-exists' },
  });
  await waitFor('the state of the room', async () => (await answer(desk, 'room.state')).line === 'online');

  await lock(desk);
  await kiosk.kill();
  await kiosk.restart();
  await signIn(kiosk.console, { name: '何志远', pin: '482913' });
  expect(kiosk.problems()).toEqual([]);
});

it('shows a wrong room.json with field and line, and does nothing else', async () => {
  const wrong = await openRealRoom((room) => JSON.stringify({ ...room, agency: { name: '清远市卫生监督所', kode: 'QYWS' } }, null, 2));
  const text = await readFile(path.join(wrong.home, 'room.json'), 'utf8');
  const line = text.split('\n').findIndex((each) => each.includes('"kode"')) + 1;
  const desk = wrong.console;
  await desk.getByRole('heading', { name: '询问室配置有误，不能开始' }).waitFor();
  const row = desk.getByRole('row', { name: /agency\.kode/ });
  expect(await row.textContent()).toContain(`第 ${line} 行`);
  expect(await row.textContent()).toContain('没有这个字段名，可能拼写有误');
  expect(await desk.getByRole('row', { name: /agency\.code/ }).textContent()).toContain('缺少这个字段');
  expect(await desk.getByText(path.join(wrong.home, 'room.json')).count()).toBeGreaterThan(0);
  expect(await ask(desk, 'people.list')).toMatchObject({ ok: false });
  expect(wrong.problems()).toEqual([]);
});
