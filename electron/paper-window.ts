import { readFile } from 'node:fs/promises';
import { app, BrowserWindow, dialog, protocol, type WebContents } from 'electron';

/** What the system's dialog offers first; what a file really is, its content decides. */
const filters = [{ name: 'PDF, JPEG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] }];

export async function choosePaper(over: BrowserWindow | undefined): Promise<string | undefined> {
  const options = { properties: ['openFile' as const], filters };
  const { filePaths } = over ? await dialog.showOpenDialog(over, options) : await dialog.showOpenDialog(options);
  return filePaths[0];
}

/** Of the window that is open; the content policy of our pages lets none of them ask here. */
const scheme = 'paper';
let shown: { readonly window: BrowserWindow; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;

/** Shows a PDF with the browser's own viewer, in a window without any of our calls. Escape, a touch of the console and the next paper close it. */
export async function showPdf(over: BrowserWindow | undefined, file: string, name: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(file));
  shown?.window.destroy();
  const bounds = over?.getBounds();
  const window = new BrowserWindow({
    ...(over && bounds && { parent: over, x: bounds.x + 360, y: bounds.y + 100 }),
    width: 1200,
    height: 940,
    title: name,
    autoHideMenuBar: true,
    webPreferences: { plugins: true, sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
  });
  shown = { window, bytes };
  if (!protocol.isProtocolHandled(scheme)) protocol.handle(scheme, answer);
  const close = (): void => {
    if (!window.isDestroyed()) window.close();
  };
  const closeByEscape = (contents: WebContents): void => {
    contents.on('before-input-event', (_event, { key }) => {
      if (key === 'Escape') close();
    });
  };
  // The viewer inside the window has contents of its own, which get the keys.
  const onInner = (_event: unknown, contents: WebContents): void => closeByEscape(contents);
  closeByEscape(window.webContents);
  app.on('web-contents-created', onInner);
  window.once('focus', () => over?.once('focus', close));
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('closed', () => {
    app.off('web-contents-created', onInner);
    over?.off('focus', close);
    if (shown?.window === window) shown = undefined;
  });
  await window.loadURL(`${scheme}://authorisation/paper.pdf#toolbar=0`);
}

function answer(): Response {
  if (!shown) return new Response('', { status: 404 });
  return new Response(shown.bytes, { headers: { 'content-type': 'application/pdf' } });
}
