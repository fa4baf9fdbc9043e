import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { purposesAmongOfficers, roomPurposes, type RoomPurpose } from '../../services/contract/bookings';
import { transcriptPages } from '../../services/contract/transcript-pages';
import cast from '../support/cast.json';
import { admitOfficers, castPerson, giveNotice, kioskOfFile, sealedSession } from '../support/room-kiosk';
import { waitFor } from '../support/wait-for';

/** What the officers write of each purpose, as its form asks. */
const facts: Readonly<Record<Exclude<RoomPurpose, 'questioning'>, Readonly<Record<string, string>>>> = {
  'pre-case-discussion': { present: '林志强、黄晓敏', reporter: '林志强', facts: '群众举报，已初步核实' },
  'expert-discussion': { present: '林志强、欧阳秀兰', question: '是否属于诊疗活动' },
  deliberation: { present: '林志强、黄晓敏', facts: '无证执业', evidence: '现场笔录', basis: '医疗机构管理条例' },
  'statement-and-defence': { notice: '清卫医罚告〔2026〕12号', material: '无' },
  hearing: { manner: 'public', handlers: '周海燕', present: '林志强、黄晓敏、欧阳秀兰' },
  'collective-discussion': { chair: '罗永辉（所长）', present: '谭国华、何建国', reporter: '林志强' },
  'serving-decision': { document: '行政处罚决定书', documentNumber: '清卫医罚〔2026〕12号', result: 'received' },
};
const signed: ReadonlySet<RoomPurpose> = new Set(['statement-and-defence', 'hearing', 'serving-decision']);
const drawn = { image: 'data:image/png;base64,iVBORw0KGgo=', strokes: [[[1, 2, 0.5, 1_764_000_000_000]] as const] };

const kiosk = kioskOfFile();

function ready(purpose: RoomPurpose): Promise<{ readonly bookingId: string; readonly sessionId: string }> {
  const name = purposesAmongOfficers.has(purpose) ? '' : cast.questioned.name;
  return admitOfficers(kiosk(), { purpose, questioned: { name, role: 'party', position: '', idNumber: '' } });
}

const phaseOf = async (sessionId: string) => (await kiosk().services.interviews.view(sessionId)).phase;

/** In use: by an officer's word where nobody is heard, else by the entry and the notice. */
async function inUse(purpose: RoomPurpose, sessionId: string): Promise<void> {
  const { services } = kiosk();
  const { tile } = await castPerson(kiosk(), 'lead');
  if (purposesAmongOfficers.has(purpose)) {
    await services.closings.begin(sessionId, tile);
    return;
  }
  await expect(services.closings.begin(sessionId, tile)).rejects.toMatchObject({ code: 'session.begins-at-entry' });
  await kiosk().room.order('/scenes', { scene: 'person-enters' });
  await waitFor('the entry', async () => (await phaseOf(sessionId)) === 'opening', 15_000);
  // 制度§7: wherever somebody of outside is given notice.
  await services.interviews.recordStep(sessionId, 'credentials-shown', tile.id);
  await expect(services.interviews.recordStep(sessionId, 'notice-read', tile.id)).rejects.toMatchObject({ code: 'session.not-ready' });
  await giveNotice(kiosk(), sessionId, tile);
}

/** As many pages as the record has, each signed; a correction in between strikes the page that it is on. */
async function signEveryPage(sessionId: string): Promise<void> {
  const { interviews, signings, transcripts } = kiosk().services;
  const pages = async () => transcriptPages(await interviews.view(sessionId)).length;
  const count = await pages();
  for (let page = 1; page < count; page += 1) await signings.signPage(sessionId, page, drawn);
  const [line] = (await interviews.view(sessionId)).transcript;
  if (line) {
    await signings.reopenReview(sessionId);
    await transcripts.correct(sessionId, line.id, `${line.text}（更正）`);
    expect((await interviews.view(sessionId)).signing.pages.map(({ page }) => page)).not.toContain(1);
    await signings.confirmReview(sessionId, 'read');
  }
  for (let page = 1; page <= (await pages()); page += 1) await signings.signPage(sessionId, page, drawn);
  const view = await interviews.view(sessionId);
  expect(view).toMatchObject({ phase: 'signed', signature: { holds: true } });
  expect(view.signing.pages.map(({ page, holds }) => [page, holds])).toEqual(
    Array.from({ length: await pages() }, (_, index) => [index + 1, true]),
  );
}

const sealed = (sessionId: string) => sealedSession(kiosk(), sessionId);

describe('[row 70] each purpose of 规定§3 runs from its booking to its own end, with a recording and a seal', () => {
  it.each(roomPurposes.filter((purpose) => purpose !== 'questioning'))('%s', { timeout: 120_000 }, async (purpose) => {
    const { services } = kiosk();
    const [lead, recorder, office] = [
      await castPerson(kiosk(), 'lead'),
      await castPerson(kiosk(), 'recorder'),
      await castPerson(kiosk(), 'office'),
    ];
    const { bookingId, sessionId } = await ready(purpose);
    await inUse(purpose, sessionId);
    if (purpose !== 'serving-decision') {
      await services.transcripts.write(sessionId, { id: undefined, kind: 'note', text: '主持人：现在开始。' });
    }
    await expect(services.closings.close(sessionId, lead.credential, '')).rejects.toMatchObject({ code: 'session.nothing-written' });
    const draft = { outcome: '办理完毕。', facts: facts[purpose] };
    await expect(services.closings.write(sessionId, { ...draft, outcome: ' ' }, lead.tile.id)).rejects.toMatchObject({
      code: 'record.missing',
    });
    const written = await services.closings.write(sessionId, draft, lead.tile.id);
    expect(written.record?.wantsSignature).toBe(signed.has(purpose));
    await expect(services.closings.close(sessionId, office.credential, '')).rejects.toMatchObject({ code: 'session.not-theirs-to-close' });
    if (signed.has(purpose)) {
      await expect(services.closings.close(sessionId, lead.credential, ' ')).rejects.toMatchObject({ code: 'session.not-signed' });
      await services.interviews.handForReview(sessionId, lead.tile.id);
      await services.signings.confirmReview(sessionId, 'read');
      await signEveryPage(sessionId);
      await expect(services.interviews.takeThumbprint(sessionId)).rejects.toMatchObject({ code: 'session.ends-by-closing-act' });
    } else {
      await expect(services.interviews.handForReview(sessionId, lead.tile.id)).rejects.toMatchObject({
        code: 'session.ends-by-closing-act',
      });
    }
    if (purpose === 'hearing') {
      await expect(services.closings.close(sessionId, recorder.credential, '')).rejects.toMatchObject({
        code: 'session.not-theirs-to-close',
      });
    }
    await services.closings.close(sessionId, lead.credential, '');

    const view = await sealed(sessionId);
    expect(view).toMatchObject({ endedAt: view.record?.closed?.at, record: { closed: { by: cast.lead.name }, written: draft } });
    expect(view.signature !== undefined).toBe(signed.has(purpose));
    const folder = kiosk().folderOf(sessionId);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [], registrationCode: view.registrationCode });
    expect(existsSync(path.join(folder, `${view.record?.form.name ?? ''}.pdf`))).toBe(true);
    expect(kiosk().printed.slice(-2)).toMatchObject([
      { kind: 'record', session: { id: sessionId, endedAt: view.endedAt } },
      { kind: 'session-report', report: { session: { id: sessionId, times: { problems: [] } }, gaps: [] } },
    ]);
    expect(await readFile(path.join(folder, interviewFileName), 'utf8')).toContain(`"outcome":"办理完毕。"`);

    const { tile } = await castPerson(kiosk(), 'administrator');
    if (!purposesAmongOfficers.has(purpose)) await kiosk().room.order('/scenes', { scene: 'person-leaves' });
    await services.keys.returnKey(bookingId, tile);
  });

  it('what began at a word begins once: who comes in later changes nothing, and the lamp stays on', { timeout: 60_000 }, async () => {
    const { services } = kiosk();
    const { tile, credential } = await castPerson(kiosk(), 'lead');
    const { bookingId, sessionId } = await ready('deliberation');
    await inUse('deliberation', sessionId);
    const { startedAt } = await services.interviews.view(sessionId);
    await expect(services.closings.begin(sessionId, tile)).rejects.toMatchObject({ code: 'session.wrong-phase' });
    await kiosk().room.order('/scenes', { scene: 'person-enters' });
    await waitFor('somebody in the room', async () => (await services.roomState()).presence === 'present');
    expect((await services.roomState()).recordLamp).toBe('on');
    await services.closings.write(sessionId, { outcome: '另行合议。', facts: facts.deliberation }, tile.id);
    await services.closings.close(sessionId, credential, '');
    expect((await sealed(sessionId)).startedAt).toBe(startedAt);
    await kiosk().room.order('/scenes', { scene: 'person-leaves' });
    await services.keys.returnKey(bookingId, (await castPerson(kiosk(), 'administrator')).tile);
  });

  it(
    '[row 70] a hearing whose chair drops out: a leader names the other officer, who closes it; reason and decision are sealed with it',
    { timeout: 90_000 },
    async () => {
      const { services } = kiosk();
      const [lead, recorder, office] = [
        await castPerson(kiosk(), 'lead'),
        await castPerson(kiosk(), 'recorder'),
        await castPerson(kiosk(), 'office'),
      ];
      const head = (await services.people.list()).find(({ role }) => role === 'agency-head');
      if (!head) throw new Error('the simulated agency has no head');
      const approval = { personId: head.id, pin: head.demoPin ?? '' };
      const { bookingId, sessionId } = await ready('hearing');
      const draft = { personId: recorder.tile.id, reason: '突发疾病，已送医' };
      await expect(services.chairs.name(sessionId, draft, approval)).rejects.toMatchObject({ code: 'session.wrong-phase' });
      await inUse('hearing', sessionId);
      await services.transcripts.write(sessionId, { id: undefined, kind: 'note', text: '主持人：现在开始。' });
      await services.closings.write(sessionId, { outcome: '听证到此结束。', facts: facts.hearing }, lead.tile.id);
      await services.interviews.handForReview(sessionId, lead.tile.id);
      const close = (credential: typeof approval) => services.closings.close(sessionId, credential, '看过后拒绝签名');
      await expect(close(recorder.credential)).rejects.toMatchObject({ code: 'session.not-theirs-to-close' });
      const refusedAs = async (change: Partial<typeof draft>, by: typeof approval, code: string) =>
        expect(services.chairs.name(sessionId, { ...draft, ...change }, by)).rejects.toMatchObject({ code });
      await refusedAs({ reason: ' ' }, approval, 'input.invalid');
      await refusedAs({ personId: lead.tile.id }, approval, 'chair.not-an-officer');
      await refusedAs({ personId: office.tile.id }, approval, 'chair.not-an-officer');
      await refusedAs({}, lead.credential, 'chair.not-a-leader');
      await refusedAs({}, { ...approval, pin: '000000' }, 'people.wrong-pin');
      const named = await services.chairs.name(sessionId, draft, approval);
      expect(named.record?.chair).toMatchObject({ name: cast.recorder.name, by: head.name, reason: draft.reason });
      await expect(close(lead.credential)).rejects.toMatchObject({ code: 'session.not-theirs-to-close' });
      await close(recorder.credential);
      const view = await sealed(sessionId);
      expect(view.record?.closed?.by).toBe(cast.recorder.name);
      const folder = kiosk().folderOf(sessionId);
      expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
      const interview: unknown = JSON.parse(await readFile(path.join(folder, interviewFileName), 'utf8'));
      expect(interview).toMatchObject({
        closing: { by: cast.recorder.name, chair: { name: cast.recorder.name, by: head.name, reason: draft.reason } },
        marks: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining(draft.reason) as string })]) as unknown,
      });
      expect((await kiosk().db.audit.ofObject(sessionId)).find(({ action }) => action === 'session.chair-named')).toMatchObject({
        actor: head.id,
        outcome: `${recorder.tile.id} ${draft.reason}`,
      });
      await kiosk().room.order('/scenes', { scene: 'person-leaves' });
      await services.keys.returnKey(bookingId, (await castPerson(kiosk(), 'administrator')).tile);
    },
  );

  it('a refusal to sign is written down with its reason, and the hearing ends all the same', { timeout: 60_000 }, async () => {
    const { services } = kiosk();
    const lead = await castPerson(kiosk(), 'lead');
    const { bookingId, sessionId } = await ready('hearing');
    await inUse('hearing', sessionId);
    await services.transcripts.write(sessionId, { id: undefined, kind: 'note', text: '主持人：现在开始。' });
    await services.closings.write(sessionId, { outcome: '听证到此结束。', facts: facts.hearing }, lead.tile.id);
    await services.interviews.handForReview(sessionId, lead.tile.id);
    await services.closings.close(sessionId, lead.credential, '看过后拒绝签名');
    const view = await sealed(sessionId);
    expect(view).toMatchObject({ signature: undefined, record: { unsignedReason: '看过后拒绝签名' } });
    expect(await verifyEvidence(kiosk().folderOf(sessionId))).toMatchObject({ verdict: 'intact' });
    await kiosk().room.order('/scenes', { scene: 'person-leaves' });
    await services.keys.returnKey(bookingId, (await castPerson(kiosk(), 'administrator')).tile);
  });
});
