import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { cast, goTo, lock, signIn } from '../support/interview';
import { answer, ask, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';

/* One kiosk for all: the room is told about who comes, and tells about who wasn't told. */
let stage: ThrowAwayKiosk;
let desk: Page;
const head = { name: '邓伟明', pin: '260007' };

beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
  desk = stage.console;
});
afterAll(() => stage.close());

const dialog = (): Locator => desk.getByRole('dialog');
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const insideLine = (name: string) => desk.getByTestId('inside-line').filter({ hasText: name });
const buzzes = async () => (await stage.room.state()).coils.buzzer;
const picture = (name: string) => onTestFailed(() => stage.picture(name));

/** Searches the list called `label` by typing, and presses what it finds. */
async function choose(label: string, wanted: string): Promise<void> {
  await dialog().getByRole('combobox', { name: label, exact: true }).fill(wanted);
  await desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: wanted }).last().click();
}
/** The person of a dialog by name, with the PIN. */
async function credential(label: string, person: { readonly name: string; readonly pin: string }): Promise<void> {
  await choose(label, person.name);
  await dialog().getByLabel(`${label}的 6 位口令`).fill(person.pin);
}

describe('who comes in (规定§8-§10)', () => {
  it('[row 82] [row 83] a guest without a leading officer is refused; led, approved with the own PIN and registered, he is in the list', async () => {
    picture('admission-guest');
    await signIn(desk, cast.administrator);
    await goTo(desk, '人员');
    await desk.getByRole('button', { name: '登记进入…' }).click();
    await dialog().getByText('其他人员（须批准）').click();
    await dialog().getByLabel('姓名', { exact: true }).fill('帕提古丽');
    await choose('身份', '翻译人员');
    await dialog().getByLabel('进入事由').fill('维吾尔语翻译');
    const submit = dialog().getByRole('button', { name: '批准并登记进入' });
    await dialog().getByText('第一步：选带领进入的执法人员，没有带领不能进入').waitFor();
    expect(await submit.isDisabled()).toBe(true);
    // The page is only a guest: the main process refuses it too.
    const draft = { standing: 'approved', name: '帕提古丽', kind: 'interpreter', organisation: '', reason: '翻译', escortId: '' } as const;
    expect(await ask(desk, 'admission.enter', { ...draft, approval: { personId: 'deng', pin: head.pin } })).toMatchObject({
      ok: false,
      error: { code: 'admission.no-escort' },
    });

    await choose('带领进入的执法人员（接待人）', cast.lead.name);
    await dialog().getByText('第二步：请部门负责人选姓名，输入本人口令批准').waitFor();
    await credential('批准的部门负责人', { ...head, pin: '000000' });
    await submit.click();
    await dialog()
      .getByText(/口令不对/)
      .waitFor();
    await dialog().getByLabel('批准的部门负责人的 6 位口令').fill(head.pin);
    await submit.click();
    await insideLine('帕提古丽').getByText('带领：林志强　批准：邓伟明　事由：维吾尔语翻译').waitFor();
    await insideLine('帕提古丽').getByRole('button', { name: '登记离开' }).click();
    await insideLine('帕提古丽').waitFor({ state: 'detached' });
  });

  it('[row 77] [row 79] an authorisation keeps its paper; revoked it lets nobody in', async () => {
    picture('admission-paper');
    await desk.getByRole('button', { name: '登记授权…' }).click();
    await dialog().getByLabel('姓名', { exact: true }).fill('何晓岚');
    await dialog().getByLabel('授权文件名称、编号').fill('授权委托书 01');
    await press('登记这份授权');
    const row = desk.getByRole('row').filter({ hasText: '何晓岚' });
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const chosen = async (name: string, content: Uint8Array | string) => {
      const file = path.join(stage.home, name);
      await writeFile(file, content);
      await stage.kiosk.app.evaluate(({ dialog: system }, filePath) => {
        system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      }, file);
    };
    await chosen('paper.pdf', 'not a paper');
    await row.getByRole('button', { name: '附上文件…' }).click();
    await desk.getByText('文件“paper.pdf”的内容不是 PDF、JPEG 或 PNG，没有收下。请选扫描件。').waitFor();
    await chosen('委托书.png', Buffer.from(dot, 'base64'));
    await row.getByRole('button', { name: '附上文件…' }).click();
    await row.getByRole('button', { name: '打开文件' }).click();
    const shown = dialog().getByRole('img', { name: /委托书\.png/ });
    await waitFor('the picture of the paper', () => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth === 1));
    await desk.keyboard.press('Escape');

    const minimal = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
    await chosen('委托书.pdf', minimal);
    await row.getByRole('button', { name: '换文件…' }).click();
    await row.getByText('委托书.pdf').waitFor();
    const windows = () => stage.kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));
    await row.getByRole('button', { name: '打开文件' }).click();
    await dialog().getByText('文件已在另一个窗口打开。按 Esc，或点一下这个画面，就关闭它。').waitFor();
    expect(await windows()).toContain('委托书.pdf');
    await stage.kiosk.app.evaluate(({ BrowserWindow }) => {
      for (const one of BrowserWindow.getAllWindows()) if (one.getTitle() === '委托书.pdf') one.close();
    });
    await desk.keyboard.press('Escape');

    await row.getByRole('button', { name: '撤销…' }).click();
    await dialog().getByLabel('撤销理由').fill('委托人书面解除');
    await press('撤销这份授权');
    await row.getByText('陈静怡：委托人书面解除').waitFor();
    const [one] = await answer(desk, 'authorisation.list');
    const entry = { standing: 'authorised', authorisationId: one?.id ?? '', escortId: 'lin' } as const;
    expect(await ask(desk, 'admission.enter', entry)).toMatchObject({ error: { code: 'authorisation.revoked' } });
  });
});

describe('what the room calls about', () => {
  it('[row 69] somebody whom nobody admitted: on both screens until the administrator says who it was (规定§2)', async () => {
    picture('admission-unlisted');
    await stage.room.order('/scenes', { scene: 'person-enters' });
    const band = desk.getByTestId('alarm-unlisted-entry');
    await band.getByText(/有人进入，没有登记，也没有领钥匙/).waitFor();
    await stage.second.getByText('有未登记的人员进入，工作人员正在核实。请您稍等。').waitFor();
    await insideLine('不知道是谁').waitFor();
    await waitFor('the buzzer', buzzes);
    await band.getByRole('button', { name: '处置…' }).click();
    await dialog().getByLabel('查明是谁、为何进入').fill('保洁员赵桂兰，未登记');
    await credential('室管理人员', cast.administrator);
    await press('登记处置，解除报警');
    await band.waitFor({ state: 'detached' });
    await insideLine('保洁员赵桂兰，未登记').waitFor();
    await stage.room.order('/scenes', { scene: 'person-leaves' });
    await insideLine('保洁员赵桂兰，未登记').waitFor({ state: 'detached' });
    await waitFor('silence', async () => !(await buzzes()));
  });

  it('the duress button, over the lock: with place and time, answered with the own PIN', async () => {
    picture('admission-duress');
    await lock(desk);
    await stage.room.order('/scenes', { scene: 'duress-pressed' });
    const band = desk.getByTestId('alarm-duress');
    await band.getByText('第一调查询问室　办公楼三楼 306 室').waitFor();
    await stage.second.getByText('有人按了求助按钮，工作人员正在赶来。').waitFor();
    await band.getByRole('button', { name: '处置…' }).click();
    await dialog().getByLabel('看到什么、怎样处置').fill('3 分钟内到场，误碰');
    await credential('处置人', cast.lead);
    await press('登记处置，解除报警');
    await band.waitFor({ state: 'detached' });
    // Digits that were typed into the dialog are no PIN of the lock behind it.
    expect(await answer(desk, 'people.current')).toBeUndefined();
  });
});

it('the door in an emergency, from the locked screen: a reason and two people, each with the own PIN', async () => {
  picture('admission-emergency');
  await desk.getByRole('button', { name: '紧急开门…' }).click();
  await dialog().getByLabel('理由').fill('室内有人晕倒');
  await credential('第一人', cast.lead);
  await credential('第二人', cast.lead);
  await dialog().getByText('两人不能是同一人').waitFor();
  await credential('第二人', cast.recorder);
  expect((await stage.room.state()).coils.lock).toBe(false);
  await press('立即开门');
  await dialog()
    .getByText(/控制板确认：门锁已打开。$/)
    .waitFor();
  expect((await stage.room.state()).coils.lock).toBe(true);
  await press('知道了');
  await signIn(desk, cast.administrator);
  await goTo(desk, '人员');
  await desk.getByRole('button', { name: '重新上锁' }).click();
  await desk.getByText(/控制板确认已上锁。$/).waitFor();
  expect((await stage.room.state()).coils.lock).toBe(false);
  expect(stage.problems()).toEqual([]);
});
