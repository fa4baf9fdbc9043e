import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { waitFor } from './wait-for';

export interface Kiosk {
  readonly app: ElectronApplication;
  /** The inspectors' and administrators' window. */
  readonly console: Page;
  /** The window in front of the questioned person. */
  readonly second: Page;
  readonly versions: { readonly electron: string; readonly chrome: string; readonly node: string };
  close(): Promise<void>;
  /** As a power cut of the program: nothing is put away. */
  kill(): void;
}

/** A stream that a room may record (≥ 704×576) and that costs the encoders of the simulated cameras a third of their own. */
const smallPicture = '1024x576@12';

/** Starts the real kiosk over the storage root `home`. `MINGXUN_ELECTRON` names the runtime; the set-up puts it there. */
export async function launchKiosk(home: string, project = process.cwd(), words: readonly string[] = []): Promise<Kiosk> {
  const executablePath = process.env['MINGXUN_ELECTRON'];
  if (executablePath === undefined) throw new Error('MINGXUN_ELECTRON is not set: run this by npm test or npm start');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    // Its browser profile and its single-instance lock belong to this home, as its data does.
    // A press must not meet a dialog that is still on its way.
    args: [...asRoot, '--force-prefers-reduced-motion', `--user-data-dir=${path.join(home, 'browser')}`, project, ...words],
    env: {
      MINGXUN_SIMULATED_PICTURE: smallPicture,
      ...(process.env as Record<string, string>),
      ...{ KIOSK_HOME: home, MINGXUN_WINDOWED: '1', MINGXUN_NODE: process.execPath },
    },
    timeout: 60_000,
  });
  const pid = app.process().pid;
  const pageOf = async (name: string): Promise<Page> => {
    // Looked for and asked over and over: a window can be told of before it has its address, and "loaded" before anybody listens.
    const page = await waitFor(`the window ${name}`, () => app.windows().find((one) => one.url().includes(`window=${name}`)), 60_000);
    await waitFor(`the page ${name}`, () => isShown(page), 60_000);
    return page;
  };
  const [consolePage, second] = await Promise.all([pageOf('console'), pageOf('second-screen')]);
  const versions = await app.evaluate(() => ({
    electron: process.versions['electron'],
    chrome: process.versions['chrome'],
    node: process.versions.node,
  }));
  return {
    app,
    console: consolePage,
    second,
    versions,
    close: () => app.close(),
    kill: () => {
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
  };
}

/** Its scripts have run and it shows something: on a busy machine that is seconds behind its loading. */
function isShown(page: Page): Promise<boolean> {
  return page.evaluate(showsSomething).catch(() => false);
}

function showsSomething(): boolean {
  const { document } = globalThis as unknown as { readonly document: { querySelector(selector: string): unknown } };
  return document.querySelector('#root > *') !== null;
}
