import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { cast, seeRecording, writeLines } from '../support/interview';
import { manifestOf } from '../support/sealed-papers';
import { answer, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { concludeInterview, reachQuestioning } from './reach-questioning';
import { seePicturesMove } from './screen';

let stage: ThrowAwayKiosk;
beforeAll(async () => {
  stage = await ThrowAwayKiosk.open();
});
afterAll(() => stage.close());

it('[row 39] says within 3 s which camera failed and what still records; what is missing is named in the seal and in a statement', async () => {
  onTestFailed(() => stage.picture('camera-fails'));
  const { console: desk, second } = stage;
  const id = await reachQuestioning(stage);
  await writeLines(desk, cast.lines.slice(0, 2));
  const strip = desk.getByTestId('recording-strip');
  const freeze = (on: boolean) => stage.room.order('/cameras/cam1/faults', { fault: 'freeze', on });

  await freeze(true);
  const frozenAt = Date.now();
  await waitFor('the alarm', async () => (await strip.getAttribute('data-state')) === 'failing');
  expect(Date.now() - frozenAt).toBeLessThan(3_000);
  expect(await strip.textContent()).toContain('录制异常');
  const line = desk.getByTestId('alarm-line');
  expect(await line.textContent()).toMatch(/法制一号机位 \d+ 秒无画面/);
  expect(await line.textContent()).toContain('法制二号机位仍在录制');
  await second.getByText('录音录像有一部分出了问题，执法人员正在处理。').waitFor();
  // The other camera goes on, and so does the writing.
  await seePicturesMove(desk, 'cam2');
  await writeLines(desk, cast.lines.slice(2, 3));
  // Long enough that the recorder gives the silent stream up and asks the camera again and again.
  await line.getByText(/法制一号机位 ([7-9]|\d\d) 秒/).waitFor();

  await freeze(false);
  const backAt = Date.now();
  await seeRecording(desk);
  await line.waitFor({ state: 'hidden' });
  await seePicturesMove(desk, 'cam1');
  await writeLines(desk, cast.lines.slice(3, 4));

  await concludeInterview(stage);
  const folder = stage.folderOf(id);
  expect(await verifyEvidence(folder)).toMatchObject({ verdict: 'intact', findings: [] });
  const { gaps } = await manifestOf(folder);
  expect(gaps).toHaveLength(1);
  const [gap] = gaps;
  expect(gap).toMatchObject({ cameraId: 'cam1', cause: 'stalled' });
  expect(Math.abs(Date.parse(gap?.from ?? '') - frozenAt)).toBeLessThan(1_500);
  expect(Date.parse(gap?.to ?? '') - backAt).toBeGreaterThan(-1_500);
  expect(Date.parse(gap?.to ?? '') - backAt).toBeLessThan(20_000);

  // L17: the statement is there, with the times of the recording, the alarm's, and the files on both sides.
  const [statement] = await answer(desk, 'statement.ofSession', id);
  expect(statement).toMatchObject({
    ...{ kind: 'fault', state: 'draft' },
    spans: [{ device: '法制一号机位', from: gap?.from, to: gap?.to, cause: 'stalled' }],
  });
  const [span] = statement?.spans ?? [];
  expect(Date.parse(span?.alarmAt ?? '') - frozenAt).toBeGreaterThan(0);
  expect((span?.before?.n ?? 0) < (span?.after?.n ?? 0)).toBe(true);
  expect(stage.problems()).toEqual([]);
});
