import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFailed } from 'vitest';
import { cast, signIn } from '../support/interview';
import { openPlayback, shownNumber, tile } from '../support/playback-page';
import { openPlaybackStage, type PlaybackStage } from '../support/playback-stage';
import { marksAt, sealedSessionId } from '../support/sealed-recording';
import { seriousProblems } from '../support/serious-problems';
import { answer } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';

const [segments, segmentSeconds] = [9, 4];
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
    missing: [5],
    withheld: { 1: 'picture', 7: 'sound' },
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
  await page.keyboard.press(',');
  await tile(page, 'cam1').getByText('本段没有画面').waitFor();
  await tile(page, 'cam1')
    .getByText(/共 4 秒，连不上摄像机/)
    .waitFor();
  await waitFor('the other camera', async () => (await shownNumber(page, 'cam2')) !== undefined);

  expect(await seriousProblems(page)).toEqual([]);
  expect(stage.kiosk.problems()).toEqual([]);
});

/** Where the first camera has sound alone, s. */
const soundAlone = { from: 28, to: 31 };

async function seekTo(page: Page, second: number): Promise<void> {
  const box = await page.getByTestId('playback-timeline').boundingBox();
  if (!box) throw new Error('no timeline');
  await page.mouse.click(box.x + (box.width * second) / (segments * segmentSeconds), box.y + 6);
}

/** The picture of that second on both cameras, or the words of the gap on the one that has sound alone. */
async function seeMoment(page: Page, second: number): Promise<void> {
  const isNear = (shown: number | undefined) => shown !== undefined && Math.abs(shown - second * 25) <= 3;
  const isGap = second >= soundAlone.from && second < soundAlone.to;
  if (isGap) await tile(page, 'cam1').getByText('本段没有画面').waitFor();
  await waitFor(`the pictures of second ${second}`, async () => {
    const [one, two] = [await shownNumber(page, 'cam1'), await shownNumber(page, 'cam2')];
    return isNear(two) && (isGap || isNear(one));
  });
}

const heardBytes = (page: Page) =>
  tile(page, 'cam1')
    .locator('video')
    .evaluate((element: unknown) => (element as { readonly webkitAudioDecodedByteCount: number }).webkitAudioDecodedByteCount);

it('plays on and seeks over the borders where a camera’s sound or picture was withheld (制度§19)', async () => {
  onTestFailed(() => stage.kiosk.picture('withheld'));
  const page = stage.kiosk.console;
  const asked = new Map<string, number>();
  page.on('request', (request) => asked.set(request.url(), (asked.get(request.url()) ?? 0) + 1));
  const playUntil = async (from: number, to: number) => {
    await seekTo(page, from);
    await seeMoment(page, from);
    asked.clear();
    await page.keyboard.press(' ');
    await waitFor(`second ${to}`, async () => ((await shownNumber(page, 'cam2')) ?? 0) > to * 25);
    // What lies behind a border is asked for to learn of it, and again when it is there.
    expect(Math.max(...asked.values())).toBeLessThanOrEqual(2);
  };
  const pause = async () => {
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: '播放（空格）' }).waitFor();
  };

  // Sound and picture, then the picture alone, then both.
  await playUntil(2.5, 5);
  await waitFor('moving pictures without sound', async () => ((await shownNumber(page, 'cam1')) ?? 0) > 5.5 * 25);
  expect(await heardBytes(page)).toBe(0);
  await pause();
  await playUntil(6.2, 9);
  await waitFor(
    'moving pictures with sound',
    async () => ((await shownNumber(page, 'cam1')) ?? 0) > 9 * 25 && (await heardBytes(page)) > 0,
  );
  await pause();

  // Then the sound alone, with the words of the gap in the picture's place, then both again.
  await playUntil(27, 29);
  await tile(page, 'cam1')
    .getByText(/共 3 秒，依法不录像/)
    .waitFor();
  const heard = await heardBytes(page);
  await waitFor('sound that goes on', async () => (await heardBytes(page)) > heard);
  await pause();
  await playUntil(30, 33);
  await waitFor('pictures again', async () => ((await shownNumber(page, 'cam1')) ?? 0) > 33 * 25);
  await pause();

  for (const second of [2, 6, 2, 10, 6, 10, 27, 29, 27, 34, 29, 2, 34]) {
    await seekTo(page, second);
    await seeMoment(page, second);
  }
  expect(stage.kiosk.problems()).toEqual([]);
});
