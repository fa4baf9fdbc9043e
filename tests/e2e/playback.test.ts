import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { cast, signIn } from '../support/interview';
import { openPlayback, openPlaybackStage, shownNumber, tile, type PlaybackStage } from '../support/playback-stage';
import { waitFor } from '../support/wait-for';

let stage: PlaybackStage;
beforeAll(async () => {
  stage = await openPlaybackStage({
    cameras: [
      { id: 'cam1', name: '法制一号机位' },
      { id: 'cam2', name: '法制二号机位' },
    ],
    segments: 6,
    segmentSeconds: 6,
    width: 640,
    missing: [4],
  });
});
afterAll(() => stage.close());

it('plays a sealed recording', async () => {
  onTestFailed(() => stage.kiosk.picture('playback'));
  const page = stage.kiosk.console;
  await signIn(page, cast.lead);
  await openPlayback(page);
  await page.getByText('原始文件校验一致').waitFor();
  // The entry is ten seconds after the first picture, and that is where it opens.
  await waitFor('the picture at the entry', async () => (await shownNumber(page, 'cam1')) === 250);
  await page.screenshot({ path: '/tmp/pb-1.png' });
  await page.getByRole('button', { name: '答 今年9月12日' }).click();
  await waitFor('a picture that moves', async () => ((await shownNumber(page, 'cam2')) ?? 0) > 440);
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: '跳过缺口' }).click();
  await page.keyboard.press('ArrowLeft');
  await tile(page, 'cam1').getByText('本段没有画面').waitFor();
  await page.screenshot({ path: '/tmp/pb-2.png' });
  expect(stage.kiosk.problems()).toEqual([]);
});
