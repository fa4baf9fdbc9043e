import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { archiveEntry } from '../../services/archive/archive-entries';
import { transcriptPages } from '../../services/contract/transcript-pages';
import type { CompanionDraft } from '../../services/contract/before-questioning';
import type { SessionView } from '../../services/contract/sessions';
import cast from '../support/cast.json';
import { admitOfficers, castPerson, giveNotice, kioskOfFile } from '../support/room-kiosk';
import { waitFor } from '../support/wait-for';

const drawn = { image: 'data:image/png;base64,iVBORw0KGgo=', strokes: [[[1, 2, 0.5, 1_764_000_000_000]] as const] };
const kiosk = kioskOfFile();

/** The key comes back, so that the room is free for the next. */
let leave: () => Promise<unknown> = () => Promise.resolve();
const view = (id: string) => kiosk().services.interviews.view(id);

/** A questioning whose 笔录 lies before the person; long enough for several pages. */
async function handedForReview(lines: number, companions: readonly CompanionDraft[] = []): Promise<string> {
  const { services } = kiosk();
  const [lead, administrator] = [await castPerson(kiosk(), 'lead'), await castPerson(kiosk(), 'administrator')];
  const { bookingId, sessionId } = await admitOfficers(kiosk(), {
    purpose: 'questioning',
    questioned: { ...cast.questioned, role: 'party' },
  });
  await services.active.entry.confirm(sessionId, new Date().toISOString(), lead.tile.id, []);
  for (const companion of companions) await services.companions.add(sessionId, companion, lead.tile.id);
  await giveNotice(kiosk(), sessionId, lead.tile);
  for (let n = 0; n < lines; n += 1) {
    const kind = n % 2 === 0 ? 'question' : 'answer';
    await services.transcripts.write(sessionId, {
      id: undefined,
      kind,
      text: `第${n + 1}句：${cast.lines[n % cast.lines.length] ?? ''}`,
    });
  }
  await services.interviews.handForReview(sessionId, lead.tile.id);
  leave = async () => services.keys.returnKey(bookingId, administrator.tile);
  return sessionId;
}

async function press(sessionId: string): Promise<SessionView> {
  const taken = kiosk().services.interviews.takeThumbprint(sessionId);
  await kiosk().room.order('/thumb', { press: true });
  return taken;
}

async function sealed(sessionId: string): Promise<void> {
  await waitFor('the seal', async () => (await view(sessionId)).phase === 'sealed', 40_000);
}

describe('[row 93] the 笔录 is read, corrected and signed page by page (规定§15)', () => {
  it('a correction after a page was signed strikes that signature and no other', { timeout: 120_000 }, async () => {
    const { services, db } = kiosk();
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

    const { credential } = await castPerson(kiosk(), 'recorder');
    await services.signings.signAsOfficer(id, credential);
    expect((await view(id)).signing.officers).toMatchObject([{ personId: credential.personId, holds: true }]);
    // The thumb at the correction first, then at the end.
    expect(await press(id)).toMatchObject({ phase: 'signed', signing: { corrections: [{ lineId, index: 0 }] } });
    expect((await press(id)).phase).toBe('concluded');
    await sealed(id);
    const folder = kiosk().folderOf(id);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact' });
    const { signings } = JSON.parse(await readFile(path.join(folder, interviewFileName), 'utf8')) as {
      readonly signings: readonly { readonly kind: string; readonly device?: string }[];
    };
    // The thumbs with their place and the device that took them.
    const place = signed.transcript.findIndex((each) => each.id === lineId) + 1;
    const device = (await view(id)).thumbprint?.device ?? '';
    expect(device).not.toMatch(/^(paper)?$/);
    expect(signings.filter(({ kind }) => kind === 'correction')).toMatchObject([{ line: place, correction: 1, device }]);
    expect(signings.filter(({ kind }) => kind === 'thumbprint')).toMatchObject([{ device }]);

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
      const { services, home } = kiosk();
      const { tile } = await castPerson(kiosk(), 'lead');
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
      expect(await readdir(kiosk().folderOf(id))).toContain('纸上签名页1.pdf');
      expect(await verifyEvidence(kiosk().folderOf(id))).toMatchObject({ verdict: 'intact' });
    },
  );

  it(
    'who is there for the person signs too: on the pad, on paper, or with the reason why not; before that nothing ends',
    { timeout: 120_000 },
    async () => {
      const { services } = kiosk();
      const { tile } = await castPerson(kiosk(), 'lead');
      await leave();
      const of = { document: 'passport', idNumber: 'E12345678' } as const;
      const id = await handedForReview(2, [
        { ...of, role: 'guardian', name: '陈桂芳', relation: '母亲' },
        { ...of, role: 'interpreter', name: '莫小兰', organisation: '市聋人协会', language: '手语', idNumber: 'E87654321' },
        { ...of, role: 'suitable-adult', name: '何建国', relation: '老师', ground: '父亲在外地', idNumber: 'E11112222' },
      ]);
      const [mother, interpreter, teacher] = (await view(id)).companions.map(({ number }) => number);
      if (mother === undefined || interpreter === undefined || teacher === undefined) throw new Error('somebody is missing');
      await services.signings.confirmReview(id, 'read');
      await expect(services.companionSignings.sign(id, mother, drawn)).rejects.toMatchObject({ code: 'session.wrong-phase' });
      const pages = transcriptPages(await view(id)).length;
      for (let page = 1; page <= pages; page += 1) await services.signings.signPage(id, page, drawn);

      const before = { question: 'withdrawal', answer: '不申请回避', mark: '回答' };
      await expect(services.noticeAnswers.answer(id, before, null)).rejects.toMatchObject({ code: 'session.wrong-phase' });
      const missing = { code: 'signing.companions-missing', detail: { names: '陈桂芳、莫小兰、何建国' } };
      await expect(services.interviews.takeThumbprint(id)).rejects.toMatchObject(missing);
      await expect(services.signings.thumbprintOnPaper(id, tile.id)).rejects.toMatchObject(missing);
      await expect(services.companionSignings.sign(id, 99, drawn)).rejects.toMatchObject({ code: 'companion.unknown' });
      await expect(services.companionSignings.leaveUnsigned(id, teacher, ' ', tile.id)).rejects.toMatchObject({ code: 'input.invalid' });
      await services.companionSignings.sign(id, mother, drawn);
      await services.companionSignings.signOnPaper(id, interpreter, tile.id);
      await services.companionSignings.leaveUnsigned(id, teacher, '提前离开', tile.id);
      expect((await view(id)).signing.companions).toMatchObject([
        { companion: mother, device: 'signature-pad', refusal: '', holds: true },
        { companion: interpreter, device: 'paper', image: '', holds: true },
        { companion: teacher, device: '', refusal: '提前离开', holds: true },
      ]);
      expect((await press(id)).phase).toBe('concluded');
      await sealed(id);
      const told = JSON.parse(await readFile(path.join(kiosk().folderOf(id), interviewFileName), 'utf8')) as {
        readonly signings: readonly { readonly kind: string; readonly companion?: number }[];
      };
      expect(told.signings.filter(({ kind }) => kind === 'companion').map(({ companion }) => companion)).toEqual([
        mother,
        interpreter,
        teacher,
      ]);
      expect(await verifyEvidence(kiosk().folderOf(id))).toMatchObject({ verdict: 'intact' });
      // What the interpreter signed on paper is still to be attached.
      expect((await archiveEntry(kiosk().services.archive, id)).filingProblems).toContain('scan-missing');
    },
  );
});
