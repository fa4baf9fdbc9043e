import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from 'vitest';
import { cast, goTo, lock, signIn } from '../support/interview';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { choose } from './screen';

/* One story in one kiosk: each step builds on the one before. */
let stage: ThrowAwayKiosk;
let desk: Page;
let broken = false;

/** Beijing date of the Wednesday of next week: always ahead, never a weekend. */
const beijing = new Date(Date.now() + 8 * 3_600_000);
const day = new Date(beijing.getTime() + (10 - (beijing.getUTCDay() || 7)) * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
  desk = stage.console;
});
afterAll(() => stage.close());
beforeEach(() => {
  if (broken) throw new Error('an earlier step failed');
  onTestFailed(() => {
    broken = true;
    return stage.picture('calendar');
  });
});

async function chooseTime(from: string, to: string): Promise<void> {
  await choose(desk, '日期', day.slice(5));
  await choose(desk, '开始', from);
  await choose(desk, '结束', to);
}
async function fillIn(caseName: string, person: string): Promise<void> {
  await desk.getByLabel('案件名称').fill(caseName);
  await desk.getByLabel('被询问人姓名').fill(person);
}
const press = (name: string) => desk.getByRole('button', { name, exact: true }).click();
const side = (name: RegExp) => desk.locator('.calendar-side .ant-segmented-item', { hasText: name }).click();
/** The week that the calendar opens on is this one, or at the weekend already the next. */
async function showDay(): Promise<void> {
  await desk.locator('.grid').waitFor();
  if ((await desk.getByTestId(`day-${day}`).count()) === 0) await press('下一周');
}
const bookings = async () => (await answer(desk, 'calendar.span', at('00:00'), at('23:59'), undefined)).bookings;

it('[row 84] a time that is taken is refused with the booking named; who waits for it gets it in turn when it is cancelled (规定§11)', async () => {
  await signIn(desk, cast.lead);
  await goTo(desk, '日历');
  await chooseTime('09:00', '10:00');
  await fillIn('先申请的案', '欧阳秀兰');
  await press('提交申请');
  await desk.getByText(/^已提交：/).waitFor();

  await lock(desk);
  await signIn(desk, cast.recorder);
  await goTo(desk, '日历');
  await chooseTime('09:30', '10:30');
  await desk.locator('.conflict').getByText('09:00–10:00 询问当事人，林志强').waitFor();
  expect(await desk.locator('.conflict').textContent()).toContain('共 30 分钟');
  expect(await desk.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true);
  await fillIn('排队的案', '刘建平');
  await press('添加参加人…');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('何律师');
  await dialog.getByLabel('身份类别').click();
  await desk.locator('.ant-select-item-option', { hasText: '律师' }).click();
  await dialog.getByRole('button', { name: '添加参加人' }).click();
  await press('排队等这个时间');
  await desk.getByText('排在第一位').waitFor();

  await lock(desk);
  await signIn(desk, cast.lead);
  await goTo(desk, '日历');
  await showDay();
  await desk.locator('.block', { hasText: '09:00–10:00' }).click();
  await press('取消预约…');
  await desk.getByRole('dialog').getByLabel('取消的理由').fill('当事人改期');
  await desk.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
  await waitFor('the turn of who waits', async () => (await bookings()).some(({ requestedBy }) => requestedBy === cast.recorder.name));

  await lock(desk);
  await signIn(desk, cast.recorder);
  await desk.getByText('排队到位，已转为申请').waitFor();
  await goTo(desk, '日历');
  await side(/^排队/);
  await desk.getByText('轮到您了：时间已为您留下，待审批。').waitFor();
  await press('知道了');
  await desk.getByText('没有人排队').waitFor();
  const [booking] = await bookings();
  expect(booking).toMatchObject({ startsAt: at('09:30'), endsAt: at('10:30'), requestedBy: cast.recorder.name });
  const { file } = await answer(desk, 'booking.open', booking?.id ?? '');
  expect(file?.attendees).toEqual([{ name: '何律师', kind: 'lawyer', organisation: '' }]);
});

it('a booking is moved by dragging, with a reason, over midnight too; its history says what became what', async () => {
  await showDay();
  const box = await desk.locator('.block', { hasText: '09:30–10:30' }).boundingBox();
  if (!box) throw new Error('no block');
  const hour = box.height;
  await desk.mouse.move(box.x + 20, box.y + 4);
  await desk.mouse.down();
  await desk.mouse.move(box.x + 20, box.y + 4 + 2 * hour, { steps: 8 });
  await desk.mouse.up();
  await desk.getByRole('heading', { name: '变更预约' }).waitFor();
  expect(await desk.getByRole('button', { name: '提交变更' }).isDisabled()).toBe(true);
  await desk.getByLabel('变更的理由').fill('当事人上午有门诊');
  await press('提交变更');
  await desk.getByText('09:30–10:30 → ').waitFor();

  await press('变更…');
  await choose(desk, '开始', '23:00');
  await choose(desk, '结束', '次日 01:30');
  await desk.getByLabel('变更的理由').fill('当事人夜间到达');
  await press('提交变更');
  await waitFor('the booking over midnight', async () => (await bookings())[0]?.startsAt === at('23:00'));
  const over = desk.locator('.block', { hasText: '23:00–次日 01:30' });
  await waitFor('the booking on both days', async () => (await over.count()) === 2);
  const history = desk.getByRole('region', { name: '办理经过' });
  await history.getByText('当事人夜间到达').waitFor();
  await waitFor('three steps', async () => (await history.locator('li').count()) === 3);
});

it('a closed time is drawn, refuses, and is lifted again by the administrator', async () => {
  await lock(desk);
  await signIn(desk, cast.administrator);
  await goTo(desk, '日历');
  await side(/停用/);
  await press('添加停用时段…');
  const dialog = desk.getByRole('dialog');
  await dialog.getByText('只这一天').click();
  await chooseTime('14:00', '16:00');
  await dialog.getByLabel('停用的原因').fill('设备保养');
  await dialog.getByRole('button', { name: '停用这个时段' }).click();
  await desk.getByText(`${day.slice(5)} 14:00–16:00`).waitFor();

  await lock(desk);
  await signIn(desk, cast.lead);
  await goTo(desk, '日历');
  await chooseTime('15:00', '15:30');
  await desk.getByText('不能提交：询问室停用').waitFor();
  await desk.locator('.grid-closed', { hasText: '设备保养' }).waitFor();
  await fillIn('某案', '欧阳秀兰');
  expect(await desk.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true);
  expect(await desk.getByRole('button', { name: '排队等这个时间' }).count()).toBe(0);

  await lock(desk);
  await signIn(desk, cast.administrator);
  await goTo(desk, '日历');
  await side(/停用/);
  await press('取消停用');
  await desk.getByText('没有停用的时段。').waitFor();
});

it('every view shows what is booked: the day over all rooms, the month, and the list by a word', async () => {
  await goTo(desk, '今日');
  await goTo(desk, '日历');
  await desk.locator('.calendar-ways').getByText('日', { exact: true }).click();
  await desk.locator('.grid-room', { hasText: '第一调查询问室' }).waitFor();
  await desk.locator('.calendar-ways').getByText('月', { exact: true }).click();
  if (day.slice(0, 7) !== beijing.toISOString().slice(0, 7)) await press('下个月');
  await desk.locator('.month-booking', { hasText: '23:00' }).waitFor();
  await desk.locator('.calendar-ways').getByText('列表', { exact: true }).click();
  await desk.getByRole('searchbox').fill('排队的案');
  await desk.keyboard.press('Enter');
  await desk.locator('.booking-list').getByText('排队的案').first().waitFor();
  await waitFor('only what was looked for', async () => (await desk.locator('.booking-list .windowed-row').count()) === 1);
  await desk.locator('.booking-list .windowed-row').first().press('Enter');
  await desk.getByRole('heading', { name: '预约' }).waitFor();
  expect(stage.problems()).toEqual([]);
});
