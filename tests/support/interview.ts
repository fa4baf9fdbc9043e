import type { Locator, Page } from 'playwright';
import cast from './cast.json';
import { waitFor } from './wait-for';

/** What the people of an interview do, one function a deed, as they would with their hands: by names of buttons and fields. */

/** How long a deed waits for what it needs, ms. */
export const patience = 20_000;

export interface Person {
  readonly name: string;
  readonly pin: string;
}

/** A button by its whole name; the English name of its icon may be read before it. While its deed runs it takes no press. */
export function button(page: Page, name: string | RegExp) {
  const whole = typeof name === 'string' ? new RegExp(`^([a-z-]+ )?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : name;
  return page.getByRole('button', { name: whole }).and(page.locator(':not(.ant-btn-loading)'));
}

export async function signIn(page: Page, person: Person, heading = '今日工作'): Promise<void> {
  await page.locator('.person-tile', { hasText: person.name }).click({ timeout: patience });
  await page.keyboard.type(person.pin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: heading }).waitFor({ timeout: patience });
}

export async function lock(page: Page): Promise<void> {
  await button(page, /锁屏/).click({ timeout: patience });
  await page.getByRole('heading', { name: '请点您的姓名' }).waitFor({ timeout: patience });
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.locator('nav').getByRole('button', { name: place }).click({ timeout: patience });
}

/** An inspector asks for the room, from the next quarter of an hour on. */
export async function requestRoom(page: Page): Promise<void> {
  await goTo(page, '日历');
  await page.getByLabel('案件名称').fill(cast.case.name, { timeout: patience });
  await page.getByLabel('案号（可空）').fill(cast.case.number);
  await page.getByLabel('被询问人姓名').fill(cast.questioned.name);
  await page.getByLabel('工作单位（可空）').fill(cast.questioned.workUnit);
  await page.getByLabel('职务（可空）').fill(cast.questioned.position);
  await page.getByLabel('证件号码（可空）').fill(cast.questioned.idNumber);
  await button(page, '提交申请').click();
  await page.getByText(/^已提交：/).waitFor({ timeout: patience });
}

export async function approve(page: Page): Promise<void> {
  await button(page, /审批申请/)
    .first()
    .click({ timeout: patience });
  await button(page, '批准用室').click({ timeout: patience });
  await button(page, '开始设备检查').first().waitFor({ timeout: patience });
}

/** Every device proves itself; the administrator looks at the lamp and passes the checks. */
export async function checkDevices(page: Page, onProved?: () => Promise<void>): Promise<void> {
  await button(page, '开始设备检查').first().click({ timeout: patience });
  await button(page, '亮，红灯').click({ timeout: patience });
  const pass = button(page, '检查通过，等待进入');
  await pass.and(page.locator(':enabled')).waitFor({ timeout: 40_000 });
  await onProved?.();
  await pass.click();
}

/** 规定§7: where the room hasn't been looked at today, that comes first. */
export async function openDoor(page: Page): Promise<void> {
  const [daily, open] = [button(page, '登记今日检查…').first(), button(page, '开门并交出钥匙').first()];
  await daily.or(open).first().waitFor({ timeout: patience });
  if (await daily.isVisible()) {
    await daily.click();
    await page.locator('.ant-modal').getByRole('button', { name: '登记今日检查' }).click({ timeout: patience });
  }
  await button(page, '开门并交出钥匙').first().click({ timeout: patience });
}

/** Presses a choice until it is chosen, which puts a dot before its name: a press that meets a dialog still opening may fall beside it. */
async function pick(choice: Locator): Promise<void> {
  await waitFor('the choice', async () => {
    await choice.click({ timeout: patience });
    return (await choice.getAttribute('aria-pressed')) === 'true';
  });
}

/** 规定§13: the two inspectors, each with the own PIN. */
export async function admitInspectors(page: Page, onHalf?: (page: Page) => Promise<void>): Promise<void> {
  await button(page, /执法人员登录/)
    .first()
    .click({ timeout: patience });
  const dialog = page.getByRole('dialog');
  for (const person of [cast.lead, cast.recorder]) {
    await pick(dialog.getByRole('button', { name: new RegExp(`^(●\\s*)?${person.name}$`) }));
    await dialog.getByLabel('6 位口令').fill(person.pin);
    await dialog.getByRole('button', { name: `${person.name}登录`, exact: true }).click();
    await dialog.getByText(`已登录 ${person.name}`).waitFor({ timeout: patience });
    if (person === cast.lead) await onHalf?.(page);
  }
}

export async function openConsole(page: Page): Promise<void> {
  await button(page, '进入询问控制台').first().click({ timeout: patience });
}

/** What the application didn't know of who is questioned; what the number says is filled in by itself. */
export async function completePerson(page: Page, onOpen?: (dialog: Locator) => Promise<void>): Promise<void> {
  await button(page, '补全信息').click({ timeout: patience });
  const dialog = page.getByRole('dialog');
  await onOpen?.(dialog);
  await dialog.getByLabel('电话').fill(cast.questioned.phone, { timeout: patience });
  await dialog.getByLabel('住址').fill(cast.questioned.address);
  await dialog.getByText('都已填写，可以宣读告知。').waitFor({ timeout: patience });
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'hidden', timeout: patience });
}

/** 制度§7: the officers look at dress, papers and devices, and find all in order. */
export async function checkOfficers(page: Page): Promise<void> {
  await button(page, '全部齐备').click({ timeout: patience });
  await page.getByText(/^全部齐备　\d\d:\d\d /).waitFor({ timeout: patience });
}

/** What it shows instead is said: the strip knows best why it doesn't record. */
export async function seeRecording(page: Page): Promise<void> {
  const strip = page.getByTestId('recording-strip');
  try {
    await strip.getByText('录制中', { exact: true }).waitFor({ timeout: patience });
  } catch (cause) {
    const shown = await page
      .locator('.window')
      .innerText({ timeout: 1_000 })
      .catch(() => 'nothing');
    throw new Error(`no recording is shown, but: ${shown.slice(0, 600)}`, { cause });
  }
}

/** 规定§14: certificates, wording, rights. */
export async function giveNotice(page: Page, between?: (step: string) => Promise<void>): Promise<void> {
  for (const step of ['出示执法证件', '宣读告知', '告知权利义务']) {
    await between?.(step);
    await button(page, step).click({ timeout: patience });
    // After the last one the console goes on: with lines to write, or with the receipt alone.
    const goesOn = page.getByTestId('transcript-input').or(page.getByRole('button', { name: /^写.+…$/, disabled: false }));
    await page.locator('.opening-done', { hasText: step }).or(goesOn).first().waitFor({ timeout: patience });
  }
}

export async function writeLines(page: Page, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const input = page.getByTestId('transcript-input');
    await input.waitFor({ timeout: patience });
    await input.pressSequentially(line, { delay: 4 });
    await input.press('Enter');
    await page
      .getByTestId('transcript-line')
      .filter({ hasText: line.slice(0, 12) })
      .first()
      .waitFor({ timeout: patience });
  }
}

export async function mark(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F8');
  await page.getByLabel('标记内容').fill(text, { timeout: patience });
  await page.keyboard.press('Enter');
  await page.getByText(text, { exact: true }).first().waitFor({ timeout: patience });
}

/** 示证: a picture out of the first camera's recording, looked at, and taken back. */
export async function showExhibit(page: Page, name: string, part: string): Promise<void> {
  await page.keyboard.press('F7');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(name, { timeout: patience });
  await dialog.getByLabel('页码、部位（可不填）').fill(part);
  await dialog.getByRole('button', { name: '出示' }).click();
  const row = page.locator('.exhibit-row').filter({ hasText: name });
  await row.getByText('正在出示').waitFor({ timeout: patience });
  await row.getByLabel('看证1的图').click();
  await page.locator('.paper-picture').waitFor({ timeout: patience });
  await page.keyboard.press('Escape');
  await page.locator('.paper-picture').waitFor({ state: 'hidden', timeout: patience });
  await row.getByLabel('收回证1').click();
  await row.getByLabel('收回证1').waitFor({ state: 'hidden', timeout: patience });
}

export async function handForReview(page: Page): Promise<void> {
  await button(page, '交被询问人核对').click({ timeout: patience });
}

export async function seeSealed(page: Page, withinMs = 40_000): Promise<string> {
  const code = page.getByTestId('registration-code');
  await page.getByText('已封存', { exact: true }).first().waitFor({ timeout: withinMs });
  return (await code.textContent({ timeout: patience })) ?? '';
}

/** 规定§17: both sides sign with their own PIN. */
export async function signHandover(page: Page, side: 'give' | 'receive', person: Person): Promise<void> {
  const label = side === 'give' ? '移交人' : '接收人';
  await page.getByRole('combobox', { name: label, exact: true }).click({ timeout: patience });
  await page.locator('.ant-select-item-option', { hasText: person.name }).click({ timeout: patience });
  await page.getByLabel(`${label}的 6 位口令`).fill(person.pin);
  await button(page, side === 'give' ? '签认移交' : '签认接收').click();
  await page
    .getByText('已签认')
    .nth(side === 'give' ? 0 : 1)
    .waitFor({ timeout: patience });
}

export async function returnKey(page: Page): Promise<void> {
  await button(page, '登记清洁，收回钥匙').first().click({ timeout: patience });
}

/** Two discs, burned, read back and compared (制度§20). */
export async function burnPair(page: Page, onRunning?: () => Promise<void>, withinMs = 90_000): Promise<void> {
  await button(page, '刻录一式两份').click({ timeout: patience });
  await onRunning?.();
  await page.getByText('核验一致').nth(1).waitFor({ timeout: withinMs });
}

export async function certify(page: Page): Promise<void> {
  await button(page, '签发并打印证明').click({ timeout: patience });
  await page.getByTestId('disc-pair').and(page.locator('[data-state="certified"]')).first().waitFor({ timeout: patience });
}

export async function fileDiscs(page: Page, place: string): Promise<void> {
  await button(page, /登记归档/)
    .first()
    .click({ timeout: patience });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('存放位置').fill(place, { timeout: patience });
  await dialog.getByRole('button', { name: '登记归档', exact: true }).click();
}

/** The states of the booking's links as the home screen draws them. */
export async function chainStates(page: Page): Promise<Readonly<Record<string, string>>> {
  await page.getByTestId('link-request').first().waitFor({ timeout: patience });
  const links = await page.locator('[data-testid^="link-"]').all();
  const entries = await Promise.all(
    links.map(async (link) => [await link.getAttribute('data-testid'), await link.getAttribute('data-state')] as const),
  );
  return Object.fromEntries(entries.map(([name, state]) => [(name ?? '').replace('link-', ''), state ?? '']));
}

export { cast };
