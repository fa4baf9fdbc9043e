import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../db/check';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { printSessionReport } from '../../services/archive/print-session-report';
import { archiveEntry } from '../../services/archive/archive-entries';
import type { Credential } from '../../services/contract/people';
import type { SuspensionDraft, UnsignedDraft } from '../../services/contract/stops';
import { readChain, readToday } from '../../services/rooms/today';
import cast from '../support/cast.json';
import { admitOfficers, castPerson, giveNotice, kioskOfFile, sealedSession } from '../support/room-kiosk';
import { manifestOf } from '../support/sealed-papers';

import { waitFor } from '../support/wait-for';

const kiosk = kioskOfFile();

const refusal: UnsignedDraft = { how: 'refused', ground: 'objection', words: '说第三问记得不对', witness: '周海燕', basis: '' };
const stop: UnsignedDraft = { how: 'stopped', ground: 'privacy', words: '涉及他人病历', witness: '', basis: '制度第十九条第（一）项' };

/** The officers and who reviews, with what they sign in with. */
async function people() {
  const tiles = await kiosk().services.people.list();
  const leader = tiles.find(({ role }) => role === 'agency-head');
  const supervising = tiles.find(({ role }) => role === 'supervising-leader');
  if (!leader || !supervising) throw new Error('the simulated agency has no head');
  return {
    ...{ lead: await castPerson(kiosk(), 'lead'), recorder: await castPerson(kiosk(), 'recorder') },
    ...{ administrator: await castPerson(kiosk(), 'administrator'), head: await castPerson(kiosk(), 'head') },
    agencyHead: { tile: leader, credential: { personId: leader.id, pin: leader.demoPin ?? '' } },
    supervising,
  };
}

/** A questioning that has begun, with one answer. */
async function questioning(): Promise<{ readonly bookingId: string; readonly sessionId: string }> {
  const { services, room } = kiosk();
  const { lead } = await people();
  const { bookingId, sessionId } = await admitOfficers(kiosk(), {
    purpose: 'questioning',
    questioned: { ...cast.questioned, role: 'party' },
  });
  await room.order('/scenes', { scene: 'person-enters' });
  const view = () => services.interviews.view(sessionId);
  await waitFor('the entry', async () => (await view()).phase === 'opening', 15_000);
  await giveNotice(kiosk(), sessionId, lead.tile);
  await services.transcripts.write(sessionId, { id: undefined, kind: 'answer', text: '不申请。' });
  return { bookingId, sessionId };
}

const sealed = (sessionId: string) => sealedSession(kiosk(), sessionId);

async function leaveRoom(bookingId: string): Promise<void> {
  const { services, room } = kiosk();
  const { administrator, lead } = await people();
  await room.order('/scenes', { scene: 'person-leaves' });
  await services.keys.clean(bookingId, lead.tile);
  await services.keys.returnKey(bookingId, administrator.tile);
}

it(
  'a person who refuses to sign: two officers put it on record, and it is sealed like any other (规定§15)',
  { timeout: 120_000 },
  async () => {
    const { services } = kiosk();
    const { db } = services.archive;
    const { lead, recorder, head } = await people();
    const { bookingId, sessionId } = await questioning();
    const end = (draft: UnsignedDraft, first = lead.credential, second = recorder.credential) =>
      services.unsignedEndings.end(sessionId, draft, first, second);
    await expect(end(refusal)).rejects.toMatchObject({ code: 'session.wrong-phase' });
    await services.interviews.handForReview(sessionId, lead.tile.id);
    await services.signings.confirmReview(sessionId, 'read');
    await expect(end({ ...refusal, ground: '' })).rejects.toMatchObject({ code: 'stop.ground-missing' });
    await expect(end({ ...refusal, words: '' })).rejects.toMatchObject({ code: 'stop.words-missing' });
    await expect(end(refusal, lead.credential, head.credential)).rejects.toMatchObject({ code: 'stop.not-its-officers' });
    await expect(end(refusal, lead.credential, lead.credential)).rejects.toMatchObject({ code: 'stop.not-its-officers' });
    await expect(end(refusal, lead.credential, { ...recorder.credential, pin: '000000' })).rejects.toMatchObject({
      code: 'people.wrong-pin',
    });
    await services.presence.officerLeft(sessionId, recorder.tile.id, lead.tile.id);
    await expect(end(refusal)).rejects.toMatchObject({ code: 'presence.signer-away' });
    await services.presence.officerReturned(sessionId, recorder.credential);
    const ended = await end(refusal);
    expect(ended.unsigned).toMatchObject({
      how: 'refused',
      ground: '对笔录内容有异议',
      witness: '周海燕',
      by: [{ name: '林志强' }, { name: '黄晓敏' }],
    });
    expect(ended.endedAt).toBe(ended.unsigned?.by[1]?.at);
    await sealed(sessionId);
    const folder = services.active.folderOf(sessionId);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
    const interview: unknown = JSON.parse(await readFile(path.join(folder, interviewFileName), 'utf8'));
    expect(interview).toMatchObject({
      unsigned: { how: 'refused', words: refusal.words },
      versions: [{ line: 1, versions: [{ change: 'written', kind: 'answer', text: '不申请。' }] }],
    });
    const { links } = await readChain(db, bookingId, lead.tile);
    expect(links.filter(({ unsigned }) => unsigned === 'refused').map(({ link }) => link)).toEqual(['signature', 'thumbprint']);
    expect(links.find(({ link }) => link === 'signature')?.by).toEqual(['林志强', '黄晓敏']);
    expect(links.some(({ state }) => state === 'missing')).toBe(false);
    expect(await services.statements.ofSession(sessionId)).toEqual([]);
    await leaveRoom(bookingId);
    expect(await checkDatabase(db, path.dirname(folder))).toEqual([]);
  },
);

it(
  '[row 39] [row 40] [row 93] a stop wants a ground, is marked, and is not filed before the agency head has reviewed its statement (制度§19)',
  { timeout: 120_000 },
  async () => {
    const { services } = kiosk();
    const { db } = services.archive;
    const { lead, recorder, head, agencyHead, supervising } = await people();
    const { bookingId, sessionId } = await questioning();
    const end = (draft: UnsignedDraft) => services.unsignedEndings.end(sessionId, draft, lead.credential, recorder.credential);
    await expect(end({ ...stop, ground: '', words: '设备坏了，不录了' })).rejects.toMatchObject({ code: 'stop.ground-missing' });
    await expect(end({ ...stop, ground: '设备坏了' })).rejects.toMatchObject({ code: 'stop.ground-missing' });
    await expect(end({ ...stop, basis: ' ' })).rejects.toMatchObject({ code: 'stop.basis-missing' });
    await end(stop);
    await sealed(sessionId);
    await leaveRoom(bookingId);

    const problems = async () => (await archiveEntry(services.archive, sessionId)).filingProblems;
    const tasks = async (tile: (typeof lead)['tile']) => (await readToday(db, tile, new Date())).tasks.map(({ kind }) => kind);
    const [draft] = await services.statements.ofSession(sessionId);
    if (!draft) throw new Error('no statement was opened');
    expect(draft).toMatchObject({ kind: 'stopped', state: 'draft', ground: 'privacy', reason: stop.words, basis: stop.basis });
    expect(draft.spans).toMatchObject([{ device: undefined, from: draft.endedAt, cause: 'ended-unsigned' }]);
    expect(await problems()).toContain('statement-unsigned');
    expect(await tasks(lead.tile)).toContain('write-statement');

    const text = { ground: 'privacy', reason: '涉及他人病历，停止录像', basis: stop.basis, continuing: '' };
    await expect(services.statements.sign(draft.id, { ...text, ground: '' }, lead.credential)).rejects.toMatchObject({
      code: 'stop.ground-missing',
    });
    await expect(services.statements.sign(draft.id, text, head.credential)).rejects.toMatchObject({ code: 'statement.not-theirs' });
    await expect(services.statements.review(draft.id, 'approved', '', agencyHead.credential)).rejects.toMatchObject({
      code: 'statement.not-signed',
    });
    await expect(services.statements.report(draft.id, agencyHead.tile.id, lead.tile)).rejects.toMatchObject({
      code: 'statement.not-a-leader',
    });
    expect((await services.statements.report(draft.id, supervising.id, lead.tile)).reportedLate).toBe(false);
    expect((await services.statements.sign(draft.id, text, lead.credential)).state).toBe('signed');
    expect(await problems()).toContain('statement-unreviewed');
    expect(await tasks(agencyHead.tile)).toContain('review-statement');
    await expect(services.statements.review(draft.id, 'approved', '', head.credential)).rejects.toMatchObject({
      code: 'statement.wrong-reviewer',
    });
    await expect(services.statements.review(draft.id, 'returned', ' ', agencyHead.credential)).rejects.toMatchObject({
      code: 'input.invalid',
    });
    expect((await services.statements.review(draft.id, 'returned', '写明谁的病历', agencyHead.credential)).state).toBe('returned');
    expect(await problems()).toContain('statement-unsigned');
    await services.statements.sign(draft.id, { ...text, reason: '涉及患者甲的病历' }, recorder.credential);
    expect((await services.statements.review(draft.id, 'approved', '', agencyHead.credential)).acts.map(({ kind }) => kind)).toEqual([
      ...['reported', 'signed', 'returned', 'signed', 'approved'],
    ]);
    expect((await problems()).filter((problem) => problem.startsWith('statement'))).toEqual([]);
    expect(kiosk().printed.filter(({ kind }) => kind === 'statement')).toHaveLength(1);
    await expect(services.statements.sign(draft.id, text, lead.credential)).rejects.toMatchObject({ code: 'statement.approved' });
    await expect(db.statements.write(draft.id, text)).rejects.toThrow('store.append-only');
  },
);

it(
  '[row 39] stands still by law: never without ground and approval; nothing is recorded, the time goes on, and the seal says why (制度§19)',
  { timeout: 120_000 },
  async () => {
    const { services } = kiosk();
    const { lead, recorder, head, agencyHead, supervising } = await people();
    const { sessionId } = await questioning();
    const of = { scope: 'all', approvedById: agencyHead.tile.id, approval: 'present' } as const;
    const draft: SuspensionDraft = { ...of, ground: 'privacy', words: '查看患者病历' };
    const suspend = (change: Partial<SuspensionDraft> = {}, approval: Credential | undefined = agencyHead.credential) =>
      services.suspensions.begin(sessionId, { ...draft, ...change }, lead.credential, approval);
    await expect(suspend({ ground: '' })).rejects.toMatchObject({ code: 'stop.ground-missing' });
    await expect(suspend({ words: ' ' })).rejects.toMatchObject({ code: 'stop.words-missing' });
    await expect(suspend({ approvedById: head.tile.id })).rejects.toMatchObject({ code: 'suspension.not-a-leader' });
    await expect(suspend({ approvedById: supervising.id })).rejects.toMatchObject({ code: 'suspension.approval-missing' });
    await expect(services.suspensions.begin(sessionId, draft, recorder.credential, agencyHead.credential)).rejects.toMatchObject({
      code: 'suspension.not-the-lead',
    });
    await services.presence.officerLeft(sessionId, lead.tile.id, recorder.tile.id);
    await expect(suspend()).rejects.toMatchObject({ code: 'presence.signer-away' });
    expect((await services.interviews.view(sessionId)).phase).toBe('questioning');
    await services.presence.officerReturned(sessionId, lead.credential);
    const still = await suspend();
    expect(still).toMatchObject({
      phase: 'suspended',
      suspensions: [{ ground: '涉及个人隐私', approvedBy: agencyHead.tile.name, until: undefined }],
    });
    expect(services.active.recording?.recorder.proofs().map(({ state }) => state)).toEqual(['off', 'off']);
    const strip = await services.strip.state();
    expect(strip).toMatchObject({
      state: 'suspended',
      suspendedSince: still.suspensions?.[0]?.since,
      startedAt: still.startedAt,
      alarm: undefined,
    });
    await expect(services.transcripts.write(sessionId, { id: undefined, kind: 'note', text: 'x' })).rejects.toMatchObject({
      code: 'session.wrong-phase',
    });
    await services.suspensions.end(sessionId, recorder.tile);
    // Not what the strip says: its proof of a second ago still counts.
    const recording = () => services.active.recording?.recorder.proofs().every(({ state }) => state === 'recording');
    await waitFor('pictures again', recording, 20_000);
    expect((await services.interviews.view(sessionId)).phase).toBe('questioning');

    // Once more, by telephone: who approved signs for it afterwards.
    await services.suspensions.begin(
      sessionId,
      { ...draft, approvedById: supervising.id, approval: 'telephone' },
      lead.credential,
      undefined,
    );
    await services.suspensions.end(sessionId, lead.tile);
    await waitFor('pictures once more', recording, 20_000);
    const acts = [lead.credential, recorder.credential] as const;
    await services.interviews.handForReview(sessionId, lead.tile.id);
    await services.unsignedEndings.end(sessionId, refusal, ...acts);
    const { suspensions = [] } = await sealed(sessionId);
    const folder = services.active.folderOf(sessionId);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
    const { gaps } = await manifestOf(folder);
    const byLaw = gaps.filter(({ cause }) => cause === 'suspended');
    expect([...new Set(byLaw.map(({ cameraId }) => cameraId))].toSorted()).toEqual(['cam1', 'cam2']);
    // A camera that took long to its first picture on a busy machine: that is not by law, and begins where the law's time ended.
    const after = gaps.filter(({ cause }) => cause !== 'suspended');
    for (const { from } of after)
      expect(
        suspensions.map(({ until }) => until),
        JSON.stringify({ gaps, suspensions }),
      ).toContain(from);
    for (const { from, to } of byLaw) {
      const distances = suspensions.map(({ since }) => Math.abs(Date.parse(from) - Date.parse(since)));
      expect(Math.min(...distances)).toBeLessThan(5_000);
      expect((to ?? '') > from).toBe(true);
    }
    const statement = (await services.statements.ofSession(sessionId)).find(({ kind }) => kind === 'suspended');
    expect(statement).toMatchObject({
      state: 'draft',
      spans: suspensions.map(({ since, until }) => ({ from: since, to: until, cause: 'suspended' })),
    });

    const { db } = services.archive;
    const problems = async () => (await archiveEntry(services.archive, sessionId)).filingProblems;
    const waits = async (tile: (typeof lead)['tile']) =>
      (await readToday(db, tile, new Date())).tasks.some(({ kind }) => kind === 'countersign-suspension');
    expect(suspensions.map(({ approval, countersignedAt }) => [approval, countersignedAt])).toEqual([
      ['present', undefined],
      ['telephone', undefined],
    ]);
    expect(await problems()).toContain('suspension-not-countersigned');
    expect([await waits(supervising), await waits(agencyHead.tile)]).toEqual([true, false]);
    await expect(services.countersigns.sign(sessionId, agencyHead.credential)).rejects.toMatchObject({
      code: 'suspension.nothing-to-countersign',
    });
    const signature = { personId: supervising.id, pin: supervising.demoPin ?? '' };
    await expect(services.countersigns.sign(sessionId, { ...signature, pin: '000000' })).rejects.toMatchObject({
      code: 'people.wrong-pin',
    });
    const [byPin, byTelephone] = await services.countersigns.sign(sessionId, signature);
    expect(byPin?.countersignedAt).toBeUndefined();
    expect(byTelephone?.countersignedAt).toMatch(/Z$/);
    // Two leaders of one name are told apart by it.
    expect(byTelephone).toMatchObject({ approvedById: supervising.id, approvedBy: supervising.name });
    expect(await problems()).not.toContain('suspension-not-countersigned');
    expect(await waits(supervising)).toBe(false);
    await expect(services.countersigns.sign(sessionId, signature)).rejects.toMatchObject({ code: 'suspension.nothing-to-countersign' });

    // The report again, from the archive.
    const print = (tile: (typeof lead)['tile']) => printSessionReport(services.sessionReports, sessionId, tile);
    const stranger = { ...lead.tile, id: 'somebody' };
    await expect(print(stranger)).rejects.toMatchObject({ code: 'archive.report-outside-tier' });
    const { file } = await print(agencyHead.tile);
    expect(kiosk().printed.at(-1)).toMatchObject({
      kind: 'session-report',
      report: {
        reprint: true,
        session: { suspensions: [byPin, byTelephone], checklist: { by: lead.tile.name }, sealedAt: expect.any(String) as string },
        gaps: gaps.map(({ cause }) => ({ cause })),
      },
    });
    expect((await services.archive.db.audit.ofObject(sessionId)).slice(-2)).toMatchObject([
      { action: 'session.report-refused', actor: 'somebody' },
      { action: 'session.report-printed', actor: agencyHead.tile.id, outcome: expect.stringContaining(path.basename(file)) as string },
    ]);
    expect(path.dirname(file)).toContain(kiosk().root.papers);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
  },
);
