import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { transcriptPages } from '../../services/contract/transcript-pages';
import type { SessionView } from '../../services/contract/sessions';
import cast from '../support/cast.json';
import { castPerson, giveNotice, openRoomKiosk, type RoomKiosk } from '../support/room-kiosk';
import { waitFor } from '../support/wait-for';

const drawn = { image: 'data:image/png;base64,iVBORw0KGgo=', strokes: [[[1, 2, 0.5, 1_764_000_000_000]] as const] };
let kiosk: RoomKiosk;
beforeAll(async () => {
  kiosk = await openRoomKiosk();
  const { tile } = await castPerson(kiosk, 'administrator');
  await kiosk.services.readiness.check({ devices: 'good', cleanliness: 'good', note: '' }, tile);
});
afterAll(async () => {
  await kiosk.close();
  expect(kiosk.problems).toEqual([]);
});

/** The key comes back, so that the room is free for the next. */
let leave: () => Promise<unknown> = () => Promise.resolve();
const view = (id: string) => kiosk.services.interviews.view(id);

/** A questioning whose 笔录 lies before the person; long enough for several pages. */
async function handedForReview(lines: number): Promise<string> {
  const { services } = kiosk;
  const [lead, recorder, administrator] = [
    await castPerson(kiosk, 'lead'),
    await castPerson(kiosk, 'recorder'),
    await castPerson(kiosk, 'administrator'),
  ];
  const now = Date.now();
  const booking = await services.bookings.request(
    {
      ...{ roomId: 'X1', purpose: 'questioning', startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() },
      enforcementCase: cast.case,
      questioned: { ...cast.questioned, role: 'party' },
    },
    lead.tile,
  );
  await services.bookings.approve(booking.id, administrator.tile);
  await services.keys.issueKey(booking.id, administrator.tile);
  const sessionId = await services.active.begin(booking.id);
  const checked = { checkedAt: new Date().toISOString(), checkedById: administrator.tile.id };
  await services.active.apply(sessionId, administrator.tile.id, { kind: 'devices-checked' }, checked);
  for (const { credential } of [lead, recorder]) await services.interviews.admitInspector(sessionId, credential);
  await services.active.confirmEntry(sessionId, new Date().toISOString(), lead.tile.id, []);
  await giveNotice(kiosk, sessionId, lead.tile);
  for (let n = 0; n < lines; n += 1) {
    const kind = n % 2 === 0 ? 'question' : 'answer';
    await services.transcripts.write(sessionId, {
      id: undefined,
      kind,
      text: `第${n + 1}句：${cast.lines[n % cast.lines.length] ?? ''}`,
    });
  }
  await services.interviews.handForReview(sessionId, lead.tile.id);
  leave = async () => services.keys.returnKey(booking.id, administrator.tile);
  return sessionId;
}

async function press(sessionId: string): Promise<SessionView> {
  const taken = kiosk.services.interviews.takeThumbprint(sessionId);
  await kiosk.room.order('/thumb', { press: true });
  return taken;
}

async function sealed(sessionId: string): Promise<void> {
  await waitFor('the seal', async () => (await view(sessionId)).phase === 'sealed', 40_000);
}

describe('[row 93] the 笔录 is read, corrected and signed page by page (规定§15)', () => {
  it('a correction after a page was signed strikes that signature and no other', { timeout: 120_000 }, async () => {
    const { services, db } = kiosk;
    const id = await handedForReview(60);
    const pages = transcriptPages(await view(id));
    expect(pages.length).toBeGreaterThan(2);
    await expect(services.signings.signPage(id, 1, drawn)).rejects.toMatchObject({ code: 'session.wrong-phase' });
    await services.signings.confirmReview(id, 'read-out');
    await expect(services.signings.signPage(id, 99, drawn)).rejects.toMatchObject({ code: 'signing.unknown-page' });
    for (const page of [1, 2]) await services.signings.signPage(id, page, drawn);
    expect((await view(id)).phase).toBe('reviewed');

    await services.signings.reopenReview(id);
    const onPageTwo = pages[1]?.blocks.find((block) => block.kind === 'line' && block.first && block.lineKind === 'answer');
    const lineId = onPageTwo?.kind === 'line' ? onPageTwo.lineId : '';
    const line = (await view(id)).transcript.find((each) => each.id === lineId);
    await services.transcripts.correct(id, lineId, `${line?.text ?? ''}是这样。`);
    expect((await view(id)).signing.pages.map(({ page, holds }) => [page, holds])).toEqual([[1, true]]);
    const [struck] = (await db.pageSignings.ofSession(id)).filter(({ voidedAt }) => voidedAt !== null);
    expect(struck).toMatchObject({ page: 2, strokes: JSON.stringify(drawn.strokes) });

    await services.signings.confirmReview(id, 'read-out');
    const last = transcriptPages(await view(id)).length;
    for (let page = 2; page <= last; page += 1) await services.signings.signPage(id, page, drawn);
    const signed = await view(id);
    expect(signed).toMatchObject({ phase: 'signed', signature: { holds: true }, signing: { manner: 'read-out' } });
    expect(signed.signing.pages.every(({ holds }) => holds)).toBe(true);

    const { credential } = await castPerson(kiosk, 'recorder');
    await services.signings.signAsOfficer(id, credential);
    expect((await view(id)).signing.officers).toMatchObject([{ personId: credential.personId, holds: true }]);
    // The thumb at the correction first, then at the end.
    expect(await press(id)).toMatchObject({ phase: 'signed', signing: { corrections: [{ lineId, index: 0 }] } });
    expect((await press(id)).phase).toBe('concluded');
    await sealed(id);
    const folder = kiosk.folderOf(id);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact' });

    await leave();

    // One character, changed in the store.
    const now = await view(id);
    const changed = now.transcript.find((each) => each.id === lineId);
    await db.transcripts.upsert({ id: lineId, sessionId: id, kind: 'answer', text: `${changed?.text ?? ''}！`, at: changed?.at ?? '' });
    const broken = await view(id);
    expect(broken).toMatchObject({ signature: { holds: false }, thumbprint: { holds: false } });
    expect(broken.signing.pages.filter(({ holds }) => !holds).map(({ page }) => page)).toContain(2);
    expect(broken.signing.pages.find(({ page }) => page === 1)?.holds).toBe(true);
    expect(broken.signing.officers).toMatchObject([{ holds: false }]);

    // And one in what was sealed.
    const file = path.join(folder, interviewFileName);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('第3句', '第8句'));
    const codes = (await verifyEvidence(folder)).findings.map(({ code }) => code);
    expect(codes).toContain('signing.broken');
  });

  it(
    'without pad and reader it is signed on paper in view of the cameras: the act is marked, the scan sealed by its hash',
    { timeout: 120_000 },
    async () => {
      const { services, home } = kiosk;
      const { tile } = await castPerson(kiosk, 'lead');
      const id = await handedForReview(2);
      const choose = () => Promise.resolve(scan);
      const scan = path.join(home, '签名页.pdf');
      await writeFile(scan, '%PDF-1.4 scan');
      await expect(services.paperSignings.print(id, tile.id)).rejects.toMatchObject({ code: 'session.wrong-phase' });
      await services.signings.confirmReview(id, 'read');
      const { file } = await services.paperSignings.print(id, tile.id);
      expect(await readFile(file, 'utf8')).toContain('%PDF');
      await expect(services.paperSignings.attach(id, choose, tile.id)).rejects.toMatchObject({ code: 'signing.not-on-paper' });
      expect(await services.signings.signOnPaper(id, tile.id)).toMatchObject({
        phase: 'signed',
        signature: { device: 'paper', image: '' },
      });
      const attached = await services.paperSignings.attach(id, choose, tile.id);
      expect(attached?.signing.papers).toMatchObject([{ name: '签名页.pdf' }]);
      expect(await services.signings.thumbprintOnPaper(id, tile.id)).toMatchObject({ phase: 'concluded', thumbprint: { device: 'paper' } });
      await sealed(id);
      expect(await readdir(kiosk.folderOf(id))).toContain('纸上签名页1.pdf');
      expect(await verifyEvidence(kiosk.folderOf(id))).toMatchObject({ verdict: 'intact' });
    },
  );
});
