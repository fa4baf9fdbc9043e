import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import type { RoomFile } from '../../services/rooms/room-file';
import { officeDate } from '../../services/rooms/office-calendar';
import {
  admitInspectors,
  approve,
  burnPair,
  button,
  cast,
  certify,
  checkDevices,
  fileDiscs,
  goTo,
  lock,
  openConsole,
  openDoor,
  patience,
  returnKey,
  seeRecording,
  seeSealed,
  signHandover,
  signIn,
  type Person,
} from '../support/interview';
import { pdfText } from '../support/sealed-papers';
import { seriousProblems } from '../support/serious-problems';
import { startTestRoom, type TestRoom } from '../support/simulated-room';
import { everyCommandLine } from '../support/source-recording';
import { answer, ask, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { archived } from './archived';
import { daysFromNow } from './beijing';
import { writeAndClose } from './write-and-close';

const administrator = { name: '何志远', pin: '482913' };
let hardware: TestRoom;
let stage: ThrowAwayKiosk;
/** On another mount. */
let secondDisk: string;

beforeAll(async () => {
  hardware = await startTestRoom();
  secondDisk = await mkdtemp('/dev/shm/second-');
  stage = await ThrowAwayKiosk.open(undefined, ['--set-up']);
});
afterAll(async () => {
  await stage.close();
  await hardware.close();
  await rm(secondDisk, { recursive: true, force: true });
});

it('an administrator sets up a room from nothing: finds its cameras, tries its board by hand, saves, and the kiosk opens on it', async () => {
  onTestFailed(() => stage.picture('set-up'));
  const desk = stage.console;
  const logins = JSON.parse(await readFile(hardware.credentialsFile, 'utf8')) as Record<string, { username: string; password: string }>;
  await desk.getByLabel('姓名').fill(administrator.name);
  await desk.getByLabel('所在部门').fill('监督考核评价科');
  await desk.getByLabel('6 位口令').fill(administrator.pin);
  await desk.getByLabel('再输一次口令').fill(administrator.pin);
  await desk.getByRole('button', { name: '建立管理人员并登录' }).click();
  await desk.getByRole('heading', { name: '装机向导' }).waitFor();
  expect(await ask(desk, 'bookings.list', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z')).toMatchObject({
    ok: false,
    error: { code: 'room.not-configured' },
  });

  await desk.getByLabel('机构全称（与公文一致）').fill('清远市卫生监督所');
  await desk.getByLabel('机构代码').fill('QYWS');
  await desk.getByLabel('告知时念出的机构名称').fill('清远市');
  await desk.getByLabel('询问室名称').fill('第一调查询问室');
  await desk.getByLabel('询问室代码').fill('X1');
  await desk.getByLabel('具体地点').fill('办公楼三楼 306 室');
  await desk.getByLabel('第二块磁盘上的目录').fill(secondDisk);
  await look(desk, 'place');

  await desk.getByRole('button', { name: '下一步：摄像机' }).click();
  await desk.getByRole('button', { name: '查找' }).click();
  const found = desk.getByRole('listitem').filter({ hasText: hardware.cameras.cam1.onvifUrl });
  await found.getByRole('button', { name: '登录查看…' }).click();
  await desk.getByLabel('用户名').fill('mingxun');
  await desk.getByLabel('口令', { exact: true }).fill('wrong');
  await desk.getByRole('button', { name: '登录并看画面' }).click();
  await desk.getByText('用户名或口令不对').waitFor();
  await hardware.cameras.cam1.fault('wrongClock', { offsetMs: 7_200_000 });
  await desk.getByLabel('口令', { exact: true }).fill(logins['cam1']?.password ?? '');
  await desk.getByRole('button', { name: '登录并看画面' }).click();
  await desk.getByText(/时钟与本机相差 7\d{3} 秒/).waitFor({ timeout: 30_000 });
  await desk.getByText('不足 704×576').waitFor();
  await hardware.cameras.cam1.fault('wrongClock', false);
  await waitFor('its picture', () => desk.getByTestId('set-up-picture').isVisible());
  await desk.getByLabel('名称').fill('法制一号机位');
  await look(desk, 'camera');
  await desk.getByRole('button', { name: '选用这台' }).click();
  await desk.getByLabel('直接填地址').fill(hardware.cameras.cam2.rtspUrl);
  await desk.getByLabel('直接填地址').press('Enter');
  await desk.getByLabel('用户名').fill('mingxun');
  await desk.getByLabel('口令', { exact: true }).fill(logins['cam2']?.password ?? '');
  await desk.getByLabel('口令', { exact: true }).press('Enter');
  await desk.getByTestId('set-up-picture').waitFor({ timeout: 30_000 });
  await desk.getByLabel('名称').fill('法制二号机位');
  await desk.getByRole('button', { name: '选用这台' }).click();
  await desk.getByRole('listitem').filter({ hasText: '不用这台' }).nth(1).waitFor();
  await look(desk, 'cameras');

  await desk.getByRole('button', { name: '下一步：门锁与传感器' }).click();
  await desk.getByRole('button', { name: '接一块控制板' }).click();
  await desk.getByLabel('串口', { exact: true }).fill(hardware.roomIo.path);
  await desk.getByLabel('串口', { exact: true }).press('Tab');
  await pick(desk, '控制板型号', '其他');
  await desk.getByRole('button', { name: '连上控制板试' }).click();
  await desk.getByText('控制板有回答').waitFor();
  expect(await ask(desk, 'setUp.pressRelay', 2, true)).toMatchObject({ ok: false, error: { code: 'set-up.not-armed' } });
  for (const [relay, role] of [
    ['1 号继电器', '门锁'],
    ['2 号继电器', '照明'],
    ['3 号继电器', '门口录制灯'],
  ] as const)
    await pick(desk, `${relay}接的是`, role);
  await giveLease(desk, '允许试继电器…', '允许，我在门口看着');
  const light = desk.getByTestId('relay-2');
  await light.getByRole('button', { name: '吸合试一次' }).click();
  await waitFor('the light', () => hardware.roomIo.coils().light);
  await light.getByText('灯亮了吗？').waitFor();
  await light.getByRole('button', { name: '是' }).click();
  await light.getByText(/已证实 \d/).waitFor();
  await waitFor('the light out', () => !hardware.roomIo.coils().light);
  expect(hardware.roomIo.coils().lock).toBe(false);

  hardware.roomIo.setInput('door', true);
  await desk.getByTestId('input-1').getByText('刚刚变化').waitFor();
  await pick(desk, '1 号输入接的是', '门磁');
  await desk.getByTestId('input-1').getByText('门开着').waitFor();
  hardware.roomIo.setInput('door', false);
  await pick(desk, '2 号输入接的是', '人体感应');
  await pick(desk, '3 号输入接的是', '紧急按钮');
  await look(desk, 'boards');

  expect(await ask(desk, 'setUp.unlock', '000000')).toMatchObject({ ok: false, error: { code: 'people.wrong-pin' } });
  expect(hardware.roomIo.coils().lock).toBe(false);
  const opened = waitFor('the open lock', () => hardware.roomIo.coils().lock, 20_000);
  await giveLease(desk, '开锁试一次…', '现在开锁');
  await opened;
  await desk.getByText('门锁开了又锁上了吗？').waitFor({ timeout: 20_000 });
  expect(hardware.roomIo.coils().lock).toBe(false);

  await desk.getByRole('button', { name: '下一步：核对并保存' }).click();
  await desk.getByRole('row', { name: /room\.name.*第一调查询问室/ }).waitFor();
  await desk.getByText('会存入的摄像机账号和口令（加密）：法制一号机位、法制二号机位').waitFor();
  await look(desk, 'summary');
  expect(existsSync(path.join(stage.home, 'room.json'))).toBe(false);
  expect(existsSync(path.join(stage.home, 'credentials.sealed'))).toBe(false);
  await desk.getByRole('button', { name: '保存并打开询问室' }).click();

  await desk.getByRole('heading', { name: '第一调查询问室' }).waitFor({ timeout: 30_000 });
  await signIn(desk, administrator);
  await waitFor('the board', async () => (await answer(desk, 'room.state')).line === 'online');
  expect(await answer(desk, 'room.state')).toMatchObject({ lock: 'locked', door: 'closed', presence: 'absent', duress: 'released' });

  const text = await readFile(path.join(stage.home, 'room.json'), 'utf8');
  expect((JSON.parse(text) as RoomFile).cameras).toMatchObject([
    { id: 'cam1', name: '法制一号机位', view: 'questioned', credentials: 'cam1' },
    { id: 'cam2', rtsp: hardware.cameras.cam2.rtspUrl, view: 'room' },
  ]);
  const places = [text, await readFile(path.join(stage.home, 'credentials.sealed'), 'utf8'), everyCommandLine(), ...stage.problems()];
  for (const { password } of Object.values(logins)) for (const place of places) expect(place).not.toContain(password);
  expect(stage.problems()).toEqual([]);
});

it('the devices page shows and sets each camera, tells of tampering, and leads back into the set-up, which leaves the room as it was', async () => {
  onTestFailed(() => stage.picture('devices'));
  const desk = stage.console;
  const { cam1 } = hardware.cameras;
  await cam1.fault('wrongClock', { offsetMs: 7_200_000 });
  await desk.getByRole('button', { name: '设备' }).click();
  const panel = desk.getByRole('region', { name: '法制一号机位' });
  for (const id of ['cam1', 'cam2']) await desk.getByTestId(`picture-${id}`).waitFor({ timeout: 30_000 });
  await panel.getByText(/与本机相差 \+7\d{3}\.\d\d 秒/).waitFor();
  await panel.getByRole('button', { name: '校时' }).click();
  await panel.getByText(/与本机相差 (?:[+−]0\.\d\d|0\.00) 秒/).waitFor({ timeout: 20_000 });
  await panel.getByRole('button', { name: '写上室名和时间' }).click();
  await panel.getByText('第一调查询问室、日期时间').waitFor({ timeout: 20_000 });
  await panel.getByRole('button', { name: '门口' }).click();
  await waitFor('the preset', () => cam1.abilities.position === '2', 20_000);

  await panel.getByRole('button', { name: 'relay-1 吸合…' }).click();
  expect(cam1.abilities.relays.get('relay-1')).toBe(false);
  await desk.getByLabel(`${administrator.name} 的 6 位口令`).fill(administrator.pin);
  await desk.getByRole('button', { name: '现在动作' }).click();
  await panel.getByRole('button', { name: 'relay-1 断开…' }).waitFor({ timeout: 20_000 });
  expect(cam1.abilities.relays.get('relay-1')).toBe(true);
  cam1.abilities.setRelay('relay-1', false);

  await panel.getByText('正在听取事件').waitFor({ timeout: 20_000 });
  cam1.abilities.notice('tamper', true);
  await desk.getByTestId('tamper-cam1').waitFor({ timeout: 20_000 });
  await look(desk, 'devices');
  cam1.abilities.notice('tamper', false);
  await desk.getByTestId('tamper-cam1').waitFor({ state: 'detached', timeout: 20_000 });

  const before = await readFile(path.join(stage.home, 'room.json'), 'utf8');
  await giveLease(desk, '装机向导…', '打开装机向导');
  await desk.getByText('询问室已停下，等管理人员装机').waitFor({ timeout: 30_000 });
  await signIn(desk, administrator, '装机向导');
  await desk.getByRole('button', { name: '核对并保存' }).click();
  await desk.getByText('与现在的配置一样，没有要写的。').waitFor();
  await look(desk, 'again');
  await desk.getByRole('button', { name: '不保存，回到询问室' }).click();
  await signIn(desk, administrator);
  await waitFor('the board', async () => (await answer(desk, 'room.state')).line === 'online');
  expect(await readFile(path.join(stage.home, 'room.json'), 'utf8')).toBe(before);
  expect(stage.problems()).toEqual([]);
});

it('[row 70] [row 73] [row 85] its people are put on file, a booking goes from application to archive, and the month is closed', async () => {
  onTestFailed(() => stage.picture('whole-chain'));
  await stage.kill();
  await describeDrives();
  await stage.restart();
  const desk = stage.console;
  await signIn(desk, administrator);
  await goTo(desk, '人员');
  await desk.getByText('工作人员', { exact: true }).click();
  for (const officer of [cast.lead, cast.recorder]) await putOnFile(desk, officer);
  await putOnFile(desk, cast.office, '办公室（档案室）');
  await look(desk, 'people');
  await goTo(desk, '今日');
  const task = desk.locator('.task-row', { hasText: '登记询问室第一责任人' });
  await task.getByRole('button', { name: '登记' }).click();
  await desk.getByLabel('姓名').fill('罗永辉');
  await desk.getByLabel('职务').fill('所长');
  await desk.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await task.waitFor({ state: 'detached' });
  await lock(desk);

  await signIn(desk, cast.lead);
  await goTo(desk, '日历');
  await desk.getByRole('group', { name: '使用事由' }).getByRole('button', { name: '合议', exact: true }).click();
  await desk.getByLabel('案件名称').fill(cast.case.name);
  await desk.getByLabel('案号（可空）').fill(cast.case.number);
  await button(desk, '提交申请').click();
  await desk.getByText(/^已提交：/).waitFor({ timeout: patience });
  const [booking] = await answer(desk, 'bookings.list', daysFromNow(-1), daysFromNow(3));
  if (!booking) throw new Error('no booking');
  expect(booking).toMatchObject({ purpose: 'deliberation', status: 'requested', requestedBy: cast.lead.name });
  await lock(desk);
  await signIn(desk, administrator);
  await approve(desk);
  await checkDevices(desk);
  await openDoor(desk);
  await admitInspectors(desk);
  await desk.getByRole('dialog').getByRole('button', { name: '返回', exact: true }).click();
  await lock(desk);

  await signIn(desk, cast.lead);
  await openConsole(desk);
  await desk.getByRole('button', { name: /^宣布.+开始$/ }).click();
  await seeRecording(desk);
  await writeAndClose(stage, 'deliberation');
  const code = await seeSealed(desk);
  await desk.getByRole('button', { name: '返回今日工作' }).click();
  await goTo(desk, '交接');
  await signHandover(desk, 'give', cast.lead);
  await signHandover(desk, 'receive', administrator);
  await lock(desk);

  await signIn(desk, administrator);
  await returnKey(desk);
  await lock(desk);

  await signIn(desk, cast.office);
  await goTo(desk, '光盘');
  await burnPair(desk);
  await certify(desk);
  await goTo(desk, '今日');
  await fileDiscs(desk, '档案室 2 号柜');
  await waitFor('a whole chain', async () => {
    const { links } = await answer(desk, 'booking.chain', booking.id);
    return links.every(({ state }) => state === 'done') && links;
  });
  const entry = await archived(desk);
  expect(entry).toMatchObject({ registrationCode: code, filed: { place: '档案室 2 号柜', by: cast.office.name } });
  await lock(desk);

  await signIn(desk, administrator);

  await toTheNextMonth();
  const month = officeDate(new Date(booking.startsAt)).slice(0, 7);
  await goTo(desk, '登记簿');
  await desk.getByRole('combobox', { name: '月份' }).click();
  await desk.locator('.ant-select-item-option', { hasText: month }).click();
  await desk.getByRole('button', { name: '月结存档…' }).click();
  await desk.getByRole('button', { name: '月结，固定本月登记簿' }).click();
  await desk.getByText(new RegExp(`^第 1 号　${administrator.name} `)).waitFor({ timeout: 60_000 });
  await desk.getByRole('button', { name: '核验存档' }).click();
  await desk.getByText('两份都一致').waitFor({ timeout: 30_000 });
  await look(desk, 'month');
  const use = await pdfText(path.join(stage.home, 'registers', 'X1', month, 'use.pdf'));
  for (const part of [cast.lead.name, cast.case.name, code]) expect(use).toContain(part);
  expect(stage.problems()).toEqual([]);
});

/** The room's drives, by hand: on this machine a file stands for each. */
async function describeDrives(): Promise<void> {
  const file = path.join(stage.home, 'room.json');
  const described = JSON.parse(await readFile(hardware.roomFile, 'utf8')) as RoomFile;
  const room = JSON.parse(await readFile(file, 'utf8')) as RoomFile;
  await writeFile(file, JSON.stringify({ ...room, discDrives: described.discDrives }, null, 2));
}

/** 人员 → 工作人员: an officer with the certificate, or somebody of another part; the PIN is typed by himself. */
async function putOnFile(desk: Page, person: Person, role?: string): Promise<void> {
  await desk.getByRole('button', { name: '登记人员…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(person.name);
  await dialog.getByLabel('所在部门').fill('医疗机构监督科');
  if (role === undefined) {
    await dialog.getByText('执法人员要填执法证件编号').waitFor();
    await dialog.getByLabel('执法证件编号').fill(`粤R-${person.pin}`);
    await dialog.getByLabel(/^证件有效期至/).fill('2036-06-30');
  } else await pick(desk, '职责', role);
  await dialog.getByLabel('6 位口令').fill(person.pin);
  await dialog.getByLabel('再输一次口令').fill(person.pin);
  await dialog.getByRole('button', { name: '登记这名人员' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.locator('.roster .windowed-row', { hasText: person.name }).waitFor();
}

/** The clock of the kiosk's main process goes to the next month, as its users' calendars do. */
async function toTheNextMonth(): Promise<void> {
  await stage.kiosk.app.evaluate(() => {
    const [Real, onMs] = [Date, 33 * 86_400_000];
    globalThis.Date = new Proxy(Real, {
      construct: (target, words: readonly unknown[]) =>
        (words.length === 0 ? new target(target.now() + onMs) : Reflect.construct(target, words)) as Date,
      get: (target, name) => (name === 'now' ? () => target.now() + onMs : Reflect.get(target, name)) as unknown,
    });
  });
}

/** Takes an option of a list whose order is the room's, not the alphabet's. */
async function pick(desk: Page, label: string, wanted: string): Promise<void> {
  await desk.getByRole('combobox', { name: label, exact: true }).click();
  const options = desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
  await options.filter({ hasText: wanted }).click();
  await options.first().waitFor({ state: 'hidden' });
}

async function giveLease(desk: Page, open: string, submit: string): Promise<void> {
  await desk.getByRole('button', { name: open }).click();
  await desk.getByLabel(`${administrator.name} 的 6 位口令`).fill(administrator.pin);
  await desk.getByRole('button', { name: submit }).click();
}

/** Nothing serious for whoever can't see or point; and a picture for whoever looks at the screens, where it is asked for. */
async function look(desk: Page, name: string): Promise<void> {
  expect(await seriousProblems(desk), name).toEqual([]);
  if (process.env['MINGXUN_LOOK'] === '1') await desk.screenshot({ path: path.join(tmpdir(), `set-up-${name}.png`) });
}
