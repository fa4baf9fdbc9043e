import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from 'playwright';

export interface PageBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** A plain browser window over one file of the disk, as a person opens it: no preload, no Node, its own empty profile. */
export function openInBrowser(file: string, size = { width: 1440, height: 900 }): Promise<PageBrowser> {
  return openAddress(pathToFileURL(file).href, size);
}

/** The same over an address; `trusted`: the public keys (SHA-256, base64) whose certificates a person has said to trust. */
export async function openAddress(
  address: string,
  size: { readonly width: number; readonly height: number },
  trusted = '',
): Promise<PageBrowser> {
  const executablePath = process.env['MINGXUN_ELECTRON'];
  if (executablePath === undefined) throw new Error('MINGXUN_ELECTRON is not set: run this by npm test');
  const shell = await mkdtemp(path.join(tmpdir(), 'browser-'));
  const main = `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ ...${JSON.stringify(size)}, useContentSize: true, webPreferences: { sandbox: true } }).loadURL(process.env.PAGE_ADDRESS));`;
  await writeFile(path.join(shell, 'package.json'), JSON.stringify({ name: 'page', main: 'main.js' }));
  await writeFile(path.join(shell, 'main.js'), main);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, `--ignore-certificate-errors-spki-list=${trusted}`, `--user-data-dir=${path.join(shell, 'profile')}`, shell],
    env: { ...(process.env as Record<string, string>), PAGE_ADDRESS: address },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    page,
    close: async () => {
      await app.close();
      await rm(shell, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
