import { readFile } from 'node:fs/promises';
import { BrowserWindow, dialog, session } from 'electron';
import { pageOrigin } from './page-address';

/** What the system's dialog offers first; what a file really is, its content decides. */
const filters = [{ name: 'PDF, JPEG, PNG', extensions: ['pdf', 'jpg', 'jpeg', 'png'] }];

export async function choosePaper(over: BrowserWindow | undefined): Promise<string | undefined> {
  const options = { properties: ['openFile' as const], filters };
  const { filePaths } = over ? await dialog.showOpenDialog(over, options) : await dialog.showOpenDialog(options);
  return filePaths[0];
}

/** Only this one file is to be had in the window's own session, and nothing leaves it. */
const partition = 'authorisation-paper';

/** Shows a PDF with the browser's own viewer, in a window without any of our calls; Escape closes it. */
export async function showPdf(over: BrowserWindow | undefined, file: string, name: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(file));
  const own = session.fromPartition(partition);
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.removeAllListeners('will-download');
  own.on('will-download', (event) => event.preventDefault());
  if (own.protocol.isProtocolHandled('app')) own.protocol.unhandle('app');
  own.protocol.handle('app', () => new Response(bytes, { headers: { 'content-type': 'application/pdf' } }));
  const bounds = over?.getBounds();
  const window = new BrowserWindow({
    ...(over && bounds && { parent: over, modal: true, x: bounds.x + 360, y: bounds.y + 100 }),
    width: 1200,
    height: 940,
    title: name,
    autoHideMenuBar: true,
    webPreferences: { partition, plugins: true, sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('before-input-event', (_event, input) => {
    if (input.key === 'Escape') window.close();
  });
  await window.loadURL(`${pageOrigin}/paper.pdf#toolbar=0`);
}
