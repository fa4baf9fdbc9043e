import type { Locator, Page } from 'playwright';
import { button, cast, patience } from './interview';
import { waitFor } from './wait-for';

/** What the questioned person does on the second screen: reads, corrects, signs page by page and presses the finger. */

/** Turns the pages until the one with a line lies there. */
export async function turnToLine(second: Page, text: string): Promise<Locator> {
  const line = second.getByTestId('transcript-line').filter({ hasText: text.slice(0, 10) });
  return waitFor('the page of the line', async () => {
    if ((await line.count()) > 0) return line.first();
    await button(second, '看完本页，下一页').click({ timeout: patience });
    return false;
  });
}

/** The questioned person reads page by page, corrects one line and confirms, on the second screen. */
export async function review(
  second: Page,
  correction?: { readonly line: number; readonly text: string },
  onCorrected?: () => Promise<void>,
): Promise<void> {
  const confirm = button(second, '笔录无误，确认核对');
  const next = button(second, '看完本页，下一页');
  // A receipt has no lines to correct.
  await confirm.or(next).waitFor({ timeout: patience });
  if (correction) {
    await button(second, '有错，我要改').click();
    const wrong = await turnToLine(second, cast.lines[correction.line] ?? '');
    await wrong.click({ timeout: patience });
    await second.getByTestId('correction-input').fill(correction.text, { timeout: patience });
    await button(second, '记下更正').click();
    // When it was corrected may already stand on the next page.
    await second.locator('.review-sheet del').first().waitFor({ timeout: patience });
  }
  await onCorrected?.();
  while (!(await confirm.isVisible())) await next.click({ timeout: patience });
  await confirm.click();
}

/** What stands on the button at this moment; nothing where there is no button. */
async function shownOn(deed: Locator): Promise<string> {
  return (await deed.allTextContents()).join('');
}

/** Draws something like a name on the pad, under every page that is shown to be signed. */
export async function sign(second: Page, onDrawn?: () => Promise<void>): Promise<void> {
  const pad = second.getByTestId('signature-pad');
  const deed = second.locator('.review-buttons .ant-btn-primary');
  for (let more = true; more;) {
    await draw(second, pad);
    await onDrawn?.();
    const before = await deed.textContent();
    await button(second, /确认签字$/).click({ timeout: patience });
    const after = await waitFor('the next page, or the end', async () => {
      const next = await shownOn(deed);
      return next === '' || next.includes('采集指印') ? 'end' : next !== before && next.endsWith('确认签字') && 'page';
    });
    more = after === 'page';
  }
}

async function draw(second: Page, pad: Locator): Promise<void> {
  const box = await waitFor('the signature pad', async () => (await pad.boundingBox({ timeout: patience })) ?? undefined);
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
    if (!first) continue;
    await second.mouse.move(first.x, first.y);
    await second.mouse.down();
    for (const point of rest) await second.mouse.move(point.x, point.y, { steps: 6 });
    await second.mouse.up();
  }
}

const strokes: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0.14, 0.3],
    [0.26, 0.28],
  ],
  [
    [0.15, 0.3],
    [0.15, 0.62],
    [0.27, 0.6],
  ],
  [
    [0.18, 0.36],
    [0.24, 0.54],
  ],
  [
    [0.24, 0.36],
    [0.18, 0.54],
  ],
  [
    [0.34, 0.26],
    [0.31, 0.44],
  ],
  [
    [0.33, 0.32],
    [0.42, 0.31],
    [0.39, 0.46],
  ],
  [
    [0.37, 0.38],
    [0.32, 0.64],
  ],
  [
    [0.37, 0.44],
    [0.43, 0.64],
  ],
  [
    [0.54, 0.28],
    [0.64, 0.25],
  ],
  [
    [0.52, 0.37],
    [0.67, 0.35],
  ],
  [
    [0.6, 0.26],
    [0.6, 0.5],
  ],
  [
    [0.59, 0.38],
    [0.52, 0.52],
  ],
  [
    [0.6, 0.38],
    [0.68, 0.52],
  ],
  [
    [0.56, 0.56],
    [0.64, 0.55],
    [0.62, 0.68],
    [0.58, 0.66],
  ],
  [
    [0.78, 0.26],
    [0.8, 0.32],
  ],
  [
    [0.86, 0.25],
    [0.84, 0.32],
  ],
  [
    [0.76, 0.38],
    [0.9, 0.37],
  ],
  [
    [0.77, 0.5],
    [0.88, 0.49],
  ],
  [
    [0.74, 0.63],
    [0.92, 0.61],
  ],
];

/** The questioned person presses the finger while the reader waits: at each correction, and at the end. */
export async function thumbprint(second: Page, press: () => Promise<void>): Promise<void> {
  const deed = second.locator('.review-buttons .ant-btn-primary');
  for (let more = true; more;) {
    const before = await deed.textContent({ timeout: patience });
    await button(second, /^开始采集指印/).click({ timeout: patience });
    await press();
    const after = await waitFor('the next place, or the end', async () => {
      const next = await shownOn(deed);
      return next !== before && (next.includes('采集指印') ? 'next' : next === '' && 'end');
    });
    more = after === 'next';
  }
}
