import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInBrowser, type PageBrowser } from '../support/page-browser';
import { playedEvidence, type PlayedEvidence } from '../support/played-evidence';
import { waitFor } from '../support/wait-for';

/** 校验.html as a clerk opens it: from the disc, in a browser, without a network. */
let evidence: PlayedEvidence;
let browser: PageBrowser;
let page: Page;
const problems: string[] = [];
const asked: string[] = [];
const frameMs = 40;

beforeAll(async () => {
  evidence = await playedEvidence(await readFile('dist/verifier-page.html'));
  browser = await openInBrowser(path.join(evidence.folder, '校验.html'));
  page = browser.page;
  page.on('pageerror', (problem) => problems.push(problem.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(blob|file|data):/.test(request.url())) asked.push(request.url());
  });
});
afterAll(async () => {
  await browser.close();
  await rm(evidence.folder, { recursive: true, force: true });
});

async function choose(folder: string): Promise<string> {
  await page.goto(page.url());
  await page.locator('#folder').setInputFiles(folder);
  return (await page.locator('#verdict').textContent()) ?? '';
}
const timesMs = () =>
  page.evaluate<number[]>(`[...document.querySelectorAll('figure:not([hidden]) video')].map((video) => video.currentTime * 1000)`);
/** Largest distance of the two pictures at every picture of the screen for 1.5 s, and how far they played meanwhile. */
const watchStep = () =>
  page.evaluate<{ worstMs: number; playedMs: number }>(`new Promise((resolve) => {
    const times = () => [...document.querySelectorAll('figure:not([hidden]) video')].map((video) => video.currentTime * 1000);
    const [begun, [from]] = [performance.now(), times()];
    let worstMs = 0;
    const look = () => {
      worstMs = Math.max(worstMs, Math.max(...times()) - Math.min(...times()));
      if (performance.now() - begun < 1500) requestAnimationFrame(look);
      else resolve({ worstMs, playedMs: times()[0] - from });
    };
    look();
  })`);

describe('校验.html on a disc', () => {
  it('finds the untouched disc 一致, with the key to be compared', async () => {
    expect(await choose(evidence.folder)).toBe('一致');
    expect(await page.locator('.key-number').textContent()).toBe(evidence.keyId.replace(/(.{4})(?=.)/g, '$1 '));
    await page.locator('#key-field').fill(evidence.keyId.toUpperCase());
    expect(await page.locator('.key-answer').textContent()).toContain('相同');
    await page.locator('#key-field').fill('0'.repeat(16));
    expect(await page.locator('#verdict').textContent()).toBe('不一致');
  });

  it('plays both cameras in step, and both to the frame after a seek', async () => {
    await choose(evidence.folder);
    await page.locator('.said').first().click();
    await page.locator('#play').click();
    await waitFor('playing', async () => (await timesMs()).every((ms) => ms > 2300));
    const { worstMs, playedMs } = await watchStep();
    expect(playedMs).toBeGreaterThan(1000);
    expect(worstMs).toBeLessThan(2 * frameMs);
    await page.locator('.said[aria-current]', { hasText: '去年九月到期' }).waitFor();

    await page.locator('#play').click();
    await page.locator('.moment.event').last().click();
    await page.locator('.moment.mark').first().click();
    await waitFor('the mark', async () => (await timesMs()).every((ms) => Math.abs(ms - 4500) < 2));
    await page.locator('#frame-forward').click();
    await waitFor('one frame on', async () => (await timesMs()).every((ms) => Math.abs(ms - 4540 + 20) < 21 && ms > 4501));
    const [one = 0, other = 0] = await timesMs();
    expect(Math.abs(one - other)).toBeLessThan(1);
  });

  it('says where a camera has nothing, why, and goes on with the others', async () => {
    await choose(evidence.folder);
    await page.locator('.said.note').click();
    await page.locator('.over.gap').waitFor();
    expect(await page.locator('.over.gap').textContent()).toContain('摄像机不再送来画面');
    await page.locator('#play').click();
    await waitFor('both again after the gap', async () => (await timesMs()).every((ms) => ms > evidence.gap.toMs + 300));
    expect(await page.locator('.over.gap').count()).toBe(0);
    expect((await watchStep()).worstMs).toBeLessThan(2 * frameMs);
  });

  it('names what was changed on a tampered copy, with camera and time, and plays it with a warning', async () => {
    const copy = path.join(await mkdtemp(path.join(tmpdir(), 'tampered-')), 'disc');
    await cp(evidence.folder, copy, { recursive: true });
    const file = path.join(copy, 'cam2/a01-000001.mp4');
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await chmod(file, 0o644);
    await writeFile(file, bytes);
    expect(await choose(copy)).toBe('不一致');
    const finding = page.locator('.findings li');
    expect(await finding.count()).toBe(1);
    expect(await finding.textContent()).toContain('cam2/a01-000001.mp4');
    expect(await finding.textContent()).toContain('法制二号机位，2026-11-25 09:02:07–09:02:10');
    await page.locator('.moment.mark').first().click();
    await page.locator('figure .altered:visible').waitFor();
    await rm(path.dirname(copy), { recursive: true });
  });

  it('plays on and seeks over the borders where a camera’s sound or picture was withheld, and says so', async () => {
    const withheld = await playedEvidence(await readFile('dist/verifier-page.html'), ['both', 'picture', 'both', 'sound', 'both']);
    expect(await choose(withheld.folder)).toBe('一致');
    await page.locator('#sound').selectOption('cam1');
    const camera = page.locator('figure', { has: page.locator('video[data-camera=cam1]') });
    const playTo = (ms: number) => waitFor(`${ms} ms`, async () => (await timesMs()).every((time) => time > ms));
    const heard = () => page.evaluate<number>(`document.querySelector('video[data-camera=cam1]').webkitAudioDecodedByteCount`);
    await page.locator('#play').click();
    await playTo(3500);
    expect([await heard(), await camera.locator('.over.gap').count()]).toEqual([0, 0]);
    await playTo(6500);
    expect(await heard()).toBeGreaterThan(0);
    await camera.locator('.over.gap').getByText('依法不录像').waitFor();
    await playTo(9500);
    expect(await heard()).toBeGreaterThan(0);
    await playTo(12_500);
    expect(await camera.locator('.over.gap').count()).toBe(0);
    await page.locator('#play').click();

    const slider = await page.locator('.rows .axis').boundingBox();
    if (!slider) throw new Error('no axis');
    for (const second of [2, 4, 2, 7, 4, 10, 7, 13, 10, 2, 13]) {
      await page.mouse.click(slider.x + (slider.width * second) / 15, slider.y + 4);
      await waitFor(`second ${second}`, async () => (await timesMs()).every((ms) => Math.abs(ms - second * 1000) < 60));
      if (second === 10) await camera.locator('.over.gap').waitFor();
      else await waitFor('the picture', async () => (await camera.locator('.over.shown').count()) === 1);
    }
    await rm(withheld.folder, { recursive: true, force: true });
  });

  it('did all this without a network and without an error', () => {
    expect(asked).toEqual([]);
    expect(problems).toEqual([]);
  });
});
