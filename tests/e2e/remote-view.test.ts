import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCall } from '../../electron/ipc/answer-call';
import { upkeepHandlers } from '../../electron/ipc/upkeep-handlers';
import { openRemoteView, type OpenedRemoteView } from '../../electron/remote-view/open-remote-view';
import type { CallHandlers } from '../../services/contract/calls';
import { mayCall } from '../../services/people/permissions';
import cast from '../support/cast.json';
import { openAddress, type PageBrowser } from '../support/page-browser';
import { castPerson, openRoomKiosk, type RoomKiosk } from '../support/room-kiosk';
import { waitFor } from '../support/wait-for';

const port = 18_443;
const leader = { name: '谭国华', pin: '' };
let kiosk: RoomKiosk;
let remote: OpenedRemoteView;
let browser: PageBrowser;
let sessionId: string;

/** The services over the simulated room without windows of their own; the page in a plain browser, over real TLS. */
beforeAll(async () => {
  kiosk = await openRoomKiosk();
  const { services, db, root, described } = kiosk;
  const handlers = { ...upkeepHandlers(services), 'strip.state': () => services.strip.state() } as Partial<CallHandlers> as CallHandlers;
  remote = await openRemoteView({
    ...{ port, address: '127.0.0.1', room: described, db, services, now: () => new Date(), keys: root.keys },
    pages: path.resolve('dist/renderer'),
    answer: (caller, name, input) =>
      answerCall({ handlers, mayCall, onBug: (_, problem) => expect.fail(String(problem)) }, caller, name, input),
    log: (subject, problem) => expect.fail(`${subject}: ${String(problem)}`),
  });
  leader.pin = (await services.people.list()).find(({ name }) => name === leader.name)?.demoPin ?? '';
  const cert = new X509Certificate(await readFile(path.join(root.keys, 'remote-view-cert.pem')));
  const spki = createHash('sha256')
    .update(cert.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  browser = await openAddress(`https://127.0.0.1:${port}/`, { width: 1440, height: 900 }, spki);
});
afterAll(async () => {
  await browser.close();
  await remote.close();
  await kiosk.close();
});

async function begin(): Promise<string> {
  const { services } = kiosk;
  const [lead, recorder, administrator] = [
    await castPerson(kiosk, 'lead'),
    await castPerson(kiosk, 'recorder'),
    await castPerson(kiosk, 'administrator'),
  ];
  await services.readiness.check({ devices: 'good', cleanliness: 'good', note: '' }, administrator.tile);
  const now = Date.now();
  const booking = await services.bookings.request(
    {
      ...{ roomId: 'X1', purpose: 'deliberation', startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() },
      enforcementCase: cast.case,
      questioned: { name: '', role: 'party', position: '', idNumber: '' },
    },
    lead.tile,
  );
  await services.bookings.approve(booking.id, administrator.tile);
  await services.keys.issueKey(booking.id, administrator.tile);
  const id = await services.active.begin(booking.id);
  const checked = { checkedAt: new Date().toISOString(), checkedById: administrator.tile.id };
  await services.active.apply(id, administrator.tile.id, { kind: 'devices-checked' }, checked);
  for (const { credential } of [lead, recorder]) await services.interviews.admitInspector(id, credential);
  return id;
}

const marks = async () => (await kiosk.services.interviews.view(sessionId)).marks.map(({ text }) => text);

describe('a leader watches from an own machine (F24, F25)', () => {
  it('signs in, and sees nothing while nothing is recorded', async () => {
    const { page } = browser;
    await page.getByLabel('姓名或执法证号').fill(leader.name);
    await page.getByLabel('6 位口令').fill(leader.pin);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('现在没有正在录制的场次').waitFor();
    sessionId = await begin();
    // The cameras roll; nobody has begun.
    await waitFor('the pre-roll', async () => (await kiosk.services.strip.state()).state === 'pre-roll', 30_000);
    expect(await page.getByTestId('live-cam1').count()).toBe(0);
  });

  it('[row 104] sees the pictures move while it is recorded; the room says who watches; a message stands in the session', async () => {
    const { page } = browser;
    const { services } = kiosk;
    await services.closings.begin(sessionId, (await castPerson(kiosk, 'lead')).tile);
    for (const camera of ['cam1', 'cam2'])
      await page.locator(`[data-testid="live-${camera}"][data-moving="true"]`).waitFor({ timeout: 60_000 });
    expect((await services.strip.state()).watchers).toMatchObject([{ name: leader.name }]);
    await page.getByTestId('watched').waitFor();
    expect(await marks()).toContain(`远程观看开始：${leader.name}`);
    await page.getByRole('button', { name: '发送提醒…' }).click();
    await page.getByLabel('提醒内容').fill('请出示执法证件');
    await page.getByRole('button', { name: '发送这条提醒' }).click();
    await page.getByText('还没有人阅知').waitFor();
    expect((await marks()).some((text) => text.includes('请出示执法证件'))).toBe(true);
  });

  it('sees nothing any more once the leader has signed out, and the room is told', async () => {
    await browser.page.getByRole('button', { name: '退出' }).click();
    await browser.page.getByLabel('姓名或执法证号').waitFor();
    await waitFor('the note', async () => (await marks()).includes(`远程观看结束：${leader.name}`));
    await waitFor('the strip', async () => (await kiosk.services.strip.state()).watchers === undefined);
  });
});
