import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { purposesAmongOfficers } from '../../services/contract/bookings';
import records from '../../services/interviews/templates/records.json';
import { cast, checkOfficers, giveNotice, lock, openConsole, seeRecording, seeSealed, signIn, writeLines } from '../support/interview';
import { ScreenLooks } from '../support/screen-looks';
import { manifestOf, pdfDefects, pdfText } from '../support/sealed-papers';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { writtenTime } from './beijing';
import { writeAndClose, written, type OtherPurpose } from './write-and-close';

/** The endings of 规定§3 that neither the interview nor the hearing has, one after the other in one kiosk. The way there is gone by calls. */

let stage: ThrowAwayKiosk;
let desk: Page;
const looks = new ScreenLooks();
beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
  ({ console: desk } = stage);
});
afterAll(() => stage.close());

/** Asked for, approved, checked, unlocked, both officers signed in, and the lead at the console. */
async function ready(purpose: OtherPurpose): Promise<{ readonly bookingId: string; readonly sessionId: string }> {
  const now = Date.now();
  const heard = purposesAmongOfficers.has(purpose) ? '' : cast.questioned.name;
  await signIn(desk, cast.lead);
  const booking = await answer(desk, 'booking.request', {
    ...{ roomId: 'X1', purpose, startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() },
    enforcementCase: cast.case,
    questioned: { ...cast.questioned, name: heard, role: 'party' },
  });
  await lock(desk);
  await signIn(desk, cast.administrator);
  await answer(desk, 'readiness.check', { devices: 'good', cleanliness: 'good', note: '' });
  await answer(desk, 'booking.approve', booking.id);
  const { sessionId } = await answer(desk, 'preflight.begin', booking.id);
  await answer(desk, 'preflight.confirm', 'record-lamp', true);
  await waitFor('every device proved', async () => (await answer(desk, 'preflight.state'))?.mayPass === true, 40_000);
  await answer(desk, 'preflight.pass', undefined);
  await answer(desk, 'key.issue', booking.id);
  const people = await answer(desk, 'people.list');
  for (const { name, pin } of [cast.lead, cast.recorder])
    await answer(desk, 'session.admitInspector', sessionId, { personId: people.find((person) => person.name === name)?.id ?? '', pin });
  await lock(desk);
  await signIn(desk, cast.lead);
  await openConsole(desk);
  return { bookingId: booking.id, sessionId };
}

/** By an officer's word, or by the entry and the notice. */
async function begin(purpose: OtherPurpose): Promise<void> {
  if (purposesAmongOfficers.has(purpose)) {
    await desk.getByRole('button', { name: /^宣布.+开始$/ }).click();
    await seeRecording(desk);
    return;
  }
  await checkOfficers(desk);
  await stage.room.order('/scenes', { scene: 'person-enters' });
  await seeRecording(desk);
  await giveNotice(desk);
}

/**
 * One that is signed page by page, and the receipt. What begins by word is played by the set-up's story, up to the archive; the other three differ
 * from that in the fields of their form alone: all run over the services in every `npm test`, and here with MINGXUN_ALL_ENDINGS=1.
 */
const each: readonly OtherPurpose[] = ['statement-and-defence', 'serving-decision'];
const played = process.env['MINGXUN_ALL_ENDINGS'] === '1' ? (Object.keys(written) as OtherPurpose[]) : each;

it.each(played)('[row 70] %s ends by its own act, and is sealed with its record (规定§3)', async (purpose) => {
  onTestFailed(() => stage.picture(`closing-${purpose}`));
  const { bookingId, sessionId } = await ready(purpose);
  await begin(purpose);
  const spoken = 'minutes' in records[purpose] ? ['主持人：现在开始。'] : [];
  await writeLines(desk, spoken);
  await writeAndClose(stage, purpose, (name, ...pages) => looks.at(name, ...pages));
  const code = await seeSealed(desk);

  const folder = stage.folderOf(sessionId);
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [], registrationCode: code });
  const { startedAt = '', endedAt = '' } = await manifestOf(folder);
  const paper = path.join(folder, `${records[purpose].name}.pdf`);
  expect(await pdfDefects(paper)).toEqual([]);
  const text = await pdfText(paper);
  const { fill, outcome } = written[purpose];
  for (const part of [...Object.values(fill), outcome, ...spoken, code, `${writtenTime(startedAt)}至${writtenTime(endedAt)}`])
    expect(text).toContain(part.replace(/\s/g, ''));

  await desk.getByRole('button', { name: '返回今日工作' }).click();
  await lock(desk);
  await stage.room.order('/scenes', { scene: 'person-leaves' });
  await signIn(desk, cast.administrator);
  await answer(desk, 'key.return', bookingId);
  await lock(desk);
  expect(stage.problems()).toEqual([]);
});

it('finds nothing serious on any screen of the endings, and nothing that only a pointer reaches', () => {
  expect(looks.problems()).toEqual([]);
});
