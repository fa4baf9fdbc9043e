import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { cast, signIn } from '../support/interview';
import { openPlayback, shownNumber, tile } from '../support/playback-page';
import { openPlaybackStage, type PlaybackStage } from '../support/playback-stage';
import { marksAt, sealedSessionId } from '../support/sealed-recording';
import { seriousProblems } from '../support/serious-problems';
import { answer } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';

const [segments, segmentSeconds] = [6, 6];
let stage: PlaybackStage;
beforeAll(async () => {
  stage = await openPlaybackStage({
    cameras: [
      { id: 'cam1', name: '法制一号机位' },
      { id: 'cam2', name: '法制二号机位' },
    ],
    segments,
    segmentSeconds,
    width: 640,
    missing: [4],
  });
});
afterAll(() => stage.close());

/** Both cameras show the picture with this number. */
const seeNumber = (page: Page, number: number) =>
  waitFor(`picture ${number} of both cameras`, async () => {
    const shown = await Promise.all(['cam1', 'cam2'].map((camera) => shownNumber(page, camera)));
    return shown.every((one) => one === number);
  });

it('plays a sealed recording: all cameras in step, to the picture, and registers what was watched (规定§18)', async () => {
  onTestFailed(() => stage.kiosk.picture('playback'));
  const page = stage.kiosk.console;
  await signIn(page, cast.lead);
  await openPlayback(page);
  await page.getByText('原始文件校验一致').waitFor();

  // The entry is ten seconds after the first picture; the marks lie where the store says.
  await seeNumber(page, 250);
  await page.getByRole('button', { name: '下一处标记' }).click();
  const marked = Math.floor(marksAt(segments * segmentSeconds)[0].seconds * 25);
  const first = await waitFor('the marked picture', async () => {
    const [one, two] = [await shownNumber(page, 'cam1'), await shownNumber(page, 'cam2')];
    return one !== undefined && one === two && Math.abs(one - marked) <= 1 && { one };
  });
  await page.keyboard.press('.');
  await seeNumber(page, first.one + 1);
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await seeNumber(page, first.one - 1);

  // A sentence plays from there, and the space bar holds it.
  await page.getByRole('button', { name: '答 今年9月12日' }).click();
  await waitFor('pictures that move', async () => ((await shownNumber(page, 'cam2')) ?? 0) > first.one + 20);
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: '播放（空格）' }).waitFor();
  const watched = await waitFor('the register', async () => {
    const all = await answer(page, 'playback.watched', sealedSessionId, []);
    return all.some(({ fromMs, toMs }) => toMs - fromMs > 500) && all;
  });
  expect(watched.length).toBeGreaterThan(0);

  // A gap is told in words, with its cause, while the other camera goes on.
  await page.getByRole('button', { name: '跳过缺口' }).click();
  await page.keyboard.press('ArrowLeft');
  await tile(page, 'cam1').getByText('本段没有画面').waitFor();
  await tile(page, 'cam1')
    .getByText(/共 6 秒，连不上摄像机/)
    .waitFor();
  await waitFor('the other camera', async () => (await shownNumber(page, 'cam2')) !== undefined);

  expect(await seriousProblems(page)).toEqual([]);
  expect(stage.kiosk.problems()).toEqual([]);
});
