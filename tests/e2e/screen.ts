import type { Page } from 'playwright';
import { waitFor } from '../support/wait-for';

/** What a test does with a screen beyond the deeds of an interview. */

/** Picks the option that begins with `wanted` in the list called `label`, with the arrow keys. */
export async function choose(page: Page, label: string, wanted: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true });
  const chosen = async () => ((await list.locator('xpath=ancestor::*[contains(@class,"ant-select")][last()]').textContent()) ?? '').trim();
  if ((await chosen()).startsWith(wanted)) return;
  await list.click();
  const active = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active');
  const before = (a: string) => a > wanted;
  for (let step = 0; step < 100; step += 1) {
    const now = ((await active.textContent()) ?? '').trim();
    if (now.startsWith(wanted)) break;
    await page.keyboard.press(before(now) ? 'ArrowUp' : 'ArrowDown');
  }
  await page.keyboard.press('Enter');
  await waitFor(`${wanted} in ${label}`, async () => (await chosen()).startsWith(wanted), 3_000);
  await active.waitFor({ state: 'hidden' });
}

interface Video {
  readonly currentTime: number;
  readonly videoWidth: number;
  readonly readyState: number;
}

/** Waits until the live picture of a camera goes on by a second: pictures are there and they move. */
export async function seePicturesMove(page: Page, cameraId: string): Promise<void> {
  const video = page.getByTestId(`live-${cameraId}`);
  const now = () => video.evaluate(({ currentTime, videoWidth, readyState }: Video) => ({ currentTime, videoWidth, readyState }));
  const first = await waitFor(`a picture of ${cameraId}`, async () => {
    const { currentTime, videoWidth } = await now();
    return videoWidth > 0 && currentTime > 0 && { currentTime };
  });
  await waitFor(`pictures of ${cameraId} that move`, async () => (await now()).currentTime > first.currentTime + 1);
}
