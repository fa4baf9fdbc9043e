import 'reflect-metadata';
import path from 'node:path';
import { app } from 'electron';
import { MediaCutter } from '../recordings/playback/media-cutter';
import { startKiosk, type Kiosk } from './kiosk';
import { lockDown } from './lock-down';
import { announcePageScheme, servePages } from './page-protocol';
import type { KioskMode } from './running';
import { startSimulatedRoom } from './simulated-room-process';
import { isRealRoom, openStorageRoot, setUpWord, type StorageRoot } from './storage-root';

const distFolder = __dirname;
const cutter = new MediaCutter();
let kiosk: Kiosk | undefined;
let simulatedRoom: { stop(): void } | undefined;

announcePageScheme();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

async function start(): Promise<void> {
  const home = process.env['KIOSK_HOME'] ?? app.getPath('userData');
  lockDown();
  servePages(path.join(distFolder, 'renderer'), (token, file) => kiosk?.mediaFile(token, file), cutter);
  // Real or simulated is decided here and nowhere else: without any sign of a real room it is the simulated one, in a root of its own.
  const simulated = !isRealRoom(home, process.argv);
  const root = openStorageRoot(simulated ? path.join(home, 'demonstration') : home);
  if (simulated) simulatedRoom = await startSimulatedRoom(distFolder, root.home);
  await open(root, process.argv.includes(setUpWord) ? 'set-up' : 'room');
}

/** Opens the kiosk, in the windows of the one before where there was one. */
async function open(root: StorageRoot, mode: KioskMode): Promise<void> {
  const before = kiosk;
  kiosk = undefined;
  await before?.close();
  kiosk = await startKiosk({
    ...{ root, distFolder, cutter, mode, windows: before?.windows },
    windowed: process.env['MINGXUN_WINDOWED'] === '1',
    version: app.getVersion(),
    reopen: (next) => void open(root, next).catch(giveUp),
  });
}

app.on('window-all-closed', () => app.quit());
app.on('before-quit', (event) => {
  if (!kiosk) return;
  event.preventDefault();
  const closing = kiosk;
  kiosk = undefined;
  // Cameras that must record go on by themselves; everything else is put away in order.
  void closing.close().finally(() => {
    simulatedRoom?.stop();
    app.exit(0);
  });
});

function giveUp(problem: unknown): void {
  process.stderr.write(`${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
  simulatedRoom?.stop();
  app.exit(1);
}
