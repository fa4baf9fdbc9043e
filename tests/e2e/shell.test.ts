import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { callNames, type CallName, type Caller } from '../../services/contract/calls';
import { roles } from '../../services/contract/people';
import { mayCall } from '../../services/people/permissions';
import { answer, askAnything, ThrowAwayKiosk } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';
import { harmlessInput } from './harmless-input';

/** A page is an untrusted guest of the main process: what it may not do is tried here, in the real runtime. */
let stage: ThrowAwayKiosk;
let windows: readonly (readonly [name: string, page: Page])[];
/** A server outside the product that must never hear of us. */
let outside: Server;
let outsideUrl: string;
const heard: string[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
  stage = await ThrowAwayKiosk.open();
  windows = [
    ['console', stage.console],
    ['second screen', stage.second],
  ];
  await stage.console.locator('.person-tile').first().waitFor();
});
afterAll(async () => {
  outside.close();
  await stage.close();
});

/** Runs a script of the page after the inspector has let go of it, and gives what it says. */
const inPage = (page: Page, script: string) =>
  page.evaluate<string>(`new Promise((resolve) => setTimeout(() => { try { Promise.resolve((() => { ${script} })()).then(
    (value) => resolve(String(value)), (problem) => resolve('refused: ' + problem.name)); } catch (problem) { resolve('refused: ' + problem.name); } }, 0))`);
/** Does something that the content policy forbids, and gives the directive that forbade it. */
const violating = (page: Page, script: string) =>
  inPage(
    page,
    `return new Promise((done) => { addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
     setTimeout(() => done('nothing was refused'), 2000); ${script} })`,
  );

describe('the shell around the pages', () => {
  it('gives both windows a sealed page: isolated, in the sandbox, without Node, without developer tools', async () => {
    const preferences = await stage.kiosk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        window.webContents.openDevTools();
        const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
        return contents.getLastWebPreferences();
      }),
    );
    expect(preferences).toHaveLength(2);
    for (const each of preferences) {
      expect(each).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      });
      for (const dangerous of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'nodeIntegrationInSubFrames'])
        expect(Boolean(each[dangerous]), dangerous).toBe(false);
    }
    for (const [name, page] of windows) {
      expect(await inPage(page, 'return [typeof require, typeof process, typeof Buffer, typeof module].join()'), name).toBe(
        'undefined,undefined,undefined,undefined',
      );
      expect(await inPage(page, 'return Object.keys(window.kiosk).sort().join()'), name).toBe('call,subscribe');
      expect(await inPage(page, `return window.kiosk.subscribe('no.such-event', () => {})`), name).toBe('refused: Error');
    }
  });

  it('runs no script and loads nothing but its own: inline script, eval, remote picture, request and frame are refused', async () => {
    for (const [name, page] of windows) {
      const inline = `const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)`;
      expect(await violating(page, inline), name).toBe('script-src-elem');
      expect(await inPage(page, 'return window.ran'), name).toBe('undefined');
      expect(await inPage(page, `return eval('1 + 1')`), name).toBe('refused: EvalError');
      expect(await inPage(page, `return new Function('return 1')()`), name).toBe('refused: EvalError');
      expect(await violating(page, `new Image().src = '${outsideUrl}picture.png'`), name).toBe('img-src');
      expect(await violating(page, `fetch('${outsideUrl}request').catch(() => {})`), name).toBe('connect-src');
      expect(
        await violating(page, `const f = document.createElement('iframe'); f.src = '${outsideUrl}frame'; document.body.append(f)`),
        name,
      ).toBe('frame-src');
    }
    expect(heard).toEqual([]);
  });

  it('reads no file outside its own folder', async () => {
    const addresses = [
      '/../main.cjs',
      '/%2e%2e/main.cjs',
      '/..%2fmain.cjs',
      '/..%5cmain.cjs',
      '/%00',
      '/assets/../../package.json',
      '//etc/passwd',
    ];
    for (const address of addresses) {
      const status = await inPage(stage.console, `return fetch('app://mingxun${address}').then((reply) => reply.status)`);
      expect(['404', 'refused: TypeError'], address).toContain(status);
    }
    expect(await inPage(stage.console, `return fetch('file:///etc/passwd').then((reply) => reply.status)`)).toBe('refused: TypeError');
    expect(await inPage(stage.console, `return fetch('app://other/index.html').then((reply) => reply.status)`)).toMatch(/404|refused/);
  });

  it('asks the desktop not to let the machine fall asleep, and writes down when somebody makes it', async () => {
    const { app } = stage.kiosk;
    const asked = await app.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 100 }, (_, id) => id).filter((id) => powerSaveBlocker.isStarted(id)),
    );
    expect(asked).toHaveLength(1);
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
    const told = async () =>
      (await readFile(path.join(stage.root, 'audit.jsonl'), 'utf8')).match(/machine\.(suspended|resumed)/g)?.join(' ');
    await waitFor('both ends in the audit log', async () => (await told()) === 'machine.suspended machine.resumed');
  });

  it('goes nowhere else, opens no window and obeys none of the browser’s keys', async () => {
    for (const [name, page] of windows) {
      const before = page.url();
      await inPage(page, 'window.stayed = true');
      for (const target of [outsideUrl, 'file:///etc/passwd', 'data:text/html,x', 'javascript:window.left=true'])
        await inPage(page, `location.href = ${JSON.stringify(target)}; return new Promise((done) => setTimeout(done, 100))`);
      expect(await inPage(page, `return window.open('${outsideUrl}window')`), name).toBe('null');
      for (const key of ['F5', 'Control+R', 'Control+Shift+I', 'Control+W', 'Control+Shift+T', 'Alt+ArrowLeft'])
        await page.keyboard.press(key);
      expect(await inPage(page, 'return [window.stayed, window.left].join()'), name).toBe('true,');
      expect(page.url()).toBe(before);
    }
    expect(stage.kiosk.app.windows()).toHaveLength(2);
    // Asked for in the first test already, and by the keys just now.
    expect(
      await stage.kiosk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((each) => each.webContents.isDevToolsOpened()),
      ),
    ).toEqual([false, false]);
    expect(heard).toEqual([]);
  });

  it('grants no permission, not even the camera of this machine', async () => {
    for (const [name, page] of windows) {
      for (const permission of ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'])
        expect(
          await inPage(page, `return navigator.permissions.query({ name: '${permission}' }).then((is) => is.state)`),
          `${name} ${permission}`,
        ).toBe('denied');
      expect(await inPage(page, `return navigator.mediaDevices.getUserMedia({ video: true })`), name).toMatch(
        /^refused: Not(Allowed|Found)Error$/,
      );
      expect(await inPage(page, `return Notification.requestPermission()`), name).toBe('denied');
    }
  });

  it('refuses a call that it does not know, and input that the call does not take', async () => {
    await expect(askAnything(stage.console, 'people.deleteEverything', [])).rejects.toThrow('unknown call');
    await expect(askAnything(stage.console, '__proto__', [])).rejects.toThrow('unknown call');
    for (const [name, input] of [
      ['people.list', ['more']],
      ['people.signIn', [{ personId: 'chen', pin: 260001 }]],
      ['people.signIn', [{ personId: 'chen', pin: '260001', role: 'agency-head' }]],
      ['people.signInByBadge', ["' OR 1=1 --", 'x']],
      ['bookings.list', ['yesterday', 'tomorrow']],
      ['session.signPage', ['s', 1, { image: 'data:text/html;base64,AAAA', strokes: [] }]],
    ] as const)
      expect(await askAnything(stage.console, name, input), name).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  const forbidden = ['people.not-allowed', 'people.not-signed-in'];
  /** Makes every call of the contract from this page and compares with the table of permissions. */
  async function tryEveryCall(page: Page, caller: Caller): Promise<void> {
    for (const name of callNames as ReadonlySet<CallName>) {
      if (name === 'people.signOut') continue;
      const reply = await askAnything(page, name, harmlessInput[name]);
      const code = reply.ok ? 'answered' : reply.error.code;
      if (mayCall(caller, name)) expect([...forbidden, 'input.invalid', 'unexpected'], `${name} is allowed: ${code}`).not.toContain(code);
      else expect(forbidden, `${name} is not allowed: ${code}`).toContain(code);
    }
  }

  it('answers the second screen nothing but what the questioned person may do', () =>
    tryEveryCall(stage.second, { window: 'second-screen', person: undefined }));

  it('answers the console nothing but signing in while nobody has', () =>
    tryEveryCall(stage.console, { window: 'console', person: undefined }));

  for (const role of roles) {
    it(`answers what ${role} may do and refuses the rest`, async () => {
      onTestFailed(() => stage.picture(`shell-${role}`));
      const person = (await answer(stage.console, 'people.list')).find(
        (tile) => tile.role === role && tile.certificateExpiredOn === undefined,
      );
      if (person?.demoPin === undefined) throw new Error(`nobody is ${role}`);
      await answer(stage.console, 'people.signIn', { personId: person.id, pin: person.demoPin });
      await tryEveryCall(stage.console, { window: 'console', person });
      // What the console may do does not rub off on the screen beside it.
      expect(await askAnything(stage.second, 'archive.page', harmlessInput['archive.page'])).toMatchObject({ ok: false });
      await answer(stage.console, 'people.signOut');
      expect(await askAnything(stage.console, 'archive.page', harmlessInput['archive.page'])).toMatchObject({
        ok: false,
        error: { code: 'people.not-signed-in' },
      });
    });
  }
});
