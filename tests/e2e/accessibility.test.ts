import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, goTo, lock, signIn } from '../support/interview';
import { ThrowAwayKiosk } from '../support/throw-away-kiosk';

let kiosk: ThrowAwayKiosk;
beforeAll(async () => {
  kiosk = await ThrowAwayKiosk.open();
});
afterAll(() => kiosk.close());

/** What axe calls serious or critical on the page as it stands, by WCAG 2.2 AA. */
async function seriousProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { readonly axe: typeof axe }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  return results.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe('accessibility', () => {
  it('finds nothing serious on the sign-in screen and the second screen', async () => {
    await kiosk.console.getByRole('heading', { name: '请点您的姓名' }).waitFor();
    expect(await seriousProblems(kiosk.console)).toEqual([]);
    expect(await seriousProblems(kiosk.second)).toEqual([]);
  });

  it('finds nothing serious on the screens of administrator and office', async () => {
    await signIn(kiosk.console, cast.administrator);
    for (const place of ['今日', '日历', '询问室', '交接', '档案']) {
      await goTo(kiosk.console, place);
      expect(await seriousProblems(kiosk.console), place).toEqual([]);
    }
    await lock(kiosk.console);
    await signIn(kiosk.console, cast.office);
    await goTo(kiosk.console, '光盘');
    expect(await seriousProblems(kiosk.console), '光盘').toEqual([]);
  });
});
