import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import type { BookingDraft } from '../../services/contract/bookings';
import {
  admitInspectors,
  approve,
  cast,
  chainStates,
  checkDevices,
  checkOfficers,
  giveNotice,
  lock,
  openConsole,
  openDoor,
  seeRecording,
  seeSealed,
  signIn,
  writeLines,
} from '../support/interview';
import { review, sign } from '../support/review-and-sign';
import { manifestOf, pdfFonts, pdfText } from '../support/sealed-papers';
import { answer, ask, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { writtenTime } from './beijing';

const lines = ['主持人：现在宣布听证开始，核对到场人员身份。', '当事人：不申请回避。', '案件承办人：出示现场笔录和照片。'];
const announced = '双方最后陈述完毕，听证到此结束，听证意见另行报告。';

let stage: ThrowAwayKiosk;
let desk: Page;
let second: Page;
let broken = false;

beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
  ({ console: desk, second } = stage);
});
afterAll(() => stage.close());
beforeEach(() => {
  if (broken) throw new Error('an earlier step failed');
  onTestFailed(() => {
    broken = true;
    return stage.picture('hearing');
  });
});

async function session() {
  const now = await answer(second, 'session.current');
  if (!now) throw new Error('there is no session');
  return now;
}

function hearing(): BookingDraft {
  const from = Date.now();
  return {
    ...{ roomId: 'X1', purpose: 'hearing', enforcementCase: cast.case },
    ...{ startsAt: new Date(from).toISOString(), endsAt: new Date(from + 3_600_000).toISOString() },
    questioned: { ...cast.questioned, role: 'party' },
    attendees: [{ name: '梁国强', kind: 'lawyer', organisation: '广东北江律师事务所' }],
  };
}

describe('a hearing, from the booking to the sealed recording and its minutes (规定§3)', () => {
  it('begins with the entry, and is announced in the words of 规程§8 where nobody is questioned', async () => {
    await signIn(desk, cast.lead);
    await answer(desk, 'booking.request', hearing());
    await lock(desk);
    await signIn(desk, cast.administrator);
    await approve(desk);
    await checkDevices(desk);
    await openDoor(desk);
    await admitInspectors(desk);
    await desk.getByRole('dialog').getByRole('button', { name: '返回', exact: true }).click();
    await lock(desk);
    await signIn(desk, cast.lead);
    await openConsole(desk);
    await desk.getByText('等待当事人进入').waitFor();
    await checkOfficers(desk);
    await stage.room.order('/scenes', { scene: 'person-enters' });
    await seeRecording(desk);
    expect(await desk.locator('.opening-panel blockquote').textContent()).toBe(
      '为保护您的合法权益，监督我的执法行为，本次执法全程录音录像。',
    );
    expect(await desk.getByRole('button', { name: '写听证笔录…' }).isDisabled()).toBe(true);
    await giveNotice(desk);
  });

  it('[row 95] [row 96] its minutes are written, read and signed by the party', async () => {
    await writeLines(desk, lines);
    expect((await session()).transcript.map(({ kind, text }) => [kind, text])).toEqual(lines.map((text) => ['note', text]));
    await desk.getByRole('button', { name: '写听证笔录…' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('还缺：听证方式').waitFor();
    await dialog.getByLabel('公开', { exact: true }).check();
    await dialog.getByLabel('案件承办人').fill('周海燕');
    expect(await dialog.getByLabel('到场人员').inputValue()).toBe('林志强、黄晓敏、欧阳秀兰、梁国强（广东北江律师事务所）');
    await dialog.getByLabel('主持人宣布').fill(announced);
    await dialog.getByRole('button', { name: '写好，交当事人核对签名' }).click();
    await second.getByRole('heading', { name: '听 证 笔 录' }).waitFor();
    await waitFor('the page of what was announced', async () => {
      if (await second.getByText(announced).isVisible()) return true;
      await second.getByRole('button', { name: '看完本页，下一页' }).click();
      return false;
    });
    await review(second);
    await sign(second);
    await second.getByText('请等听证主持人宣布结束。').waitFor();
    expect(await session()).toMatchObject({ phase: 'signed', endedAt: undefined, signature: { holds: true } });
    expect((await session()).signing.pages.every(({ holds }) => holds)).toBe(true);
  });

  it('[row 93] ends when its chair says so with the own PIN, and is sealed with its printed minutes', async () => {
    const { id } = await session();
    const people = await answer(desk, 'people.list');
    const recorder = { personId: people.find(({ name }) => name === cast.recorder.name)?.id ?? '', pin: cast.recorder.pin };
    expect(await ask(desk, 'session.close', id, recorder, '')).toMatchObject({ ok: false, error: { code: 'session.not-theirs-to-close' } });

    await desk.getByRole('button', { name: '宣布听证结束…' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '由谁宣布' }).click();
    await desk.locator('.ant-select-item-option', { hasText: cast.lead.name }).click();
    await dialog.getByLabel('由谁宣布的 6 位口令').fill(cast.lead.pin);
    await dialog.getByRole('button', { name: '宣布听证结束', exact: true }).click();
    const code = await seeSealed(desk);
    const folder = stage.folderOf(id);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [], registrationCode: code });

    const { startedAt, endedAt } = await manifestOf(folder);
    const paper = path.join(folder, '听证笔录.pdf');
    const text = await pdfText(paper);
    const facts = [
      `${writtenTime(startedAt ?? '')}至${writtenTime(endedAt ?? '')}`,
      '第一调查询问室',
      '听证主持人',
      cast.lead.name,
      '公开',
      '周海燕',
      code,
    ];
    for (const part of [...facts, ...lines, announced]) expect(text).toContain(part);
    expect(text).not.toContain('询问笔录');
    expect((await pdfFonts(paper)).filter((font) => !font.embedded)).toEqual([]);
    await desk.getByRole('button', { name: '返回今日工作' }).click();
    const states = await waitFor('the seal in the chain', async () => {
      const found = await chainStates(desk);
      return found['seal'] === 'done' && found;
    });
    expect(states).toMatchObject({ entry: 'done', notice: 'done', questioning: 'done' });
    expect(Object.keys(states)).toHaveLength(12);
  });

  it('says nothing went wrong, in either page or in the log', () => {
    expect(stage.problems()).toEqual([]);
  });
});
