import { setTimeout as pass } from 'node:timers/promises';
import { reachQuestioning } from '../e2e/reach-questioning';
import { handForReview } from '../support/interview';
import { seededRandom } from '../support/random';
import { turnToLine } from '../support/review-and-sign';
import { answer } from '../support/throw-away-kiosk';
import { quantile, type BenchRow } from './bench-row';
import { openClipRoom } from './clip-room';
import { clickToPicture } from './live-page';

const LINES = 40;
const REPLAYS = 30;
const LIMIT_MS = 300;

/** The second screen in review: a press on a line's moment to the first picture of it, out of the files that are still being written. */
export async function lineReplay(): Promise<readonly BenchRow[]> {
  const { stage, close } = await openClipRoom();
  try {
    const id = await reachQuestioning(stage);
    for (let n = 0; n < LINES; n += 1) {
      const kind = n % 2 === 0 ? 'question' : 'answer';
      await answer(stage.console, 'transcript.write', id, { id: undefined, kind, text: `第${n + 1}句话` });
      await pass(1_000);
    }
    await handForReview(stage.console);
    const { second } = stage;
    // Of the page that has a line in the middle; the person turns no page between two replays.
    await turnToLine(second, `第${LINES / 2}句话`);
    const lines = second.locator('button.sheet-line');
    const offered = await lines.count();
    const random = seededRandom(5);
    const samples: number[] = [];
    for (let n = 0; n < REPLAYS; n += 1) {
      const line = lines.nth(Math.floor(random() * offered));
      await line.evaluate((element: unknown) => (element as Marked).setAttribute('data-bench', 'play'));
      samples.push(await second.evaluate(clickToPicture, ['[data-bench="play"]', '.line-replay video'] as const));
      await line.evaluate((element: unknown) => (element as Marked).removeAttribute('data-bench'));
      await second.getByRole('button', { name: /关闭$/ }).click();
      await pass(137 + Math.floor(random() * 400));
    }
    const p95 = quantile(samples, 0.95);
    return [
      {
        ...{ id: 'replay', name: `press at a line to its first picture, p95 ${p95.toFixed(0)} ms`, goal: 'p95 ≤ 300 ms', unit: 'ms' },
        ...{ samples, limits: [LIMIT_MS], ratio: p95 / LIMIT_MS, met: p95 <= LIMIT_MS },
      },
    ];
  } finally {
    await close();
  }
}

interface Marked {
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}
