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

/** Two pages of 1920 stand side by side on a display of this width (a virtual one, mostly). */
const doubleWidth = 3840;

/**
 * The console on the first display, the second screen on the second one. With one ordinary display only, both are framed windows that can be
 * moved: a full screen on top of the other would hide it, and the demonstration must be usable on a laptop.
 */
export function openKioskWindows(options: WindowOptions): KioskWindows {
  const primary = screen.getPrimaryDisplay();
  const other = screen.getAllDisplays().find((display) => display.id !== primary.id);
  if (other) return { console: openWindow(options, primary.bounds, 'console'), second: openWindow(options, other.bounds, 'second-screen') };
  const half = { ...primary.bounds, width: doubleWidth / 2 };
  if (primary.bounds.width >= doubleWidth) {
    return {
      console: openWindow(options, half, 'console'),
      second: openWindow(options, { ...half, x: half.x + half.width }, 'second-screen'),
    };
  }
  const framed = { ...options, kiosk: false, framed: true };
  const second = openWindow(framed, { ...primary.workArea, width: 1280, height: 800 }, 'second-screen');
  return { console: openWindow(framed, primary.workArea, 'console'), second };
}

function openWindow(
  options: WindowOptions & { readonly framed?: boolean },
  bounds: Electron.Rectangle,
  name: 'console' | 'second-screen',
): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    kiosk: options.kiosk,
    frame: options.framed ?? false,
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
