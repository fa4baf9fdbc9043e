import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { cast, openConsole, seeRecording, signIn, writeLines } from '../support/interview';
import { recordingFacts } from '../support/recording-facts';
import { manifestOf } from '../support/sealed-papers';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { clockTime } from './beijing';
import { concludeInterview, reachQuestioning } from './reach-questioning';
import { seePicturesMove } from './screen';
import { takeBack } from './take-back';

let stage: ThrowAwayKiosk;
beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
});
afterAll(() => stage.close());

/** Bytes that the cameras have written, by camera. */
function written(folder: string): Readonly<Record<'cam1' | 'cam2', number>> {
  const bytes = (camera: string) =>
    readdirSync(path.join(folder, camera))
      .filter((name) => name.endsWith('.mp4'))
      .reduce((sum, name) => sum + statSync(path.join(folder, camera, name)).size, 0);
  return { cam1: bytes('cam1'), cam2: bytes('cam2') };
}

/** The processes that write the cameras' files. */
function recorders(folder: string): readonly number[] {
  return ['cam1', 'cam2'].map((camera) => {
    const record: unknown = JSON.parse(readFileSync(path.join(folder, camera, 'capture-pid.json'), 'utf8'));
    return (record as { readonly process: { readonly pid: number } }).process.pid;
  });
}

function filesOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).map((name) => readlinkSync(path.join(folder, name)));
}

it('goes on with the same session after the kiosk was killed with -9 while questions were asked: no line, no sealed segment, no frame is lost', async () => {
  onTestFailed(() => stage.picture('kill'));
  const id = await reachQuestioning(stage);
  await writeLines(stage.console, cast.lines.slice(0, 4));
  const before = await waitFor('four lines in the store', async () => {
    const session = await answer(stage.second, 'session.current');
    return session?.transcript.length === 4 && session;
  });
  const folder = stage.folderOf(id);
  const { startedAt = '' } = before;

  const chain = () => readFileSync(path.join(folder, 'chain.jsonl'), 'utf8');
  const chained = await waitFor('a segment of each camera in the chain', () => chain().split('\n').length > 2 && chain());

  // Typed without a pause up to the death: what stood there a second before is in the store.
  const input = stage.console.getByTestId('transcript-input');
  const typing = input.pressSequentially(cast.lines.slice(4).join('').repeat(20), { delay: 40 }).catch(() => undefined);
  await waitFor('a line under way', async () => (await input.inputValue()).length > 20);
  const typed = await input.inputValue();
  await pass(1_000);

  await stage.kill();
  await typing;
  const atDeath = written(folder);
  await waitFor('cameras that still write, with nobody looking', () => {
    const now = written(folder);
    return now.cam1 > atDeath.cam1 + 200_000 && now.cam2 > atDeath.cam2 + 100_000;
  });

  // What outlives the kiosk holds nothing of it: neither its files nor its connection to the display.
  expect(
    recorders(folder)
      .flatMap(filesOf)
      .filter((file) => file.includes('/browser/')),
  ).toEqual([]);
  expect(recorders(folder).map((pid) => filesOf(pid).filter((file) => file.startsWith('socket:')).length)).toEqual([1, 1]);

  await stage.restart();
  const after = await waitFor('the session', () => answer(stage.second, 'session.current'));
  expect(after).toMatchObject({ id, phase: 'questioning', startedAt, registrationCode: before.registrationCode });
  expect(after.transcript.slice(0, 4)).toEqual(before.transcript);
  expect(after.transcript[4]?.text.startsWith(typed), `${typed}\n${after.transcript[4]?.text ?? ''}`).toBe(true);
  // Who sits down at it has to sign in again; what it shows of the recording is there at once.
  expect(await answer(stage.console, 'people.current')).toBeUndefined();
  await seeRecording(stage.console);
  expect(await stage.console.getByTestId('recording-strip').textContent()).toContain(`始于 ${clockTime(startedAt)}`);
  await signIn(stage.console, cast.lead);
  await openConsole(stage.console);
  for (const camera of ['cam1', 'cam2']) await seePicturesMove(stage.console, camera);
  // Going back goes on behind the restart, until the broken line is gone.
  const lengths = await takeBack(stage.console, (lines) => lines.length === 4);
  expect(lengths.length).toBeGreaterThan(1);
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  const shown = await stage.console.getByTestId('transcript-line').locator('.row-text').allTextContents();
  expect(shown).toEqual(cast.lines.slice(0, 4));
  await writeLines(stage.console, cast.lines.slice(4));

  const code = await concludeInterview(stage);
  expect(code).toBe(before.registrationCode);
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [], registrationCode: code });
  expect(chain().startsWith(chained)).toBe(true);
  const second = path.join(stage.root, 'second-copy', id);
  await waitFor('the second copy, whole by itself', async () => (await verifyEvidence(second)).verdict === 'intact');
  expect(await manifestOf(folder)).toMatchObject({ startedAt, gaps: [] });
  for (const camera of await recordingFacts(folder)) {
    expect(camera.gaps, camera.cameraId).toEqual([]);
    expect(camera.warnings, camera.cameraId).toEqual([]);
    expect(camera.firstAt < startedAt).toBe(true);
  }
  expect(stage.problems()).toEqual([]);
});
