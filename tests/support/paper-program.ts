import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, ipcMain } from 'electron';
import { announcePageScheme, servePages } from '../../electron/page-protocol';
import { ChromiumPaperPrinter } from '../../electron/paper-printer';
import { MediaCutter } from '../../recordings/playback/media-cutter';
import type { PrintOrder, Printed } from './print-papers';

/** An Electron program of its own around the shipping printer: prints the papers of its order and says how long each took. */
const order = JSON.parse(readFileSync(process.env['MINGXUN_PRINT_ORDER'] ?? '', 'utf8')) as PrintOrder;
announcePageScheme();
void app.whenReady().then(async () => {
  servePages(path.join(order.distFolder, 'renderer'), () => undefined, new MediaCutter());
  const printer = new ChromiumPaperPrinter(order.distFolder, () => undefined);
  ipcMain.handle('kiosk.call', (_event, _name, [jobId]: readonly [string]) => ({ ok: true, value: printer.paperOf(jobId) }));
  const printed: Printed[] = [];
  for (const { file, paper } of order.papers) {
    const begun = performance.now();
    writeFileSync(file, await printer.print(paper));
    printed.push({ file, ms: performance.now() - begun });
  }
  writeFileSync(order.answer, JSON.stringify(printed));
  app.exit(0);
});
app.on('window-all-closed', () => undefined);
