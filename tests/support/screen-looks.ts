import type { Page } from 'playwright';
import { seriousProblems } from './serious-problems';

/** What is wrong with the screens that a story comes by, gathered so that one run names all: what axe calls serious, and what only a pointer reaches. */
export class ScreenLooks {
  private readonly found: string[] = [];

  /** What is on its way, such as a button that fades, is no fault: what is found has to stand a second later too. */
  async at(name: string, ...pages: readonly Page[]): Promise<void> {
    for (const page of pages) {
      const first = await wrongWith(page);
      if (first.length === 0) continue;
      await page.waitForTimeout(1_000);
      const later = await wrongWith(page);
      this.found.push(...first.filter((problem) => later.includes(problem)).map((problem) => `${name}: ${problem}`));
    }
  }

  problems(): readonly string[] {
    return this.found;
  }
}

async function wrongWith(page: Page): Promise<readonly string[]> {
  return [...(await seriousProblems(page)), ...(await pointerOnly(page))];
}

/** What shows the hand of a link, and neither is, holds nor stands in anything that the keyboard comes to. */
async function pointerOnly(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Element {
      readonly outerHTML: string;
      readonly parentElement: Element | null;
      closest(selector: string): Element | null;
      querySelector(selector: string): Element | null;
      getClientRects(): { readonly length: number };
    }
    const { document, getComputedStyle } = globalThis as unknown as {
      readonly document: { querySelectorAll(selector: string): Iterable<Element> };
      readonly getComputedStyle: (element: Element) => { readonly cursor: string };
    };
    const reached =
      'a[href], button, input, select, textarea, label, video, [tabindex], [aria-keyshortcuts], [role="option"], [role="tab"]';
    const hand = (element: Element | null) => element !== null && getComputedStyle(element).cursor === 'pointer';
    return [...document.querySelectorAll('body *')]
      .filter((element) => hand(element) && !hand(element.parentElement) && element.getClientRects().length > 0)
      .filter((element) => element.closest(reached) === null && element.querySelector(reached) === null)
      .map((element) => `only by pointer: ${element.outerHTML.slice(0, 120)}`);
  });
}
