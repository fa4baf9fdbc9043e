import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { interviewFileName } from '../../recordings/evidence/sealed-interview';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { msBetween } from '../../recordings/session/instant';
import type { SuspensionDraft, SuspensionScope } from '../../services/contract/stops';
import { countsFromMs } from '../../services/statements/statement-rule';
import cast from '../support/cast.json';
import { admitOfficers, castPerson, giveNotice, kioskOfFile, sealedSession } from '../support/room-kiosk';
import { manifestOf } from '../support/sealed-papers';
import { waitFor } from '../support/wait-for';

const kiosk = kioskOfFile();

const proofs = () => kiosk().services.active.recording?.recorder.proofs() ?? [];
const allProved = (what: string) =>
  waitFor(what, () => proofs().length > 0 && proofs().every(({ state, proved }) => state === 'recording' && proved), 20_000);

async function questioning(): Promise<string> {
  const { services, room } = kiosk();
  const { tile } = await castPerson(kiosk(), 'lead');
  const { sessionId } = await admitOfficers(kiosk(), { purpose: 'questioning', questioned: { ...cast.questioned, role: 'party' } });
  await room.order('/scenes', { scene: 'person-enters' });
  await waitFor('the entry', async () => (await services.interviews.view(sessionId)).phase === 'opening', 15_000);
  await giveNotice(kiosk(), sessionId, tile);
  return sessionId;
}

const sealed = (sessionId: string) => sealedSession(kiosk(), sessionId);

it(
  '[row 39] the sound or the pictures alone are withheld by law while the questioning goes on; both screens, the seal and the papers say so (制度§19, F17)',
  { timeout: 150_000 },
  async () => {
    const { services } = kiosk();
    const [lead, recorder] = [await castPerson(kiosk(), 'lead'), await castPerson(kiosk(), 'recorder')];
    const leader = (await services.people.list()).find(({ role }) => role === 'agency-head');
    if (!leader) throw new Error('the simulated agency has no head');
    const approval = { personId: leader.id, pin: leader.demoPin ?? '' };
    const sessionId = await questioning();
    await allProved('a recorded room');
    const draft = { ground: 'privacy', words: '涉及患者病史', approvedById: leader.id, approval: 'present' } as const;
    const withhold = (scope: SuspensionScope, change: Partial<SuspensionDraft> = {}) =>
      services.suspensions.begin(sessionId, { ...draft, scope, ...change }, lead.credential, approval);

    await expect(withhold('sound', { ground: '' })).rejects.toMatchObject({ code: 'stop.ground-missing' });
    await expect(withhold('sound', { approvedById: lead.tile.id })).rejects.toMatchObject({ code: 'suspension.not-a-leader' });
    const silent = await withhold('sound');
    expect(silent).toMatchObject({ phase: 'questioning', suspensions: [{ scope: 'sound', until: undefined }] });
    await allProved('pictures alone');
    expect(proofs().map(({ sound }) => sound)).toEqual(['none', 'none']);
    const strip = await waitFor('a strip that has seen it', async () => {
      const shown = await services.strip.state();
      return shown.state === 'recording' && shown;
    });
    expect(strip).toMatchObject({
      state: 'recording',
      alarm: undefined,
      withheld: { track: 'sound', since: silent.suspensions?.[0]?.since },
    });
    expect(strip.cells.find(({ id }) => id === 'sound')).toMatchObject({ grade: 'off', withheld: true });
    await services.transcripts.write(sessionId, { id: undefined, kind: 'note', text: '不录音期间照常记录。' });
    await expect(withhold('all')).rejects.toMatchObject({ code: 'suspension.lasts' });
    await expect(withhold('picture')).rejects.toMatchObject({ code: 'suspension.lasts' });
    await services.suspensions.end(sessionId, recorder.tile);
    await waitFor('sound again', () => proofs().every(({ sound }) => typeof sound === 'object'), 20_000);

    await withhold('picture');
    await allProved('sound alone');
    expect(proofs().map(({ picture }) => picture)).toEqual(['unknown', 'unknown']);
    expect((await services.strip.state()).cells.filter(({ withheld }) => withheld).map(({ id }) => id)).toEqual(['cam1', 'cam2']);
    await services.suspensions.end(sessionId, lead.tile);
    await expect(services.suspensions.end(sessionId, lead.tile)).rejects.toMatchObject({ code: 'session.wrong-phase' });
    await allProved('both again');
    expect(await services.strip.state()).not.toHaveProperty('withheld');

    // It ends while the sound is withheld.
    await withhold('sound');
    await allProved('pictures to the end');
    const ending = { how: 'stopped', ground: 'nature', words: '停电', witness: '', basis: '制度第十九条' } as const;
    await services.unsignedEndings.end(sessionId, ending, lead.credential, recorder.credential);
    const { suspensions = [] } = await sealed(sessionId);
    expect(suspensions.map(({ scope, until }) => [scope, until !== undefined])).toEqual([
      ['sound', true],
      ['picture', true],
      ['sound', false],
    ]);

    const folder = kiosk().folderOf(sessionId);
    expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
    const { gaps } = await manifestOf(folder);
    for (const camera of ['cam1', 'cam2']) {
      const own = gaps.filter(({ cameraId }) => cameraId === camera);
      // A camera that took five seconds to its first picture on a busy machine failed: that is not by law.
      const slow = own.filter(({ cause, from, to }) => cause === 'stalled' && msBetween(from, to ?? from) >= countsFromMs);
      const named = own.filter((gap) => !slow.includes(gap)).map(({ cause }) => cause);
      const told = JSON.stringify({ own, suspensions });
      expect(
        named.filter((cause) => cause !== 'changeover'),
        told,
      ).toEqual(['picture-withheld']);
      expect(named.length + slow.length, told).toBeGreaterThanOrEqual(4);
      const [withoutPictures] = own.filter(({ cause }) => cause === 'picture-withheld');
      expect(Date.parse(withoutPictures?.to ?? '')).toBeGreaterThanOrEqual(Date.parse(suspensions[1]?.until ?? ''));
    }
    const interview: unknown = JSON.parse(await readFile(path.join(folder, interviewFileName), 'utf8'));
    expect(interview).toMatchObject({ suspensions: suspensions.map(({ scope, since }) => ({ scope, since })) });
    const statement = (await services.statements.ofSession(sessionId)).find(({ kind }) => kind === 'suspended');
    expect(statement?.spans.map(({ cause }) => cause)).toEqual(['sound-withheld', 'picture-withheld', 'sound-withheld']);
  },
);
