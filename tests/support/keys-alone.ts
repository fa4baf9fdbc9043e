import type { Locator, Page } from 'playwright';
import { patience } from './interview';
import { waitFor } from './wait-for';

/** More Tabs than this to one control, and nobody would find it. */
const mostPresses = 150;

interface Options {
  readonly timeout?: number;
}
interface Hands {
  click(this: Locator, options?: Options): Promise<void>;
  check(this: Locator, options?: Options): Promise<void>;
  fill(this: Locator, text: string, options?: Options): Promise<void>;
  press(this: Locator, key: string, options?: Options): Promise<void>;
  pressSequentially(this: Locator, text: string, options?: { readonly delay?: number }): Promise<void>;
}

/** Controls that were reached and didn't show that they had the focus. */
export type Unseen = ReadonlySet<string>;

/**
 * Takes the mouse away from every deed of this process: what is pressed or filled is reached with Tab, Shift+Tab and the arrows, as somebody without
 * a mouse would, and worked with Enter, Space and typing. What can't be reached fails its deed.
 */
export function keysAlone(page: Page): Unseen {
  const unseen = new Set<string>();
  const hands = Object.getPrototypeOf(page.locator('body')) as Hands;
  const reached = (target: Locator, options?: Options) => reach(target, options?.timeout ?? patience, unseen);
  hands.click = async function (options) {
    const key = await reached(this, options);
    if (key !== undefined) await this.page().keyboard.press(key);
  };
  hands.check = async function (options) {
    const key = await reached(this, options);
    // With the arrows a choice of several is made already.
    if (key !== undefined && !(await this.isChecked())) await this.page().keyboard.press(key);
  };
  hands.fill = async function (text, options) {
    await reached(this, options);
    const { keyboard } = this.page();
    await keyboard.press('Control+a');
    await (text === '' ? keyboard.press('Delete') : keyboard.insertText(text));
  };
  hands.press = async function (key, options) {
    await reached(this, options);
    await this.page().keyboard.press(key);
  };
  hands.pressSequentially = async function (text, options) {
    await reached(this);
    await this.page().keyboard.type(text, options);
  };
  return unseen;
}

/** Moves the focus to the control of `target`; gives the key that works it, undefined where to have the focus is all. */
async function reach(target: Locator, timeout: number, unseen: Set<string>): Promise<string | undefined> {
  await target.waitFor({ timeout });
  await waitFor('a control that is enabled', () => target.isEnabled(), timeout);
  const { keyboard } = target.page();
  let last = '';
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const place = await target.evaluate(placeOfFocus);
    if (place.at === 'there') {
      if (!place.seen) unseen.add(place.name);
      return place.key;
    }
    // A field that has Tab for itself is left after Esc.
    if (presses > 0 && place.stuck) await keyboard.press('Escape');
    last = place.name;
    await keyboard.press(place.go);
  }
  throw new Error(`${target.toString()} was not reached; the focus stood on ${last}`);
}

type Place =
  | { readonly at: 'there'; readonly name: string; readonly key: string | undefined; readonly seen: boolean }
  | { readonly at: 'elsewhere'; readonly name: string; readonly go: string; readonly stuck: boolean };

/** Runs in the page: no imports, and no more of its types than it needs. */
function placeOfFocus(element: unknown): Place {
  interface El {
    readonly tagName: string;
    readonly type?: string;
    readonly name?: string;
    readonly textContent: string;
    readonly control?: El | null;
    readonly parentElement: El | null;
    getAttribute(name: string): string | null;
    matches(selector: string): boolean;
    closest(selector: string): El | null;
    querySelector(selector: string): El | null;
    getClientRects(): { readonly length: number };
  }
  interface Style {
    readonly outlineStyle: string;
    readonly outlineWidth: string;
    readonly boxShadow: string;
  }
  const page = globalThis as unknown as {
    readonly document: { readonly activeElement: El; querySelectorAll(selector: string): Iterable<El> };
    getComputedStyle(element: El): Style;
    /** Where it stood when it was asked last. */
    heldFocus?: El;
  };
  const focusable = 'button, a[href], input, textarea, select, video[controls], [tabindex]:not([tabindex^="-"])';
  const wanted = element as El;
  const active = page.document.activeElement;
  const writes = active.tagName === 'TEXTAREA';
  const stuck = writes && page.heldFocus === active;
  page.heldFocus = active;
  const name = `${active.tagName.toLowerCase()} ${active.getAttribute('aria-label') ?? active.textContent.slice(0, 30)}`.trim();

  // An option of a list that is open is chosen with the arrows, the focus staying in the field.
  const option = wanted.closest('.ant-select-item-option');
  if (option)
    return option.matches('.ant-select-item-option-active')
      ? { at: 'there', name, key: 'Enter', seen: true }
      : { at: 'elsewhere', name, go: 'ArrowDown', stuck };

  const label = wanted.closest('label');
  const control = wanted.matches(focusable)
    ? wanted
    : (label?.control ?? wanted.closest(focusable) ?? wanted.querySelector(focusable) ?? wanted);
  if (active === control) {
    const text =
      active.tagName === 'TEXTAREA' || (active.tagName === 'INPUT' && !['radio', 'checkbox', 'button'].includes(active.type ?? ''));
    const key =
      active.getAttribute('role') === 'combobox' ? 'ArrowDown' : text ? undefined : active.tagName === 'INPUT' ? 'Space' : 'Enter';
    const shows = ({ outlineStyle, outlineWidth, boxShadow }: Style) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    let seen = false;
    for (let around: El | null = active, n = 0; around && n < 4 && !seen; around = around.parentElement, n += 1)
      seen = shows(page.getComputedStyle(around));
    return { at: 'there', name, key, seen };
  }
  // Of choices that exclude each other Tab reaches one, the arrows the others.
  if (active.type === 'radio' && control.type === 'radio' && active.name === control.name)
    return { at: 'elsewhere', name, go: 'ArrowDown', stuck };
  const all = [...page.document.querySelectorAll(focusable)];
  const back = all.indexOf(control) < all.indexOf(active);
  return { at: 'elsewhere', name, go: back ? 'Shift+Tab' : 'Tab', stuck };
}
