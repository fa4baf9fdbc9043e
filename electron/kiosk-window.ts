import { BrowserWindow, screen } from 'electron';
import path from 'node:path';
import { sealedPage } from './lock-down';
import { pageOrigin } from './page-address';

export interface KioskWindows {
  readonly console: BrowserWindow;
  /** Faces the questioned person. */
  readonly second: BrowserWindow;
}

export interface WindowOptions {
  readonly distFolder: string;
  /** Full screen without a way out; off while somebody develops or drives it by a test. */
  readonly kiosk: boolean;
  readonly devTools: boolean;
}

/** The console on the first display and the second screen on the second one, or beside it where there is one only. */
export function openKioskWindows(options: WindowOptions): KioskWindows {
  const displays = screen.getAllDisplays();
  const primary = screen.getPrimaryDisplay();
  const other = displays.find((display) => display.id !== primary.id);
  const besides = {
    ...primary.bounds,
    x: primary.bounds.width > 1920 ? 1920 : primary.bounds.x,
    width: Math.min(primary.bounds.width, 1920),
  };
  return {
    console: openWindow(options, { ...primary.bounds, width: Math.min(primary.bounds.width, 1920) }, 'console'),
    second: openWindow(options, other?.bounds ?? besides, 'second-screen'),
  };
}

function openWindow(options: WindowOptions, bounds: Electron.Rectangle, name: 'console' | 'second-screen'): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    kiosk: options.kiosk,
    frame: false,
    show: false,
    backgroundColor: '#F3F3EE',
    webPreferences: sealedPage(path.join(options.distFolder, 'preload.cjs'), options.devTools),
  });
  window.once('ready-to-show', () => window.showInactive());
  window.webContents.on('render-process-gone', () => {
    // Recording goes on without the page; the page comes back by itself.
    if (!window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(`${pageOrigin}/index.html?window=${name}`);
  return window;
}
