import type { Page } from 'playwright';
import { cast, signIn } from '../support/interview';
import { openPlayback } from '../support/playback-page';
import { openPlaybackStage } from '../support/playback-stage';
import { seededRandom } from '../support/random';
import { quantile, type BenchRow } from './bench-row';

const cameras = [
  { id: 'cam1', name: '法制一号机位' },
  { id: 'cam2', name: '法制二号机位', picture: 'testsrc' },
];
const SEEKS = 50;

/** Seeking in a sealed session of three hours (two cameras in 1080p25, 1,080 files each) in the real kiosk, and how well its cameras stay in step. */
export async function playbackSeek(): Promise<readonly BenchRow[]> {
  const stage = await openPlaybackStage({ cameras, segments: 1080, segmentSeconds: 10, width: 1920, kilobits: 4500, repeated: true });
  try {
    const page = stage.kiosk.console;
    await signIn(page, cast.lead);
    await openPlayback(page);
    await page
      .getByText(/原始文件校验一致|原始文件与封存时不一致/)
      .first()
      .waitFor({ timeout: 240_000 });
    const seeks = await measureSeeks(page);
    const skews = await measureSkew(page);
    return [rowOf('seek, call to the picture on all cameras', seeks, 150), rowOf('skew between cameras at 1×', skews, 40)];
  } finally {
    await stage.close();
  }
}

/** From the press on the timeline to the first picture of that moment on both cameras, as the compositor presents it. */
async function measureSeeks(page: Page): Promise<readonly number[]> {
  const surface = page.getByTestId('playback-timeline');
  const box = await surface.boundingBox();
  if (!box) throw new Error('no timeline');
  await page.evaluate(installWatch);
  const random = seededRandom(7);
  const found: number[] = [];
  for (let seek = 0; seek < SEEKS; seek += 1) {
    const x = box.x + Math.round(random() * (box.width - 2));
    await page.mouse.click(x, box.y + 60);
    found.push(await page.evaluate(() => (globalThis as unknown as Watching).seekDone()));
  }
  return found;
}

/** Ten seconds of play: how far apart the two cameras' pictures are that are on the screen at the same time. */
async function measureSkew(page: Page): Promise<readonly number[]> {
  await page.keyboard.press(' ');
  const skews = await page.evaluate(() => (globalThis as unknown as Watching).skewsFor(10_000));
  await page.keyboard.press(' ');
  return skews;
}

interface Watching {
  seekDone(): Promise<number>;
  skewsFor(ms: number): Promise<number[]>;
}

interface Frame {
  readonly mediaTime: number;
  readonly presentationTime: number;
  readonly expectedDisplayTime: number;
}
interface Video {
  requestVideoFrameCallback(callback: (now: number, frame: Frame) => void): void;
}

/** Runs in the page: notes every picture of every video. */
function installWatch(): void {
  const page = globalThis as unknown as Watching & {
    readonly document: {
      querySelectorAll(selector: string): Iterable<Video>;
      querySelector(selector: string): {
        getBoundingClientRect(): { readonly left: number; readonly width: number };
        getAttribute(name: string): string;
        addEventListener(
          name: string,
          listener: (event: { readonly clientX: number; readonly timeStamp: number }) => void,
          capture: boolean,
        ): void;
      };
    };
  };
  const videos = [...page.document.querySelectorAll('.picture-tile video')];
  const surface = page.document.querySelector('[data-testid="playback-timeline"]');
  const lengthMs = Number(surface.getAttribute('aria-valuemax')) * 1000;
  const frames = videos.map((): Frame[] => []);
  let pressed = { at: 0, targetMs: 0 };
  let done: (ms: number) => void = () => undefined;
  let waiting = new Promise<number>((resolve) => (done = resolve));
  surface.addEventListener(
    'pointerdown',
    ({ clientX, timeStamp }) => {
      const { left, width } = surface.getBoundingClientRect();
      pressed = { at: timeStamp, targetMs: ((clientX - left) / width) * lengthMs };
      for (const list of frames) list.length = 0;
      waiting = new Promise<number>((resolve) => (done = resolve));
    },
    true,
  );
  const isIt = (frame: Frame) => frame.mediaTime * 1000 <= pressed.targetMs + 40 && frame.mediaTime * 1000 > pressed.targetMs - 80;
  videos.forEach((video, index) => {
    const note = (_now: number, frame: Frame): void => {
      frames[index]?.push(frame);
      const first = frames.map((list) => list.find(isIt));
      if (first.every((one) => one !== undefined)) done(Math.max(...first.map((one) => one.presentationTime)) - pressed.at);
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  });
  page.seekDone = () => Promise.race([waiting, new Promise<number>((resolve) => setTimeout(() => resolve(5_000), 5_000))]);
  page.skewsFor = async (ms) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (const list of frames) list.length = 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
    const [first = [], ...others] = frames.map((list) => [...list]);
    const aheadMs = (frame: Frame) => frame.mediaTime * 1000 - frame.expectedDisplayTime;
    return first.flatMap((frame) =>
      others.flatMap((list) => {
        const near = list.reduce<Frame | undefined>(
          (best, other) =>
            !best ||
            Math.abs(other.expectedDisplayTime - frame.expectedDisplayTime) < Math.abs(best.expectedDisplayTime - frame.expectedDisplayTime)
              ? other
              : best,
          undefined,
        );
        return near ? [Math.abs(aheadMs(frame) - aheadMs(near))] : [];
      }),
    );
  };
}

function rowOf(name: string, samples: readonly number[], limit: number): BenchRow {
  const p95 = quantile(samples, 0.95);
  return {
    id: 'seek',
    name: `${name}, p95`,
    goal: `≤ ${limit} ms`,
    unit: 'ms',
    samples,
    limits: [limit],
    ratio: p95 / limit,
    met: p95 <= limit,
  };
}
